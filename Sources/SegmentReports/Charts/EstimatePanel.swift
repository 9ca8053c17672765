// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// Rows of estimates on one axis: a name and a figure above, a dot and its interval below.
///
/// Serves typical values with their middle half, effects with their confidence intervals, and
/// plain bars from zero.
struct EstimatePanel: Panel {
  /// How an estimate is drawn.
  enum Mark: Sendable { case dotWithInterval, barFromZero }

  /// One estimate.
  struct Row: Sendable {
    let name: String
    let figure: String
    let value: Double
    let interval: ClosedRange<Double>?
    let paint: Drawing.Paint
    /// Whether a square of the colour stands before the name.
    let hasSwatch: Bool
  }

  let title: String?
  let swatch: Drawing.Paint?
  let rows: [Row]
  let mark: Mark
  /// The values that the axis must cover, the same for all panels that are compared.
  let domain: [Double]
  let isLogarithmic: Bool
  /// A value for comparison, drawn across all rows, with its name.
  let reference: (value: Double, name: String)?
  let tickLabel: @Sendable (Double) -> String

  func draw(in drawing: inout Drawing, x: Double, y: Double, width: Double) -> Double {
    var top = y
    if let title {
      drawTitle(title, swatch: swatch, in: &drawing, x: x, y: y, width: width)
      top += 22
    }
    let range = (start: x + 5, end: x + width - 5)
    let ticks = width < 500 ? 5 : 8
    let scale =
      isLogarithmic
      ? Scale.logarithmic(covering: domain, tickCount: ticks, range: range)
      : Scale.linear(
        covering: domain, includingZero: mark == .barFromZero, tickCount: ticks, range: range)
    let rowHeight = 34.0
    let head = reference.map { $0.name.isEmpty ? 0.0 : 18.0 } ?? 0
    let bottom = top + head + rowHeight * Double(rows.count)
    drawAxis(
      scale, in: &drawing, left: x, right: x + width, top: top + head, bottom: bottom,
      label: tickLabel)
    drawReference(scale, in: &drawing, x: x, width: width, top: top, bottom: bottom)
    for (index, row) in rows.enumerated() {
      draw(
        row, scale: scale, in: &drawing, x: x, y: top + head + rowHeight * Double(index),
        width: width)
    }
    return bottom + 18 - y
  }

  private func draw(
    _ row: Row, scale: Scale, in drawing: inout Drawing, x: Double, y: Double, width: Double
  ) {
    let figureWidth = TextMetrics.width(row.figure, size: 11)
    var start = x
    if row.hasSwatch {
      drawing.bar(x: x, y: y + 5, width: 9, height: 9, paint: row.paint)
      start += 14
    }
    let room = x + width - start - figureWidth - 10
    let name = TextMetrics.fitted(row.name, width: max(room, 20), size: 11)
    let nameWidth = TextMetrics.width(name, size: 11)
    // The ground behind the words keeps grid lines out of the letters.
    drawing.bar(x: start, y: y + 2, width: nameWidth, height: 14, paint: .ground)
    drawing.bar(
      x: x + width - figureWidth - 2, y: y + 2, width: figureWidth + 2, height: 14,
      paint: .ground)
    drawing.text(name, x: start, y: y + 13, size: 11, paint: .ink)
    drawing.text(row.figure, x: x + width, y: y + 13, anchor: .end, size: 11, paint: .ink)
    let middle = y + 24
    let end = scale.position(row.value)
    switch mark {
    case .barFromZero:
      let zero = scale.position(0)
      drawing.bar(
        x: zero, y: middle - 5, width: end - zero, height: 10, paint: row.paint, value: row.figure)
      drawing.line(x1: zero, y1: y + 17, x2: zero, y2: y + 31, paint: .muted)
    case .dotWithInterval:
      if let interval = row.interval {
        drawing.line(
          x1: scale.position(interval.lowerBound), y1: middle,
          x2: scale.position(interval.upperBound), y2: middle, paint: row.paint, width: 3)
      }
      drawing.circle(x: end, y: middle, radius: 5, paint: row.paint, value: row.figure)
    }
  }

  private func drawReference(
    _ scale: Scale, in drawing: inout Drawing, x: Double, width: Double, top: Double,
    bottom: Double
  ) {
    guard let reference else { return }
    let position = scale.position(reference.value)
    drawing.line(
      x1: position, y1: top + (reference.name.isEmpty ? 0 : 16), x2: position, y2: bottom,
      paint: .ink, isDashed: true)
    guard !reference.name.isEmpty else { return }
    let name = TextMetrics.fitted(reference.name, width: width, size: 11)
    let half = TextMetrics.width(name, size: 11) / 2
    let center = min(max(position, x + half), x + width - half)
    drawing.text(name, x: center, y: top + 12, anchor: .middle, size: 11, paint: .muted)
  }
}
