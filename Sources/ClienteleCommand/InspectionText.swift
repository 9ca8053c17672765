// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clientele

/// The page that `clientele inspect` prints.
struct InspectionText {
  let lines: [String]

  init(_ summary: SalesSummary, width: Int) {
    var lines: [String] = []
    let files = summary.files.joined(separator: ", ")
    let sure = Int((summary.layout.confidence * 100).rounded())
    lines.append(Terminal.bold(files))
    lines.append("")
    lines += Self.entry(
      "layout", "\(summary.layout.name), \(sure) % sure: \(summary.layout.reason)", width)
    lines += Self.entry(
      "file", "\(summary.encoding), separated by \(summary.delimiter)", width)
    lines += Self.entry("dates", summary.dateFormat, width)
    lines += Self.entry("currency", summary.currency ?? "not named in the data", width)
    lines += Self.entry(
      "columns",
      summary.columns.map { "\($0.field) ← \($0.column)" }.joined(separator: ", "), width)

    lines.append("")
    lines += Self.account(of: summary)

    lines.append("")
    lines += Self.entry("customers", NumberText.count(summary.customers), width)
    lines += Self.entry(
      "orders",
      "\(NumberText.count(summary.orders)) purchases"
        + (summary.refunds > 0 ? ", \(NumberText.count(summary.refunds, "refund"))" : ""), width)
    lines += Self.entry(
      "revenue", Words.money(summary.revenue, currency: summary.currency), width)
    if let first = summary.firstOrder, let last = summary.lastOrder {
      lines += Self.entry("period", "\(first) to \(last)", width)
    }
    if let asOf = summary.asOf {
      lines += Self.entry("as of", "\(asOf), from which days since the last order count", width)
    }
    if summary.months.count > 1, let first = summary.months.first, let last = summary.months.last {
      let bars = Sparkline.text(summary.months.map(\.revenue.doubleValue), width: width - 40)
      lines += ["", "  revenue by month   \(bars)  \(first.month) to \(last.month)"]
    }
    if !summary.notes.isEmpty {
      lines.append("")
      for note in summary.notes { lines += Self.entry("note", note, width) }
    }
    lines += [
      "",
      "Next: clientele discover "
        + summary.files.map(Words.shellQuoted).joined(separator: " ") + " -o report",
    ]
    self.lines = lines
  }

  /// Rows and money: what came in, what is used, what is not and why.
  private static func account(of summary: SalesSummary) -> [String] {
    var table = TextTable([("rows and money", .left), ("rows", .right), ("amount", .right)])
    let money = { (amount: Money) in Words.money(amount, currency: summary.currency) }
    table.append(["read", NumberText.count(summary.rows), money(summary.amount)])
    table.append([
      "used, of customers with a purchase", "", money(summary.revenue),
    ])
    if summary.refundOnly.customers > 0 {
      let who = NumberText.count(summary.refundOnly.customers, "customer")
      table.append(["used, of \(who) without a purchase", "", money(summary.refundOnly.amount)])
    }
    table.append([
      "used in all", NumberText.count(summary.rowsUsed),
      money(summary.revenue + summary.refundOnly.amount),
    ])
    for rejection in summary.rowsRejected {
      table.append([
        "left out: \(rejection.reason)", NumberText.count(rejection.rows), money(rejection.amount),
      ])
    }
    return table.lines(width: 100).map { "  \($0)" }
  }

  /// A label and its text, wrapped beside it.
  private static func entry(_ label: String, _ text: String, _ width: Int) -> [String] {
    let indent = 13
    let room = max(30, width - indent)
    var lines: [String] = []
    var current = ""
    for word in text.split(separator: " ") {
      if !current.isEmpty, current.count + 1 + word.count > room {
        lines.append(current)
        current = ""
      }
      current += (current.isEmpty ? "" : " ") + word
    }
    lines.append(current)
    return lines.enumerated().map { index, line in
      let head = index == 0 ? label : ""
      return "  " + Terminal.dim(head) + String(repeating: " ", count: indent - 2 - head.count)
        + line
    }
  }
}
