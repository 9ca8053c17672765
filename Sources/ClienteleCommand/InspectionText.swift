// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clientele

/// The page that `clientele inspect` prints.
///
/// In the order in which a reader asks: what came out of it, what it is, what was used and what
/// was not, what to beware of, what to do next.
struct InspectionText {
  private(set) var lines: [String] = []
  private let summary: SalesSummary
  private let width: Int

  /// The widths between which the page keeps, whatever the terminal's.
  static let widths = 60...120

  /// Lays out the page.
  ///
  /// - Parameters:
  ///   - summary: What was read.
  ///   - options: The options that the next command must repeat.
  ///   - width: The terminal's width.
  init(_ summary: SalesSummary, options: [String] = [], width: Int) {
    self.summary = summary
    self.width = min(max(width, Self.widths.lowerBound), Self.widths.upperBound)
    addHead()
    addMonths()
    addLayout()
    addAccount()
    addConsents()
    addNotes()
    addNext(options)
  }

  private mutating func addHead() {
    let files = summary.files
    let more = files.count > 3 ? ", and \(NumberText.count(files.count - 3, "more file"))" : ""
    for line in Words.wrapped(files.prefix(3).joined(separator: ", ") + more, to: width - 2) {
      lines.append("  " + Terminal.bold(line))
    }
    lines.append("")
    var figures = [
      (NumberText.count(summary.customers), NumberText.noun(summary.customers, "customer")),
      (NumberText.count(summary.orders), NumberText.noun(summary.orders, "purchase")),
    ]
    if summary.refunds > 0 {
      figures.append(
        (NumberText.count(summary.refunds), NumberText.noun(summary.refunds, "refund")))
    }
    figures.append((money(summary.revenue), "revenue"))
    var (numbers, labels) = ("", "")
    for (number, label) in figures {
      let start = max(numbers.count, labels.count) + (numbers.isEmpty ? 0 : 3)
      numbers = numbers.padded(to: start) + number
      labels = labels.padded(to: start) + label
    }
    lines += ["  " + Terminal.bold(numbers), "  " + Terminal.dim(labels), ""]
    if let first = summary.firstOrder, let last = summary.lastOrder {
      add("period", "\(first) to \(last)")
    }
    if let asOf = summary.asOf {
      add("as of", "\(asOf), from which the days since the last purchase count")
    }
  }

  private mutating func addMonths() {
    let months = summary.months
    guard months.count > 1, let first = months.first, let last = months.last,
      let best = months.max(by: { $0.revenue < $1.revenue })
    else { return }
    let chart = Sparkline(months.map(\.revenue.doubleValue), width: width - 4, height: 3)
    let each =
      chart.valuesPerColumn == 1 ? "revenue by month" : "revenue by \(chart.valuesPerColumn) months"
    section("\(each), most in \(best.month): \(money(best.revenue, rounded: true))")
    lines += chart.lines.map { "  " + Terminal.accent($0) }
    let gap = chart.width - first.month.count - last.month.count
    let span =
      gap > 0
      ? first.month + String(repeating: " ", count: gap) + last.month
      : "\(first.month) to \(last.month)"
    lines.append("  " + Terminal.dim(span))
  }

  private mutating func addLayout() {
    let layout = summary.layout
    section("what it is")
    let sure = Int((layout.confidence * 100).rounded(.down))
    add("layout", "\(layout.name), \(sure)% sure: \(layout.reason)")
    add("rows", layout.rowGrain)
    add("refunds", layout.refundConvention)
    add("times", layout.timeZone)
    add("dates", summary.dateFormat.english())
    add("currency", summary.currency ?? "not named in the data")
    add("file", "\(summary.encoding), separated by \(summary.delimiter)")
    add(
      "columns", summary.columns.map { "\($0.field) ← \($0.column)" }.joined(separator: ", "))
  }

