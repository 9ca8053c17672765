// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// Rows of text in columns, for a terminal.
struct TextTable {
  enum Alignment { case left, right }

  private let headers: [String]
  private let alignments: [Alignment]
  private var rows: [[String]] = []

  init(_ columns: [(header: String, alignment: Alignment)]) {
    headers = columns.map(\.header)
    alignments = columns.map(\.alignment)
  }

  mutating func append(_ row: [String]) {
    precondition(row.count == headers.count, "a row has a cell for each column")
    rows.append(row)
  }

  /// The lines of the table; the first column is cut where the table would be wider than asked.
  func lines(width: Int) -> [String] {
    var widths = headers.indices.map { column in
      ([headers[column]] + rows.map { $0[column] }).map(\.count).max() ?? 0
    }
    let gap = 2
    let total = widths.reduce(0, +) + gap * (widths.count - 1)
    if total > width, let first = widths.first {
      widths[0] = max(min(first, 16), first - (total - width))
    }
    let header = line(headers, widths: widths, gap: gap)
    let rule = widths.map { String(repeating: "─", count: $0) }
      .joined(separator: String(repeating: " ", count: gap))
    return [Terminal.bold(header), Terminal.dim(rule)]
      + rows.map { line($0, widths: widths, gap: gap) }
  }

  private func line(_ cells: [String], widths: [Int], gap: Int) -> String {
    let padded = cells.indices.map { column in
      Self.fit(cells[column], to: widths[column], alignments[column])
    }
    let text = padded.joined(separator: String(repeating: " ", count: gap))
    return String(text.reversed().drop { $0 == " " }.reversed())
  }

  private static func fit(_ text: String, to width: Int, _ alignment: Alignment) -> String {
    if text.count > width { return text.prefix(max(0, width - 1)) + "…" }
    let padding = String(repeating: " ", count: width - text.count)
    return alignment == .left ? text + padding : padding + text
  }
}
