// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import SalesData

/// Counts between bounds, with the cuts of scores as dashed lines.
struct HistogramChart: Panel {
  let title: String
  let bounds: [Double]
  let counts: [Int]
  let cuts: [Double]
  let isLogarithmic: Bool
  /// Says the chart’s own figures.
  var say: @Sendable (Wording) -> String = { $0.english() }
  let tickLabel: @Sendable (Double) -> String

  func draw(in drawing: inout Drawing, x: Double, y: Double, width: Double) -> Double {
    drawTitle(title, swatch: nil, in: &drawing, x: x, y: y, width: width)
    let highest = counts.max() ?? 0
    let (top, bottom) = (y + 44, y + 174)
    let up = Scale.linear(
      covering: [Double(highest)], includingZero: true, tickCount: 3,
      range: (start: bottom, end: top))
    let labels = up.ticks.map { say(.compact($0)) }
    let left = x + (labels.map { TextMetrics.width($0, size: 11) }.max() ?? 0) + 8
    for (tick, label) in zip(up.ticks, labels) where tick == tick.rounded() {
      let height = up.position(tick)
      drawing.line(x1: left, y1: height, x2: x + width, y2: height)
      drawing.text(
        label, x: left - 8, y: height + 4, anchor: .end, size: 11, paint: .muted)
    }
    let range = (start: left, end: x + width - 1)
    let ticks = width < 500 ? 5 : 8
    let (low, high) = (bounds.first ?? 0, bounds.last ?? 1)
    let scale =
      isLogarithmic
      ? Scale.logarithmic(covering: [low, high], tickCount: ticks, range: range)
      : Scale.linear(low...high, tickCount: ticks, range: range)
    drawAxis(
      scale, in: &drawing, left: left, right: x + width, top: bottom, bottom: bottom + 4,
      label: tickLabel)
    for (index, count) in counts.enumerated() where count > 0 {
      let (start, end) = (scale.position(bounds[index]), scale.position(bounds[index + 1]))
      let height = up.position(Double(count))
      for paint in [Drawing.Paint.ground, .accent] {
        drawing.bar(
          x: start + 0.5, y: min(height, bottom - 1), width: max(1, end - start - 1),
          height: max(1, bottom - height), paint: paint, opacity: paint == .ground ? 1 : 0.55,
          value: paint == .ground
            ? nil
            : "\(tickLabel(bounds[index]))–\(tickLabel(bounds[index + 1])): \(say(.count(count)))")
      }
    }
    drawing.line(x1: left, y1: bottom, x2: x + width, y2: bottom, paint: .muted)
    drawCuts(scale, in: &drawing, left: left, right: x + width, top: y + 38, bottom: bottom)
    return bottom + 22 - y
  }

  /// The cuts, each with its figure above where there is room for it.
  private func drawCuts(
    _ scale: Scale, in drawing: inout Drawing, left: Double, right: Double, top: Double,
    bottom: Double
  ) {
    var free = left
    for cut in cuts where scale.domain.contains(cut) {
      let position = scale.position(cut)
      drawing.line(
        x1: position, y1: top, x2: position, y2: bottom, paint: .ink, isDashed: true)
      let figure = tickLabel(cut)
      let half = TextMetrics.width(figure, size: 11) / 2
      let center = min(max(position, left + half), right - half)
      guard center - half >= free else { continue }
      drawing.text(figure, x: center, y: top - 4, anchor: .middle, size: 11)
      free = center + half + 6
    }
  }
}
