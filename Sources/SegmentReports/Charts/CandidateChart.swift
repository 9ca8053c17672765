// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import SalesData

/// The mean silhouette of every candidate: one row a number of segments, one mark an algorithm.
struct CandidateChart: Chart {
  /// One candidate.
  struct Candidate: Sendable {
    let k: Int
    let value: Double
    /// The position of its algorithm in `algorithms`.
    let algorithm: Int
    let isChosen: Bool
  }

  let algorithms: [String]
  let candidates: [Candidate]
  /// Says the chart’s own words and figures.
  var say: @Sendable (Wording) -> String = { $0.english() }

  func drawing(width: Double) -> Drawing {
    var counts: [Int] = []
    for candidate in candidates where !counts.contains(candidate.k) { counts.append(candidate.k) }
    counts.sort()
    let rowHeight = 24.0
    let left = TextMetrics.width(say(.count(10, "segment")), size: 11) + 12
    let chosen = say("chosen")
    let right = width - TextMetrics.width(chosen, size: 11, isBold: true) - 14
    var drawing = Drawing(width: width, height: 0)
    let top = drawKey(in: &drawing)
    let bottom = top + rowHeight * Double(counts.count)
    drawing.height = bottom + 20
    let scale = Scale.linear(
      covering: candidates.map(\.value), includingZero: true, tickCount: width < 600 ? 4 : 8,
      range: (start: left, end: right))
    drawing.horizontalAxis(scale, top: top, bottom: bottom) {
      say(.significant($0, digits: 2))
    }
    for (row, count) in counts.enumerated() {
      let y = top + rowHeight * (Double(row) + 0.5)
      let here = candidates.filter { $0.k == count }
      let isChosen = here.contains(where: \.isChosen)
      drawing.text(
        say(.count(count, "segment")), x: 0, y: y + 4, size: 11, isBold: isChosen)
      drawing.line(x1: left, y1: y, x2: right, y2: y)
      for candidate in here {
        mark(candidate, x: scale.position(candidate.value), y: y, in: &drawing)
      }
      if isChosen {
        drawing.text(chosen, x: right + 12, y: y + 4, size: 11, isBold: true)
      }
    }
    return drawing
  }

  private func mark(_ candidate: Candidate, x: Double, y: Double, in drawing: inout Drawing) {
    if candidate.isChosen { drawing.circle(x: x, y: y, radius: 9, paint: .ink, isOpen: true) }
    draw(candidate.algorithm, x: x, y: y, in: &drawing)
  }

  private func draw(_ algorithm: Int, x: Double, y: Double, in drawing: inout Drawing) {
    if algorithm == 0 {
      drawing.circle(x: x, y: y, radius: 5, paint: .accent)
    } else if algorithm == 1 {
      drawing.bar(x: x - 4, y: y - 4, width: 8, height: 8, paint: .ink)
    } else {
      drawing.circle(x: x, y: y, radius: 4, paint: .ink, isOpen: true)
    }
  }

  /// Names the marks in as many lines as the width asks for; the height that they take.
  private func drawKey(in drawing: inout Drawing) -> Double {
    var (x, y) = (6.0, 0.0)
    for (index, name) in algorithms.enumerated() {
      let extent = 10 + TextMetrics.width(name, size: 11)
      if x > 6, x + extent > drawing.width { (x, y) = (6, y + 18) }
      draw(index, x: x, y: y + 9, in: &drawing)
      drawing.text(name, x: x + 10, y: y + 13, size: 11, paint: .muted)
      x += extent + 24
    }
    return y + 22
  }
}
