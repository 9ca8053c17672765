// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// One column a month in one of several panels that share a scale.
struct MonthPanel: Panel {
  let title: String
  let paint: Drawing.Paint
  /// The months, as `2011-12`.
  let months: [String]
  /// Nil where a value is hidden.
  let values: [Double?]
  /// What the axis of every panel must cover.
  let domain: [Double]
  let tickLabel: @Sendable (Double) -> String

  func draw(in drawing: inout Drawing, x: Double, y: Double, width: Double) -> Double {
    drawTitle(title, swatch: paint, in: &drawing, x: x, y: y, width: width)
    let (top, bottom) = (y + 32, y + 122)
    // A month of little more than refunds is in the table: it must not flatten all others.
    let highest = domain.max() ?? 0
    let scale = Scale.linear(
      covering: domain.filter { $0 > 0 || $0 <= -0.05 * highest }, includingZero: true,
      tickCount: 2, range: (start: bottom, end: top))
    let labels = scale.ticks.map(tickLabel)
    let left = x + (labels.map { TextMetrics.width($0, size: 11) }.max() ?? 0) + 8
    for (tick, label) in zip(scale.ticks, labels) {
      let height = scale.position(tick)
      drawing.line(x1: left, y1: height, x2: x + width, y2: height)
      drawing.text(label, x: left - 8, y: height + 4, anchor: .end, size: 11, paint: .muted)
    }
    let step = (x + width - left) / Double(max(1, months.count))
    let gap = step > 4 ? min(6, step * 0.2) : 0
    let zero = scale.position(0)
    for (index, value) in values.enumerated() {
      guard let value, value != 0 else { continue }
      let height = scale.position(value)
      drawing.bar(
        x: left + Double(index) * step + gap / 2, y: min(height, zero), width: step - gap,
        height: (zero - height).magnitude, paint: paint,
        value: "\(months[index]): \(tickLabel(value))")
    }
    drawing.line(x1: left, y1: zero, x2: x + width, y2: zero, paint: .muted)
    if let first = months.first, let last = months.last, first != last {
      drawing.text(first, x: left, y: bottom + 16, size: 11, paint: .muted)
      drawing.text(last, x: x + width, y: bottom + 16, anchor: .end, size: 11, paint: .muted)
    }
    return bottom + 22 - y
  }
}
