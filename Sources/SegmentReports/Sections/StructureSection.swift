// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import SalesData
import SegmentDiscovery

/// Whether there are natural groups at all.
enum StructureSection: SectionBuilder {
  static func section(_ context: ReportContext) -> Section? {
    let structure = context.result.structure
    guard context.customerCount > 1 else { return nil }
    let isDistinct = structure.verdict == .distinct
    return Section(
      id: "structure",
      title: isDistinct
        ? "There are natural groups" : "There are no natural groups, only useful cuts",
      shortTitle: "Natural groups?",
      blocks: [
        .paragraph(structure.explanation), .facts(facts(structure, context)),
        .fold(title: "What was tested", blocks: [.paragraph(structure.method)]),
      ])
  }

  private static func facts(
    _ structure: Structure, _ context: ReportContext
  ) -> [(name: Wording, text: Wording)] {
    let p = Wording.probability(structure.pValue)
    let level = Wording.fixed(0.05, places: 2)
    let isProof = structure.pValue <= 0.05
    return [
      (
        "Proven groups",
        structure.groupCount > 1 ? Wording.count(structure.groupCount) : "none"
      ),
      (
        "Evidence",
        isProof
          ? "p-value \(p), at most \(level): chance alone hardly gives such a gap"
          : "p-value \(p), over \(level): chance alone gives such a gap easily"
      ),
      (
        "Smallest group that could have been proven",
        structure.smallestProvableShare.map {
          let least = Int(($0 * Double(context.customerCount)).rounded(.up))
          return "\(.percent($0)) of customers, \(least)"
        } ?? "none: there are too few customers"
      ),
    ]
  }
}
