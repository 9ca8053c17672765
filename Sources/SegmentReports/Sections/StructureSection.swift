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
  ) -> [(name: String, text: String)] {
    let p = ReportContext.probability(structure.pValue)
    let isProof = structure.pValue <= 0.05
    return [
      (
        "Proven groups",
        structure.groupCount > 1 ? NumberText.count(structure.groupCount) : "none"
      ),
      (
        "Evidence",
        "p-value \(p), \(isProof ? "at most" : "over") 0.05: "
          + (isProof
            ? "chance alone hardly gives such a gap"
            : "chance alone gives such a gap easily")
      ),
      (
        "Smallest group that could have been proven",
        structure.smallestProvableShare.map {
          let least = Int(($0 * Double(context.customerCount)).rounded(.up))
          return "\(NumberText.percent($0)) of customers, \(NumberText.count(least))"
        } ?? "none: there are too few customers"
      ),
    ]
  }
}
