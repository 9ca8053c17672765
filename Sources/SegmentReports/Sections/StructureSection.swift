// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import SalesData
import SegmentDiscovery

/// Whether there are natural groups at all.
enum StructureSection: SectionBuilder {
  static func section(_ context: ReportContext) -> Section? {
    let structure = context.result.structure
    guard context.customerCount > 1 else { return nil }
    let p =
      structure.pValue < 0.001
      ? "under 0.001" : NumberText.fixed(structure.pValue, places: 3)
    return Section(
      id: "structure",
      title: structure.verdict == .distinct
        ? "There are natural groups" : "There are no natural groups, only useful cuts",
      shortTitle: "Natural groups?",
      blocks: [
        .paragraph(structure.explanation),
        .paragraph("The p-value of the test is \(p); under 0.05 counts as proof."),
        .fold(title: "What was tested", blocks: [.paragraph(structure.method)]),
      ])
  }
}
