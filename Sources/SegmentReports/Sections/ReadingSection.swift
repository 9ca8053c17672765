// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import SalesData

/// What was read, and what became of it.
enum ReadingSection: SectionBuilder {
  static func section(_ context: ReportContext) -> Section? {
    let summary = context.summary
    var blocks: [Block] = [
      .paragraph(story(context)), .figure(rowsFigure(context)), .heading("The money adds up"),
      .table(moneyTable(context)), .heading("How the file was read"), .facts(facts(context)),
    ]
    if !summary.columns.isEmpty {
      let table = DataTable(
        caption: "Columns and what they were read as",
        columns: [.text("Read as"), .text("Column in the file")],
        rows: summary.columns.map { [.known($0.field), .verbatim($0.column)] })
      blocks.append(.fold(title: "Columns", blocks: [.table(table)]))
    }
    if !summary.notes.isEmpty {
      blocks += [.heading("Worth knowing"), .list(summary.notes)]
    }
    return Section(
      id: "read", title: "What was read, and what was left out", shortTitle: "What was read",
      blocks: blocks)
  }

  private static func story(_ context: ReportContext) -> Wording {
    let summary = context.summary
    let rows = Wording.count(summary.rows, "row")
    let files = Wording.count(summary.files.count, "file")
    let orders = Wording.count(summary.orders, "order")
    let customers = Wording.count(summary.customers, "customer")
    let revenue = context.units.money(summary.revenue)
    return """
      \(rows) in \(files) gave \(orders) by \(customers), worth \(revenue), from \
      \(ReportContext.day(summary.firstOrder)) to \(ReportContext.day(summary.lastOrder)).
      """
  }

  private static func rowsFigure(_ context: ReportContext) -> Figure {
    let summary = context.summary
    let share = summary.rows == 0 ? 0 : Double(summary.rowsUsed) / Double(summary.rows)
    let rejected = summary.rows - summary.rowsUsed
    let total = Double(max(1, summary.rows))
    func group(_ name: Wording, _ rows: Int, _ paint: Drawing.Paint) -> BarChart.Group {
      let text = context.say(.count(rows))
      let percent = context.say(.percent(Double(rows) / total))
      return BarChart.Group(
        name: context.say(name), swatch: nil,
        bars: [
          BarChart.Bar(
            value: Double(rows), label: "\(text) · \(percent)", shortLabel: text, paint: paint)
        ])
    }
    let groups =
      [group("Used", summary.rowsUsed, .accent)]
      + summary.rowsRejected.map { group(sentence($0.reason), $0.rows, .muted) }
    let title: Wording =
      rejected == 0
      ? "Every row was used"
      : "\(.percent(share)) of the rows were used; every other row has its reason"
    return Figure(
      title: title, subtitle: "Rows by what became of them",
      alternative: "Bars of rows used and rejected. \(title).",
      chart: BarChart(groups: groups) { context.say(.compact($0)) },
      table: DataTable(
        caption: "Rows by what became of them",
        columns: [
          .text("What became of them"), .number("Rows"), .number("Share"), .number("Money"),
        ],
        rows: [
          [
            "Used", Wording.count(summary.rowsUsed), Wording.percent(share),
            context.units.exact(summary.revenue + summary.refundOnly.amount),
          ]
        ]
          + summary.rowsRejected.map {
            [
              sentence($0.reason), Wording.count($0.rows),
              Wording.percent(Double($0.rows) / total), context.units.exact($0.amount),
            ]
          }))
  }

  private static func moneyTable(_ context: ReportContext) -> DataTable {
    let summary = context.summary
    let units = context.units
    var rows: [[Wording]] = [["All the money read", "", units.exact(summary.amount)]]
    rows += summary.rowsRejected.map {
      [
        "less rows rejected: \(.known($0.reason))", Wording.count($0.rows, "row"),
        units.exact($0.amount),
      ]
    }
    rows.append([
      "less customers with refunds alone",
      context.shown(summary.refundOnly.customers).map { Wording.count($0, "customer") }
        ?? "hidden",
      units.exact(summary.refundOnly.amount),
    ])
    rows.append([
      "Revenue of the customers in this report", Wording.count(summary.customers, "customer"),
      units.exact(summary.revenue),
    ])
    return DataTable(
      caption: "From all the money read to the revenue of this report",
      columns: [.text("Money"), .number("Of"), .number("Amount")], rows: rows,
      emphasizedRow: rows.count - 1)
  }

  private static func facts(_ context: ReportContext) -> [(name: Wording, text: Wording)] {
    let summary = context.summary
    let layout = summary.layout
    let sure = Wording.percent(layout.confidence)
    return [
      (
        summary.files.count == 1 ? "File" : "Files",
        .verbatim(context.fileNames.joined(separator: ", "))
      ),
      ("Layout", "\(.known(layout.name)), \(sure) sure: \(layout.reason)"),
      (
        "Text",
        """
        \(verbatim: encodingName(summary.encoding)), separated by \
        \(delimiterName(summary.delimiter))
        """
      ),
      ("Dates", summary.dateFormat),
      ("Currency", summary.currency.map { .verbatim($0) } ?? "not named in the data"),
      ("Period", context.period), ("Days counted to", ReportContext.day(summary.asOf)),
      ("Refunds", "\(.count(summary.refunds, "order")) under zero"),
      ("Exact duplicates", Wording.count(summary.duplicateRows, "row")),
    ]
  }

  /// `UTF-8` for `utf-8`, `Windows-1252` for `windows-1252`.
  private static func encodingName(_ encoding: String) -> String {
    encoding.lowercased().hasPrefix("utf")
      ? encoding.uppercased() : encoding.prefix(1).uppercased() + encoding.dropFirst()
  }

  private static func delimiterName(_ delimiter: String) -> Wording {
    switch delimiter {
    case ",", "comma": return "commas"
    case ";", "semicolon": return "semicolons"
    case "\t", "tab": return "tabs"
    case "|", "bar", "pipe": return "vertical bars"
    default: return .verbatim(delimiter)
    }
  }

  private static func sentence(_ reason: String) -> Wording { Wording.known(reason).sentence }
}
