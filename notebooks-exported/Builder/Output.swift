// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Synchronization
import SalesData

/// Something that a cell of code gave out.
enum Output: Sendable {
  /// Lines of text.
  case text(String)
  /// A sentence that the code wrote, in Markdown.
  case remark(String)
  case table(DataTable)
  case plot(title: String, chart: any Chart)

  /// What was given out so far, and on which line of the notebook's source.
  private static let recorded = Mutex<[(line: Int, output: Output)]>([])

  /// Notes an output of the notebook that runs.
  static func record(_ output: Output, line: Int) {
    recorded.withLock { $0.append((line: line, output: output)) }
  }

  /// Takes what was noted since the last time.
  static func taken() -> [(line: Int, output: Output)] {
    recorded.withLock { all in
      defer { all = [] }
      return all
    }
  }
}

/// Prints a line into the notebook.
func print(_ text: String, line: Int = #line) { Output.record(.text(text), line: line) }

/// Writes a sentence into the notebook.
func remark(_ sentence: String, line: Int = #line) { Output.record(.remark(sentence), line: line) }

/// Shows a table; columns of figures stand to the right.
func table(_ caption: String, _ columns: [String], _ rows: [[String]], line: Int = #line) {
  let heads = columns.indices.map { column in
    rows.allSatisfy { isFigure($0[column]) }
      ? DataTable.Column.number(.verbatim(columns[column])) : .text(.verbatim(columns[column]))
  }
  let table = DataTable(
    caption: .verbatim(caption), columns: heads, rows: rows.map { $0.map { .verbatim($0) } })
  Output.record(.table(table), line: line)
}

/// Shows a drawing.
func plot(_ title: String, _ chart: some Chart, line: Int = #line) {
  Output.record(.plot(title: title, chart: chart), line: line)
}

/// Whether a cell of a table is a number, an interval or a row of numbers.
private func isFigure(_ text: String) -> Bool {
  var rest = text
  for word in ["under ", " to "] { rest = rest.replacing(word, with: "") }
  return rest.allSatisfy { $0.isNumber || ".,%−–+·  ".contains($0) }
}
