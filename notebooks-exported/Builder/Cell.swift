// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// A part of a notebook: words, or code with what it gave out.
struct Cell: Sendable {
  /// What a cell holds.
  enum Kind: Sendable { case words, code }

  let kind: Kind
  /// The Markdown or the code, line by line.
  var lines: [String]
  /// The lines of the source file that it stands on.
  var place: ClosedRange<Int>
  var outputs: [Output] = []

  /// The cells of a notebook's source.
  ///
  /// The body of its function is the notebook: lines that start with `//:` are Markdown, what is
  /// between them is code, so that what is shown is what ran. The imports of the file stand in
  /// the first cell of code.
  static func cells(ofSource source: String) -> [Cell] {
    var cells: [Cell] = []
    var imports: [String] = []
    var isInside = false
    for (index, line) in source.split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated()
    {
      if !isInside {
        if line.hasPrefix("import ") { imports.append(String(line)) }
        isInside = line.hasPrefix("func ")
        continue
      }
      if line == "}" { break }
      let text = line.hasPrefix("  ") ? String(line.dropFirst(2)) : String(line)
      let isWords = text.hasPrefix("//:")
      let kind: Kind = isWords ? .words : .code
      let shown = isWords ? String(text.dropFirst(text.hasPrefix("//: ") ? 4 : 3)) : text
      if let last = cells.indices.last, cells[last].kind == kind {
        cells[last].lines.append(shown)
        cells[last].place = cells[last].place.lowerBound...(index + 1)
      } else {
        cells.append(Cell(kind: kind, lines: [shown], place: (index + 1)...(index + 1)))
      }
    }
    for index in cells.indices {
      while cells[index].lines.first?.isEmpty == true { cells[index].lines.removeFirst() }
      while cells[index].lines.last?.isEmpty == true { cells[index].lines.removeLast() }
    }
    cells.removeAll(where: \.lines.isEmpty)
    if let first = cells.firstIndex(where: { $0.kind == .code }), !imports.isEmpty {
      cells[first].lines.insert(contentsOf: imports + [""], at: 0)
    }
    return cells
  }
}
