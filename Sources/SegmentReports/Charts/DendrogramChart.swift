// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import SalesData

/// A tree of merges lying on its side: branches at the left, the last merge at the right.
///
/// Lying down, every branch has a line of text of its own, on a phone as on a desk.
struct DendrogramChart: Chart {
  /// A branch at the bottom of the tree.
  struct Leaf: Sendable {
    let name: String
    let figure: String
    let paint: Drawing.Paint
  }

  /// A merge of two nodes: leaves are 0 ..< leaves.count, merge i makes leaves.count + i.
  struct Merge: Sendable {
    let first: Int
    let second: Int
    let height: Double
  }

  /// From top to bottom.
  let leaves: [Leaf]
  let merges: [Merge]
  let cutHeight: Double
  let cutLabel: String
  /// Says the chart’s own figures.
  var say: @Sendable (Wording) -> String = { $0.english() }

  func drawing(width: Double) -> Drawing {
    let rowHeight = 22.0
    let top = 22.0
    let bottom = top + rowHeight * Double(leaves.count)
    let figureWidth = leaves.map { TextMetrics.width($0.figure, size: 11) }.max() ?? 0
    let nameLimit = min(width * 0.5 - figureWidth, 340)
    let names = leaves.map { TextMetrics.fitted($0.name, width: nameLimit, size: 11) }
    let nameWidth = names.map { TextMetrics.width($0, size: 11) }.max() ?? 0
    let left = 14 + nameWidth + 8 + figureWidth + 8
    var drawing = Drawing(width: width, height: bottom + 20)
    let scale = Scale.linear(
      covering: merges.map(\.height) + [cutHeight], includingZero: true,
      tickCount: width < 600 ? 3 : 6, range: (start: left, end: width - 4))
    drawing.horizontalAxis(scale, top: top, bottom: bottom) { say(.significant($0)) }
    var nodes: [(y: Double, x: Double, paint: Drawing.Paint)] = []
    for (row, leaf) in leaves.enumerated() {
      let y = top + rowHeight * (Double(row) + 0.5)
      drawing.bar(x: 0, y: y - 5, width: 9, height: 9, paint: leaf.paint)
      drawing.text(names[row], x: 14, y: y + 4, size: 11)
      drawing.text(leaf.figure, x: left - 8, y: y + 4, anchor: .end, size: 11, paint: .muted)
      nodes.append((y: y, x: scale.position(0), paint: leaf.paint))
    }
    for merge in merges {
      guard nodes.indices.contains(merge.first), nodes.indices.contains(merge.second) else {
        break
      }
      let (a, b) = (nodes[merge.first], nodes[merge.second])
      let x = scale.position(merge.height)
      let isBelowCut = merge.height <= cutHeight
      let paint: Drawing.Paint = isBelowCut && a.paint == b.paint ? a.paint : .muted
      drawing.line(x1: a.x, y1: a.y, x2: x, y2: a.y, paint: a.paint, width: 2)
      drawing.line(x1: b.x, y1: b.y, x2: x, y2: b.y, paint: b.paint, width: 2)
      drawing.line(x1: x, y1: a.y, x2: x, y2: b.y, paint: paint, width: 2)
      nodes.append((y: (a.y + b.y) / 2, x: x, paint: paint))
    }
    let cut = scale.position(cutHeight)
    drawing.line(x1: cut, y1: top - 4, x2: cut, y2: bottom, paint: .ink, isDashed: true)
    let label = TextMetrics.fitted(cutLabel, width: width, size: 11)
    let half = TextMetrics.width(label, size: 11) / 2
    drawing.text(
      label, x: min(max(cut, half), width - half), y: 12, anchor: .middle, size: 11, paint: .muted)
    return drawing
  }
}
