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
      .lead(verdict(views)),
      .paragraph(
        "Agreement is measured by the adjusted Rand index: 1 is the same division, 0 what chance "
          + "would give. In the plots below the segments are the columns, by their numbers:"),
      .key(context.segments.map(\.name)),
      .figure(figure(views.rfm, "the named RFM segments", context)),
      .figure(figure(views.rules, "the segments’ own rules", context)),
    ]
    if let methods = views.methods {
      let fold = methodsFigure(methods, context)
      blocks.append(.fold(title: "k-means against Ward’s tree", blocks: [.figure(fold)]))
    }
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

  private static func verdict(_ views: SegmentViews) -> String {
    let methods =
      views.methods.map { "; k-means and Ward’s tree agree \(degree($0))" } ?? ""
    return "The named RFM segments agree with these segments \(degree(views.rfm)), the segments’ "
      + "own rules \(degree(views.rules))\(methods)."
  }

  /// The index with a word for it, after Steinley (Psychological Methods 9:386, 2004).
  private static func degree(_ table: CrossTable) -> String {
    let word: String
    switch table.adjustedRandIndex {
    case 0.9...: word = "almost wholly"
    case 0.8..<0.9: word = "well"
    case 0.65..<0.8: word = "moderately"
    default: word = "poorly"
    }
    return "\(word) (\(NumberText.fixed(table.adjustedRandIndex, places: 2)))"
  }

  /// Segments as columns, what they are compared with as rows: its names fit there.
  private static func figure(
    _ table: CrossTable, _ other: String, _ context: ReportContext
  ) -> Figure {
    let counts = context.shown(table)
    return chart(
      rows: table.columns, columns: table.rows.indices.map { String($0 + 1) },
      counts: table.columns.indices.map { column in counts.map { $0[column] } },
      title: "Against \(other), these segments agree \(degree(table))",
      rowTitle: ReportContext.capitalized(table.columnTitle), columnTitle: "Segment",
      table: dataTable(table, context))
  }

  private static func methodsFigure(_ table: CrossTable, _ context: ReportContext) -> Figure {
    chart(
      rows: table.rows, columns: table.columns.indices.map { String($0 + 1) },
      counts: context.shown(table),
      title: "k-means and Ward’s tree agree \(degree(table))",
      rowTitle: "Segments by k-means", columnTitle: "Segment by Ward’s tree",
      table: dataTable(table, context))
  }

  private static func chart(
    rows: [String], columns: [String], counts: [[Int?]], title: String, rowTitle: String,
    columnTitle: String, table: DataTable
  ) -> Figure {
    let sums = columns.indices.map { column in counts.reduce(0) { $0 + ($1[column] ?? 0) } }
    let cells = rows.indices.flatMap { row in
      columns.indices.map { column in
        // Rows count from the bottom.
        HeatMap.Cell(
          column: column, row: rows.count - 1 - row, count: counts[row][column],
          shade: Double(counts[row][column] ?? 0) / Double(max(1, sums[column])))
      }
    }
    return Figure(
      title: title,
      subtitle: "Customers in both; the stronger the colour, the larger a part of its column",
      alternative: "Grid of customers, \(rowTitle) by \(columnTitle). \(title).",
      chart: HeatMap(
        columnCount: columns.count, rowCount: rows.count, cells: cells,
        columnTitle: columnTitle, rowTitle: rowTitle, columnLabels: columns,
        rowLabels: rows.reversed()),
      table: table)
  }

  private static func dataTable(_ table: CrossTable, _ context: ReportContext) -> DataTable {
    DataTable(
      caption: "Customers: \(table.rowTitle) by \(table.columnTitle)",
      columns: [.text(ReportContext.capitalized(table.rowTitle))]
        + table.columns.map { .number($0) },
      rows: zip(table.rows, context.shown(table)).map { name, counts in
        [name] + counts.map(SmallCounts.text)
      })
  }
}
