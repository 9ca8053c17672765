// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// A worked analysis: a source file whose function ran, and what it gave out.
struct Notebook: Sendable {
  /// The name of its files, without their endings.
  let name: String
  let cells: [Cell]

  /// The first heading.
  var title: String {
    let heading = cells.first { $0.kind == .words }?.lines.first ?? name
    return String(heading.drop { $0 == "#" || $0 == " " })
  }

  /// Runs a notebook.
  ///
  /// - Parameters:
  ///   - name: The name of its files.
  ///   - source: The text of its source file.
  ///   - body: Its function.
  /// - Throws: What the function throws.
  init(name: String, source: String, body: () throws -> Void) throws {
    self.name = name
    var cells = Cell.cells(ofSource: source)
    try body()
    for (line, output) in Output.taken() {
      guard let cell = cells.firstIndex(where: { $0.place.contains(line) }) else { continue }
      if case .text(let next) = output, case .text(let text) = cells[cell].outputs.last {
        cells[cell].outputs[cells[cell].outputs.count - 1] = .text(text + "\n" + next)
      } else {
        cells[cell].outputs.append(output)
      }
    }
    self.cells = cells
  }
}
