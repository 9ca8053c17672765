// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import SalesData
import SegmentDiscovery

/// Whether different ways of seeing the customers agree, and what could be merged or split.
enum AgreementSection: SectionBuilder {
  static func section(_ context: ReportContext) -> Section? {
    guard context.segments.count > 1 else { return nil }
    let views = context.result.views
    var blocks: [Block] = [
      .paragraph(
        "Against the named RFM segments the agreement is \(figure(views.rfm)), against the "
          + "segments’ own rules \(figure(views.rules))"
          + (views.methods.map { ", of k-means with Ward’s tree \(figure($0))" } ?? "")
          + " (adjusted Rand index: 1 is the same division, 0 what chance would give)."),
      .table(table(views.rfm)), .table(table(views.rules)),
    ]
    if let methods = views.methods { blocks.append(.table(table(methods))) }
    let adjustments = context.result.adjustments
    blocks.append(.heading("Merge or split"))
    if adjustments.isEmpty {
      blocks.append(
        .paragraph("No two segments would be treated alike, and none hides two proven groups."))
    }
    blocks += adjustments.map { adjustment in
      .paragraph(
        (adjustment.kind == .merge ? "Could be one: " : "Could be more: ") + adjustment.reason)
    }
    return Section(
      id: "agreement", title: "Do other views agree?", shortTitle: "Agreement", blocks: blocks)
  }

  private static func figure(_ table: CrossTable) -> String {
    NumberText.fixed(table.adjustedRandIndex, places: 2)
  }

  private static func table(_ table: CrossTable) -> DataTable {
    DataTable(
      caption: "Customers: \(table.rowTitle) by \(table.columnTitle)",
      columns: [.text(ReportContext.capitalized(table.rowTitle))]
        + table.columns.map { .number($0) },
      rows: zip(table.rows, table.counts).map { name, counts in
        [name] + counts.map { NumberText.count($0) }
      })
  }
}
