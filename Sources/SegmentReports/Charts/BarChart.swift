// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// Bars from zero, each with its name above and its figure at its end.
///
/// The name has a line of its own, so that a name of any length fits a phone. Several bars under
/// one name compare its sides: who they are against what they bring.
struct BarChart: Chart {
  /// One bar.
  struct Bar: Sendable {
    let value: Double
    /// The figure at its end, and a shorter one for narrow drawings.
    let label: String
    let shortLabel: String
    let paint: Drawing.Paint
    /// Where the value could as well be; drawn as a line over the bar's end.
    var interval: ClosedRange<Double>?
  }

  /// Bars that share a name.
  struct Group: Sendable {
    let name: String
    /// A square before the name in this colour, where the name has one.
    let swatch: Drawing.Paint?
    let bars: [Bar]
  }

  let groups: [Group]
  /// The figures of the axis.
  let tickLabel: @Sendable (Double) -> String

  func drawing(width: Double) -> Drawing {
    let isNarrow = width < 600
    let bars = groups.flatMap(\.bars)
    let figures = bars.map { isNarrow ? $0.shortLabel : $0.label }
    let figureWidth = figures.map { TextMetrics.width($0, size: 11) }.max() ?? 0
    let plotEnd = max(width * 0.35, width - figureWidth - 8)
    let scale = Scale.linear(
      covering: bars.flatMap { [$0.value, $0.interval?.upperBound ?? $0.value] },
      includingZero: true, tickCount: isNarrow ? 4 : 6,
      range: (start: 1, end: plotEnd))
    let barHeight = 12.0
    var drawing = Drawing(width: width, height: 0)
    var bottom = 0.0
    for group in groups { bottom += 22 + Double(group.bars.count) * (barHeight + 3) + 8 }
    let zero = scale.position(0)
    drawing.horizontalAxis(scale, top: 4, bottom: bottom, label: tickLabel)
    var y = 0.0
    for group in groups {
      var nameStart = 0.0
      if let swatch = group.swatch {
        drawing.bar(x: 0, y: y + 7, width: 10, height: 10, paint: swatch)
        nameStart = 16
      }
      let name = TextMetrics.fitted(
        group.name, width: width - nameStart, size: 12, isBold: group.bars.count > 1)
      // The ground behind the name keeps grid lines out of the letters.
      let nameWidth = TextMetrics.width(name, size: 12, isBold: group.bars.count > 1)
      drawing.bar(
        x: nameStart, y: y + 4, width: min(nameWidth, width - nameStart), height: 15,
        paint: .ground)
      drawing.text(name, x: nameStart, y: y + 16, isBold: group.bars.count > 1)
      y += 22
      let barsHeight = Double(group.bars.count) * (barHeight + 3)
      for bar in group.bars {
        let end = scale.position(bar.value)
        drawing.bar(
          x: zero, y: y, width: end - zero, height: barHeight, paint: bar.paint, value: bar.label)
        var right = max(end, zero)
        if let interval = bar.interval {
          let (low, high) = (
            scale.position(interval.lowerBound), scale.position(interval.upperBound)
          )
          right = max(right, high)
          drawing.line(x1: low, y1: y + 6, x2: high, y2: y + 6, paint: .ink)
          for x in [low, high] { drawing.line(x1: x, y1: y + 3, x2: x, y2: y + 9, paint: .ink) }
        }
        let figure = TextMetrics.fitted(
          isNarrow ? bar.shortLabel : bar.label, width: width - right - 6, size: 11)
        drawing.text(figure, x: right + 6, y: y + 10, size: 11)
        y += barHeight + 3
      }
      drawing.line(x1: zero, y1: y - barsHeight - 2, x2: zero, y2: y - 1, paint: .muted)
      y += 8
    }
    drawing.height = bottom + 20
    return drawing
  }
}
