// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// Rows of text in columns, for a terminal.
struct TextTable {
  enum Alignment { case left, right }

  /// A column that can be left out where there is no room.
  struct Dispensable {
    let column: Int
    /// It goes rather than leave less room than this for the first column.
    var leastFirst = Int.max
  }

  private let headers: [String]
  private let alignments: [Alignment]
  /// The least important first.
  private let dispensable: [Dispensable]
  /// Whether a long cell of the first column goes on in further lines, rather than be cut.
  private let wrapsFirst: Bool
  /// How the cells of a column look on a terminal, by the column.
  private let emphasis: [Int: (String) -> String]
  private var rows: [[String]] = []

  init(
    _ columns: [(header: String, alignment: Alignment)], dispensable: [Dispensable] = [],
    wrapsFirst: Bool = false, emphasis: [Int: (String) -> String] = [:]
  ) {
    headers = columns.map(\.header)
    alignments = columns.map(\.alignment)
    self.dispensable = dispensable
    self.wrapsFirst = wrapsFirst
    self.emphasis = emphasis
  }

  mutating func append(_ row: [String]) {
    precondition(row.count == headers.count, "a row has a cell for each column")
    rows.append(row)
  }

  /// Whether the table can be as narrow as asked with its first column readable.
  func fits(_ width: Int) -> Bool { layout(width).total <= width }

  /// The lines of the table.
  ///
  /// Where it would be wider than asked, dispensable columns are left out in their order; then the
  /// first column is wrapped or cut, but stays readable.
  func lines(width: Int) -> [String] {
    let (shown, widths, _) = layout(width)
    let rule = shown.map { String(repeating: "─", count: widths[$0]) }
      .joined(separator: String(repeating: " ", count: Self.gap))
    return [Terminal.bold(line(headers, shown, widths, isHeader: true)), Terminal.dim(rule)]
      + rows.flatMap { row in
        guard wrapsFirst, let first = row.first else { return [line(row, shown, widths)] }
        let parts = Words.wrapped(first, to: widths[0], indent: Self.indent)
        return [line([parts[0]] + row.dropFirst(), shown, widths)] + parts.dropFirst()
      }
  }

  private static let gap = 2
  /// Columns that the first one keeps.
  private static let leastFirst = 16
  private static let indent = 3

  private func layout(_ width: Int) -> (shown: [Int], widths: [Int], total: Int) {
    var widths = headers.indices.map { column in
      ([headers[column]] + rows.map { $0[column] }).map(Words.columns).max() ?? 0
    }
    var shown = Array(headers.indices)
    let natural = widths.first ?? 0
    func others() -> Int { shown.dropFirst().reduce(0) { $0 + widths[$1] + Self.gap } }
    for entry in dispensable where width - others() < min(natural, entry.leastFirst) {
      shown.removeAll { $0 == entry.column }
    }
    if !widths.isEmpty {
      widths[0] = min(natural, max(Self.leastFirst, width - others()))
    }
    return (shown, widths, (widths.first ?? 0) + others())
  }

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
    let text =
      Words.columns(text) > width ? Words.prefix(text, columns: max(0, width - 1)) + "…" : text
    let padding = String(repeating: " ", count: max(0, width - Words.columns(text)))
    return alignment == .left ? text + padding : padding + text
  }
}
