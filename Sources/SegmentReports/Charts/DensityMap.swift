// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import SalesData

/// Customers by two features: one group as squares over all others in grey.
///
/// A square's area is as the group's customers in its cell, so that shape tells the two apart in
/// grey as well. Cells of one shade are one path: the drawing stays small.
struct DensityMap: Chart {
  /// A feature's bins.
  struct Axis: Sendable {
    let title: String
    /// Ascending, one more than there are bins.
    let bounds: [Double]
    let isLogarithmic: Bool
    /// Where the rule's part begins and ends; nil where it is open.
    let cuts: (from: Double?, to: Double?)
    let label: @Sendable (Double) -> String
  }

  let x: Axis
  let y: Axis
  /// By row from the bottom, then by column.
  let members: [[Int]]
  let others: [[Int]]
  let paint: Drawing.Paint

  /// How many shades of grey there are.
  private static let shades = 6

  func drawing(width: Double) -> Drawing {
    let (top, height) = (26.0, 240.0)
    let bottom = top + height
    let up = scale(y, tickCount: 6, range: (start: bottom, end: top))
    let labels = up.ticks.map(y.label)
    let left = (labels.map { TextMetrics.width($0, size: 11) }.max() ?? 0) + 8
    let across = scale(
      x, tickCount: width < 500 ? 5 : 8, range: (start: left, end: width - 2))
    var drawing = Drawing(width: width, height: bottom + 40)
    drawing.text(
      TextMetrics.fitted(y.title, width: width, size: 11), x: 0, y: 12, size: 11, paint: .muted)
    for (tick, label) in zip(up.ticks, labels) {
      let at = up.position(tick)
      drawing.line(x1: left, y1: at, x2: width - 2, y2: at)
      drawing.text(label, x: left - 8, y: at + 4, anchor: .end, size: 11, paint: .muted)
    }
    drawTicks(across, in: &drawing, left: left, right: width, top: top, bottom: bottom)
    drawing.text(
      TextMetrics.fitted(x.title, width: width - left, size: 11), x: left, y: bottom + 33,
      size: 11, paint: .muted)
    drawOthers(across, up, in: &drawing)
    drawMembers(across, up, in: &drawing)
    drawRule(across, up, in: &drawing)
    return drawing
  }

  private func scale(
    _ axis: Axis, tickCount: Int, range: (start: Double, end: Double)
  ) -> Scale {
    let (low, high) = (axis.bounds.first ?? 0, axis.bounds.last ?? 1)
    return axis.isLogarithmic
      ? Scale.logarithmic(covering: [low, high], tickCount: tickCount, range: range)
      : Scale.linear(low...high, tickCount: tickCount, range: range)
  }

  private func drawTicks(
    _ scale: Scale, in drawing: inout Drawing, left: Double, right: Double, top: Double,
    bottom: Double
  ) {
    var free = left - 40
    for tick in scale.ticks {
      let at = scale.position(tick)
      drawing.line(x1: at, y1: top, x2: at, y2: bottom)
      let label = x.label(tick)
      let half = TextMetrics.width(label, size: 11) / 2
      let center = min(at, right - half)
      guard center - half >= free else { continue }
      drawing.text(label, x: center, y: bottom + 16, anchor: .middle, size: 11, paint: .muted)
      free = center + half + 8
    }
  }

  private func drawOthers(_ across: Scale, _ up: Scale, in drawing: inout Drawing) {
    let most = others.joined().max() ?? 0
    guard most > 0 else { return }
    var paths = [[Drawing.Box]](repeating: [], count: Self.shades)
    for (row, counts) in others.enumerated() {
      for (column, count) in counts.enumerated() where count > 0 {
        // By the root, or the fullest cells alone would be seen.
        let strength = (Double(count) / Double(most)).squareRoot()
        let shade = min(Self.shades - 1, Int(strength * Double(Self.shades)))
        paths[shade].append(cell(row, column, across, up))
      }
    }
    for (shade, boxes) in paths.enumerated() where !boxes.isEmpty {
      let opacity = 0.12 + 0.5 * Double(shade) / Double(Self.shades - 1)
      drawing.boxes(boxes, paint: .muted, opacity: opacity)
    }
  }

  private func drawMembers(_ across: Scale, _ up: Scale, in drawing: inout Drawing) {
    let most = members.joined().max() ?? 0
    guard most > 0 else { return }
    var boxes: [Drawing.Box] = []
    for (row, counts) in members.enumerated() {
      for (column, count) in counts.enumerated() where count > 0 {
        let whole = cell(row, column, across, up)
        let side = (Double(count) / Double(most)).squareRoot()
        let (width, height) = (
          max(2.5, (whole.width - 2) * side), max(2.5, (whole.height - 2) * side)
        )
        boxes.append(
          Drawing.Box(
            x: whole.x + (whole.width - width) / 2, y: whole.y + (whole.height - height) / 2,
            width: width, height: height))
      }
    }
    drawing.boxes(boxes, paint: paint)
  }

  private func cell(_ row: Int, _ column: Int, _ across: Scale, _ up: Scale) -> Drawing.Box {
    let (left, right) = (
      across.position(x.bounds[column]), across.position(x.bounds[column + 1])
    )
    let (bottom, top) = (up.position(y.bounds[row]), up.position(y.bounds[row + 1]))
    return Drawing.Box(x: left, y: top, width: right - left, height: bottom - top)
  }

  /// The part that the rule picks: a dashed line where it ends.
  private func drawRule(_ across: Scale, _ up: Scale, in drawing: inout Drawing) {
    let left = across.position(x.cuts.from ?? across.domain.lowerBound)
    let right = across.position(x.cuts.to ?? across.domain.upperBound)
    let bottom = up.position(y.cuts.from ?? up.domain.lowerBound)
    let top = up.position(y.cuts.to ?? up.domain.upperBound)
    func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double) {
      drawing.line(x1: x1, y1: y1, x2: x2, y2: y2, paint: .ink, width: 2, isDashed: true)
    }
    if x.cuts.from != nil { line(left, bottom, left, top) }
    if x.cuts.to != nil { line(right, bottom, right, top) }
    if y.cuts.from != nil { line(left, bottom, right, bottom) }
    if y.cuts.to != nil { line(left, top, right, top) }
  }
}
