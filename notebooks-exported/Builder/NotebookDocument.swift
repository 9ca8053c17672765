// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import SalesData

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A notebook in Jupyter's form: nbformat 4.5.
struct NotebookDocument: Encodable {
  let cells: [CellDocument]
  let metadata = Metadata()
  let nbformat = 4
  let nbformat_minor = 5

  /// What runs it, which depends on no machine.
  struct Metadata: Encodable {
    let kernelspec = ["display_name": "Swift", "language": "swift", "name": "swift"]
    let language_info = ["file_extension": ".swift", "name": "swift"]
  }

  /// A cell; what words do not have is nil and left out.
  struct CellDocument: Encodable {
    let id: String
    let cell_type: String
    let metadata: [String: String] = [:]
    let source: [String]
    let execution_count: Int?
    let outputs: [OutputDocument]?
  }

  /// An output: a stream has a name and a text, all others data by media type.
  struct OutputDocument: Encodable {
    let output_type: String
    var name: String?
    var text: [String]?
    var data: [String: [String]]?
    var metadata: [String: String]?

    init(_ output: Output) {
      if case .text(let text) = output {
        output_type = "stream"
        name = "stdout"
        self.text = [text + "\n"]
      } else {
        output_type = "display_data"
        data = Self.data(of: output)
        metadata = [:]
      }
    }

    private static func data(of output: Output) -> [String: [String]] {
      switch output {
      case .text(let text): return ["text/plain": NotebookDocument.lines(text)]
      case .remark(let sentence):
        return ["text/markdown": [sentence], "text/plain": [sentence]]
      case .table(let table):
        return [
          "text/html": NotebookDocument.lines(PageWriter.table(table).source),
          "text/plain": NotebookDocument.lines(PlainTable.text(table)),
        ]
      case .plot(let title, let chart):
        let svg = PageWriter.standaloneSVG(chart, title: title)
        return ["image/svg+xml": NotebookDocument.lines(svg.source), "text/plain": [title]]
      }
    }
  }

  init(_ notebook: Notebook) {
    var executed = 0
    cells = notebook.cells.enumerated().map { index, cell in
      let isCode = cell.kind == .code
      executed += isCode ? 1 : 0
      return CellDocument(
        id: "cell-\(index + 1)", cell_type: isCode ? "code" : "markdown",
        source: Self.lines(cell.lines.joined(separator: "\n")),
        execution_count: isCode ? executed : nil,
        outputs: isCode ? cell.outputs.map { OutputDocument($0) } : nil)
    }
  }

  /// The file: UTF-8, keys sorted, a line end last.
  func bytes() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(self)) + [0x0A]
  }

  /// A text as the format keeps it: line by line, each with its end but the last.
  static func lines(_ text: String) -> [String] {
    let parts = text.split(separator: "\n", omittingEmptySubsequences: false)
    return parts.enumerated().map { index, line in
      index + 1 < parts.count ? line + "\n" : String(line)
    }
  }
}

/// A table in letters of one width.
enum PlainTable {
  static func text(_ table: DataTable) -> String {
    let rows = ([table.columns.map(\.title)] + table.rows).map { $0.map { $0.english() } }
    let widths = table.columns.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    let lines = rows.map { row in
      let cells = row.indices.map { column in
        let blanks = String(repeating: " ", count: widths[column] - row[column].count)
        return table.columns[column].isNumeric ? blanks + row[column] : row[column] + blanks
      }
      return cells.joined(separator: "  ")
    }
    return ([table.caption.english()] + lines).joined(separator: "\n")
  }
}
