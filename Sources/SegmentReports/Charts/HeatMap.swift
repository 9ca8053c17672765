// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import SalesData

/// A grid of cells, shaded by one value and labelled with a count.
struct HeatMap: Chart {
  /// One cell.
  struct Cell: Sendable {
    /// The column, from the left, and the row, from the bottom, counted from 0.
    let column: Int
    let row: Int
    /// Nil where it is hidden.
    let count: Int?
    /// How strong its colour, 0...1.
    let shade: Double
  }

  let columnCount: Int
  let rowCount: Int
  let cells: [Cell]
  let columnTitle: String
  let rowTitle: String
  let columnLabels: [String]
  let rowLabels: [String]
  /// Says the chart’s own words and figures.
  var say: @Sendable (Wording) -> String = { $0.english() }

  func drawing(width: Double) -> Drawing {
    let names = rowLabels.map { TextMetrics.fitted($0, width: 0.4 * width, size: 11) }
    let labelWidth = names.map { TextMetrics.width($0, size: 11) }.max() ?? 0
    let left = labelWidth + 10
    let top = 22.0
    let cellWidth = min((width - left) / Double(max(1, columnCount)), 110)
    let cellHeight = min(44, max(26, cellWidth * 0.7))
    let bottom = top + cellHeight * Double(rowCount)
    var drawing = Drawing(width: width, height: bottom + 40)
    drawing.text(
      TextMetrics.fitted(rowTitle, width: width, size: 11), x: 0, y: 12, size: 11, paint: .muted)
    for row in 0..<rowCount where names.indices.contains(row) {
      let y = bottom - cellHeight * (Double(row) + 0.5) + 4
      drawing.text(
        names[row], x: left - 10, y: y, anchor: .end, size: 11, paint: .muted)
    }
    for column in 0..<columnCount where columnLabels.indices.contains(column) {
      let x = left + cellWidth * (Double(column) + 0.5)
      drawing.text(
        columnLabels[column], x: x, y: bottom + 15, anchor: .middle, size: 11, paint: .muted)
    }
    drawing.text(
      TextMetrics.fitted(columnTitle, width: width - left, size: 11), x: left, y: bottom + 33,
      size: 11, paint: .muted)
    for cell in cells {
      let x = left + cellWidth * Double(cell.column)
      let y = bottom - cellHeight * Double(cell.row + 1)
      drawing.bar(
        x: x + 1, y: y + 1, width: cellWidth - 2, height: cellHeight - 2,
        paint: cell.count ?? 0 == 0 ? .rule : .accent,
        opacity: cell.count ?? 0 == 0 ? 0.35 : 0.08 + 0.42 * min(max(cell.shade, 0), 1),
        value: cell.count.map { say(.count($0)) })
      guard cell.count != 0 else { continue }
      // The full count where it fits, a short one where not, else the table below has it.
      let choices =
        cell.count.map { [say(.count($0)), say(.compact(Double($0)))] } ?? [say("hidden"), "·"]
      guard
        let label = choices.first(where: { TextMetrics.width($0, size: 11) <= cellWidth - 4 })
      else { continue }
      drawing.text(
        label, x: x + cellWidth / 2, y: y + cellHeight / 2 + 4, anchor: .middle, size: 11)
    }
    return drawing
  }
}