  /// Rows and money: what came in, what is used, what is not and why.
  private mutating func addAccount() {
    let isWide = width >= 76
    var columns: [(header: String, alignment: TextTable.Alignment)] = [
      ("what is used, and what is not", .left), ("rows", .right),
    ]
    if isWide { columns.append(("share", .right)) }
    columns += [("amount", .right), ("share", .right)]
    var table = TextTable(columns)
    func append(_ label: String, _ rows: Int?, _ amount: Money) {
      var cells = [label, rows.map { NumberText.count($0) } ?? ""]
      if isWide { cells.append(rows.map { share(Double($0), of: Double(summary.rows)) } ?? "") }
      cells += [money(amount), share(amount.doubleValue, of: summary.amount.doubleValue)]
      table.append(cells)
    }
    append("read", summary.rows, summary.amount)
    append("used", summary.rowsUsed, summary.revenue + summary.refundOnly.amount)
    if summary.refundOnly.customers > 0 {
      let who = NumberText.count(summary.refundOnly.customers, "customer")
      append("  with a purchase", nil, summary.revenue)
      append("  \(who) without", nil, summary.refundOnly.amount)
    }
    let out = summary.rowsRejected
    if !out.isEmpty {
      append(
        "left out", out.reduce(0) { $0 + $1.rows }, out.reduce(Money.zero) { $0 + $1.amount })
    }
    for rejection in out { append("  \(rejection.reason)", rejection.rows, rejection.amount) }
    lines.append("")
    lines += table.lines(width: width - 2).map { "  \($0)" }
  }

  /// What customers agreed to, as far as lists of them say; who of a list is a customer is a note.
  private mutating func addConsents() {
    guard !summary.consents.isEmpty else { return }
    section("who may be written to")
    for consent in summary.consents {
      let counts = [
        (consent.subscribed, "subscribed"), (consent.unsubscribed, "unsubscribed"),
        (consent.never, "never subscribed"), (consent.suppressed, "suppressed"),
        (consent.unknown, "unknown"),
      ].filter { $0.0 > 0 }
      add(
        consent.channel.rawValue,
        counts.map { "\(NumberText.count($0.0)) \($0.1)" }.joined(separator: ", "))
    }
  }

  private mutating func addNotes() {
    if !summary.notes.isEmpty {
      section("worth knowing")
      for note in summary.notes { item(note.english()) }
    }
    if !summary.layout.traps.isEmpty {
      section("of this layout")
      for trap in summary.layout.traps { item(trap) }
    }
  }

  private mutating func addNext(_ options: [String]) {
    section("next")
    let words =
      ["clientele", "discover"]
      + (summary.files + summary.customerLists.map(\.file)).map(Words.shellQuoted) + options
      + ["-o", "report"]
    // In one line, however long: it is there to be copied.
    lines.append("  " + words.joined(separator: " "))
    if !summary.rowsRejected.isEmpty {
      lines.append(
        "  " + Terminal.dim("--rejects rejects.csv lists each row left out, and why"))
    }
  }

  private mutating func section(_ title: String) {
    lines += ["", "  " + Terminal.bold(title)]
  }

  /// A label and its text, wrapped beside it; nothing where there is no text.
  private mutating func add(_ label: String, _ text: String) {
    guard !text.isEmpty else { return }
    let indent = 12
    for (index, line) in Words.wrapped(text, to: width - indent).enumerated() {
      let head = (index == 0 ? label : "").padded(to: indent - 2)
      lines.append("  " + Terminal.dim(head) + line)
    }
  }

  private mutating func item(_ text: String) {
    for (index, line) in Words.wrapped(text, to: width - 4).enumerated() {
      lines.append((index == 0 ? "  • " : "    ") + line)
    }
  }

  private func money(_ amount: Money, rounded: Bool = false) -> String {
    rounded
      ? Words.roundedMoney(amount, currency: summary.currency)
      : Words.money(amount, currency: summary.currency)
  }

  private func share(_ part: Double, of whole: Double) -> String {
    whole > 0 ? NumberText.percent(part / whole) : ""
  }
}

extension String {
  /// The text with blanks behind it up to a number of characters.
  fileprivate func padded(to count: Int) -> String {
    self + String(repeating: " ", count: max(0, count - self.count))
  }
}
