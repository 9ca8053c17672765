// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// One column a month, from zero.
struct MonthChart: Chart {
  /// A month and its value.
  struct Month: Sendable {
    /// As `2011-12`.
    let name: String
    let value: Double
    /// What of it is painted dark, from zero.
    var part = 0.0
  }

  let months: [Month]
  /// What the dark part and the rest of a column are; nil where columns have no parts.
  var key: (part: String, rest: String)?
  let tickLabel: @Sendable (Double) -> String

  func drawing(width: Double) -> Drawing {
    let top = key == nil ? 20.0 : 44.0
    let bottom = top + 180
    let scale = Scale.linear(
      covering: months.map(\.value), includingZero: true, tickCount: 4,
      range: (start: bottom, end: top))
    let labelWidth =
      scale.ticks.map { TextMetrics.width(tickLabel($0), size: 11) }.max() ?? 0
    let left = labelWidth + 8
    var drawing = Drawing(width: width, height: bottom + 24)
    for tick in scale.ticks {
      let y = scale.position(tick)
      drawing.line(x1: left, y1: y, x2: width, y2: y)
      drawing.text(
        tickLabel(tick), x: left - 8, y: y + 4, anchor: .end, size: 11, paint: .muted)
    }
    if let key { draw(key, in: &drawing) }
    guard !months.isEmpty else { return drawing }
    let step = (width - left) / Double(months.count)
    let zero = scale.position(0)
    let gap = step > 4 ? min(6, step * 0.2) : 0
    let best = months.indices.max { months[$0].value < months[$1].value }
    for (index, month) in months.enumerated() {
      let x = left + Double(index) * step + gap / 2
      let y = scale.position(month.value)
      let isBest = index == best && month.value > 0
      let column = min(step - gap, 56)
      // The ground first: grid lines must not shine through.
      for paint in [Drawing.Paint.ground, .accent] {
        drawing.bar(
          x: x, y: min(y, zero), width: column, height: (zero - y).magnitude, paint: paint,
          opacity: isBest || paint == .ground ? 1 : 0.55,
          value: paint == .ground ? nil : "\(month.name): \(tickLabel(month.value))")
      }
      if month.part > 0 {
        let top = scale.position(min(month.part, month.value))
        drawing.bar(
          x: x, y: top, width: column, height: zero - top, paint: .ink,
          value: key.map { "\(month.name), \($0.part): \(tickLabel(month.part))" })
      }
      if isBest {
        let figure = tickLabel(month.value)
        let half = TextMetrics.width(figure, size: 11, isBold: true) / 2
        drawing.bar(
          x: min(max(x + column / 2, left + half), width - half) - half, y: y - 17,
          width: 2 * half, height: 14, paint: .ground)
        drawing.text(
          figure, x: min(max(x + column / 2, left + half), width - half), y: y - 6,
          anchor: .middle, size: 11, isBold: true)
      }
    }
    drawing.line(x1: left, y1: zero, x2: width, y2: zero, paint: .muted)
    labelMonths(in: &drawing, left: left, step: step, gap: gap, baseline: bottom + 16)
    return drawing
  }

  private func draw(_ key: (part: String, rest: String), in drawing: inout Drawing) {
    var x = 0.0
    for (name, paint, opacity) in [(key.part, Drawing.Paint.ink, 1.0), (key.rest, .accent, 0.55)] {
      drawing.bar(x: x, y: 3, width: 10, height: 10, paint: paint, opacity: opacity)
      drawing.text(name, x: x + 16, y: 12, size: 11)
      x += 16 + TextMetrics.width(name, size: 11) + 20
    }
  }

  /// Names as many months as fit, at a regular step that keeps Januaries.
  private func labelMonths(
    in drawing: inout Drawing, left: Double, step: Double, gap: Double, baseline: Double
  ) {
    let half = TextMetrics.width("2000-00", size: 11) / 2
    let interval =
      [1, 2, 3, 6, 12, 24, 60, 120, 240].first { Double($0) * step >= 2 * half + 10 } ?? 480
    let offset = months.firstIndex { $0.name.hasSuffix("-01") } ?? 0
    var free = 0.0
    for (index, month) in months.enumerated() where (index - offset) % interval == 0 {
      let middle = left + Double(index) * step + gap / 2 + min(step - gap, 56) / 2
      let center = min(max(middle, half), drawing.width - half)
      guard center - half >= free else { continue }
      drawing.text(
        month.name, x: center, y: baseline, anchor: .middle, size: 11, paint: .muted)
      free = center + half + 6
    }
  }
}
