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
      .key(context.segments.map { .name($0.name) }),
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
        adjustment.kind == .merge
          ? "Could be one: \(adjustment.reason)" : "Could be more: \(adjustment.reason)")
    }
    return Section(
      id: "agreement", title: "Do other views agree?", shortTitle: "Agreement", blocks: blocks)
  }

  private static func verdict(_ views: SegmentViews) -> Wording {
    let (rfm, rules) = (degree(views.rfm), degree(views.rules))
    guard let methods = views.methods else {
      return """
        The named RFM segments agree with these segments \(rfm), the segments’ own rules \(rules).
        """
    }
    return """
      The named RFM segments agree with these segments \(rfm), the segments’ own rules \(rules); \
      k-means and Ward’s tree agree \(degree(methods)).
      """
  }

  /// The index with a word for it, after Steinley (Psychological Methods 9:386, 2004).
  private static func degree(_ table: CrossTable) -> Wording {
    let word: Wording
    switch table.adjustedRandIndex {
    case 0.9...: word = "almost wholly"
    case 0.8..<0.9: word = "well"
    case 0.65..<0.8: word = "moderately"
    default: word = "poorly"
    }
    return "\(word) (\(Wording.fixed(table.adjustedRandIndex, places: 2)))"
  }

  /// Segments as columns, what they are compared with as rows: its names fit there.
  private static func figure(
    _ table: CrossTable, _ other: Wording, _ context: ReportContext
  ) -> Figure {
    let counts = context.shown(table)
    return chart(
      rows: names(table.columns, context), columns: table.rows.indices.map { String($0 + 1) },
      counts: table.columns.indices.map { column in counts.map { $0[column] } },
      title: "Against \(other), these segments agree \(degree(table))",
      rowTitle: Wording.known(table.columnTitle).sentence, columnTitle: "Segment", context,
      table: dataTable(table, context))
  }

  private static func methodsFigure(_ table: CrossTable, _ context: ReportContext) -> Figure {
    chart(
      rows: names(table.rows, context), columns: table.columns.indices.map { String($0 + 1) },
      counts: context.shown(table),
      title: "k-means and Ward’s tree agree \(degree(table))",
      rowTitle: "Segments by k-means", columnTitle: "Segment by Ward’s tree", context,
      table: dataTable(table, context))
  }

  private static func chart(
    rows: [Wording], columns: [String], counts: [[Int?]], title: Wording, rowTitle: Wording,
    columnTitle: Wording, _ context: ReportContext, table: DataTable
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
        columnTitle: context.say(columnTitle), rowTitle: context.say(rowTitle),
        columnLabels: columns, rowLabels: rows.reversed().map(context.say), say: context.say),
      table: table)
  }

  /// The names of groups: segments by theirs, all others as texts.
  private static func names(_ names: [String], _ context: ReportContext) -> [Wording] {
    let segments = Set(context.segments.map(\.name))
    return names.map { segments.contains($0) ? .name($0) : .known($0) }
  }

  private static func dataTable(_ table: CrossTable, _ context: ReportContext) -> DataTable {
    DataTable(
      caption: "Customers: \(.known(table.rowTitle)) by \(.known(table.columnTitle))",
      columns: [.text(Wording.known(table.rowTitle).sentence)]
        + names(table.columns, context).map { .number($0) },
      rows: zip(names(table.rows, context), context.shown(table)).map { name, counts in
        [name] + counts.map(SmallCounts.text)
      })
  }
}
