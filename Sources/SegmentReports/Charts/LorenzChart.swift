// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import SalesData

/// Lorenz's curve, read from the customers who bring the most: it bows above the diagonal.
struct LorenzChart: Chart {
  /// Shares of the customers and of the revenue, ascending.
  let points: [(x: Double, y: Double)]
  /// A point that is named.
  let mark: (x: Double, y: Double)?
  /// Says the chart’s own words and figures.
  var say: @Sendable (Wording) -> String = { $0.english() }

  func drawing(width: Double) -> Drawing {
    let side = min(width, 460)
    let left = TextMetrics.width(say(.percent(1)), size: 11) + 8
    let top = 12.0
    let bottom = top + (side - left) * 0.75
    let highest = max(1, points.map(\.y).max() ?? 1)
    let across = Scale.linear(0...1, tickCount: 5, range: (start: left, end: side - 4))
    let up = Scale.linear(0...highest, tickCount: 5, range: (start: bottom, end: top))
    var drawing = Drawing(width: width, height: bottom + 40)
    for tick in up.ticks {
      let y = up.position(tick)
      drawing.line(x1: left, y1: y, x2: side - 4, y2: y)
      drawing.text(
        say(.percent(tick)), x: left - 8, y: y + 4, anchor: .end, size: 11, paint: .muted)
    }
    drawing.horizontalAxis(across, top: top, bottom: bottom) { say(.percent($0)) }
    drawing.text(
      TextMetrics.fitted(
        say("Customers, from those who bring the most"), width: width - left, size: 11),
      x: left, y: bottom + 32, size: 11, paint: .muted)
    drawing.line(
      x1: left, y1: bottom, x2: across.position(1), y2: up.position(1), paint: .muted,
      isDashed: true)
    drawing.polyline(
      points.map { (x: across.position($0.x), y: up.position($0.y)) }, paint: .accent, width: 3)
    if let mark {
      let (x, y) = (across.position(mark.x), up.position(mark.y))
      drawing.circle(x: x, y: y, radius: 5, paint: .ink)
      let label = say("\(.percent(mark.x)) of customers: \(.percent(mark.y)) of revenue")
      let room = TextMetrics.fitted(label, width: side - x - 16, size: 11, isBold: true)
      let baseline = min(max(y + 22, top + 30), bottom - 8)
      drawing.bar(
        x: x + 9, y: baseline - 12, width: TextMetrics.width(room, size: 11, isBold: true) + 4,
        height: 16, paint: .ground)
      drawing.text(room, x: x + 11, y: baseline, size: 11, isBold: true)
    }
    return drawing
  }
}
