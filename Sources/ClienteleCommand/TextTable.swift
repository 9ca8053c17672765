// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// Rows of text in columns, for a terminal.
struct TextTable {
  enum Alignment { case left, right }

  private let headers: [String]
  private let alignments: [Alignment]
  /// Columns that can be left out where there is no room, the least important first.
  private let dispensable: [Int]
  /// How the cells of a column look on a terminal, by the column.
  private let emphasis: [Int: (String) -> String]
  private var rows: [[String]] = []

  init(
    _ columns: [(header: String, alignment: Alignment)], dispensable: [Int] = [],
    emphasis: [Int: (String) -> String] = [:]
  ) {
    headers = columns.map(\.header)
    alignments = columns.map(\.alignment)
    self.dispensable = dispensable
    self.emphasis = emphasis
  }

  mutating func append(_ row: [String]) {
    precondition(row.count == headers.count, "a row has a cell for each column")
    rows.append(row)
  }

  /// The lines of the table.
  ///
  /// Where it would be wider than asked, dispensable columns are left out in their order; then the
  /// first column is cut.
  func lines(width: Int) -> [String] {
    var widths = headers.indices.map { column in
      ([headers[column]] + rows.map { $0[column] }).map(\.count).max() ?? 0
    }
    var shown = Array(headers.indices)
    func total() -> Int { shown.reduce(0) { $0 + widths[$1] } + Self.gap * (shown.count - 1) }
    for column in dispensable where total() > width { shown.removeAll { $0 == column } }
    if total() > width, let first = widths.first {
      widths[0] = max(min(first, 16), first - (total() - width))
    }
    let rule = shown.map { String(repeating: "─", count: widths[$0]) }
      .joined(separator: String(repeating: " ", count: Self.gap))
    return [Terminal.bold(line(headers, shown, widths, isHeader: true)), Terminal.dim(rule)]
      + rows.map { line($0, shown, widths) }
  }

  private static let gap = 2

  private func line(
    _ cells: [String], _ shown: [Int], _ widths: [Int], isHeader: Bool = false
  ) -> String {
    let padded = shown.map { column in
      let cell = Self.fit(cells[column], to: widths[column], alignments[column])
      return isHeader ? cell : emphasis[column]?(cell) ?? cell
    }
    let text = padded.joined(separator: String(repeating: " ", count: Self.gap))
    return String(text.reversed().drop { $0 == " " }.reversed())
  }

  private static func fit(_ text: String, to width: Int, _ alignment: Alignment) -> String {
    if text.count > width { return text.prefix(max(0, width - 1)) + "…" }
    let padding = String(repeating: " ", count: width - text.count)
    return alignment == .left ? text + padding : padding + text
  }
}
