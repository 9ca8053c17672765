// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import SalesData

/// Curves over whole numbers, such as a figure by the number of clusters.
struct CurveChart: Chart {
  /// One curve.
  struct Curve: Sendable {
    let name: String
    let points: [(x: Int, y: Double)]
  }

  let curves: [Curve]
  let horizontalTitle: String

  func drawing(width: Double) -> Drawing {
    let (top, bottom) = (26.0, 236.0)
    var drawing = Drawing(width: width, height: bottom + 38)
    let vertical = Scale.linear(
      covering: curves.flatMap { $0.points.map(\.y) }, includingZero: true, tickCount: 5,
      range: (start: bottom, end: top))
    let figures = vertical.ticks.map { NumberText.significant($0) }
    let left = (figures.map { TextMetrics.width($0, size: 11) }.max() ?? 0) + 12
    for (tick, figure) in zip(vertical.ticks, figures) {
      let y = vertical.position(tick)
      drawing.line(x1: left, y1: y, x2: width, y2: y)
      drawing.text(figure, x: left - 8, y: y + 4, anchor: .end, size: 11, paint: .muted)
    }
    let places = Set(curves.flatMap { $0.points.map(\.x) }).sorted()
    let horizontal = Scale.linear(
      Double(places.first ?? 0)...Double(places.last ?? 1), tickCount: 8,
      range: (start: left + 12, end: width - 12))
    for place in places {
      drawing.text(
        String(place), x: horizontal.position(Double(place)), y: bottom + 16, anchor: .middle,
        size: 11, paint: .muted)
    }
    drawing.text(
      horizontalTitle, x: (left + width) / 2, y: bottom + 33, anchor: .middle, size: 11,
      paint: .muted)
    var key = left
    for (index, curve) in curves.enumerated() {
      let points = curve.points.map {
        (x: horizontal.position(Double($0.x)), y: vertical.position($0.y))
      }
      drawing.polyline(points, paint: .segment(index), width: 2)
      for point in points {
        drawing.circle(x: point.x, y: point.y, radius: 4, paint: .segment(index))
      }
      drawing.circle(x: key + 4, y: 9, radius: 4, paint: .segment(index))
      drawing.text(curve.name, x: key + 13, y: 13, size: 11)
      key += TextMetrics.width(curve.name, size: 11) + 32
    }
    return drawing
  }
}

/// Points in two columns on logarithmic axes, coloured by their cluster.
struct CloudChart: Chart {
  let horizontal: [Double]
  let vertical: [Double]
  let labels: [Int32]
  /// What each colour stands for.
  let names: [String]
  let titles: (horizontal: String, vertical: String)

  /// More points than this lie over each other, and say no more.
  private static let mostPoints = 700

  func drawing(width: Double) -> Drawing {
    let (top, bottom) = (24.0, 344.0)
    var drawing = Drawing(width: width, height: bottom + 42 + 18 * Double(names.count))
    let y = Scale.logarithmic(
      covering: vertical, tickCount: 6, range: (start: bottom, end: top))
    let figures = y.ticks.map { NumberText.compact($0) }
    let left = (figures.map { TextMetrics.width($0, size: 11) }.max() ?? 0) + 12
    let x = Scale.logarithmic(
      covering: horizontal, tickCount: width < 600 ? 5 : 8,
      range: (start: left + 6, end: width - 8))
    for (tick, figure) in zip(y.ticks, figures) {
      drawing.line(x1: left, y1: y.position(tick), x2: width, y2: y.position(tick))
      drawing.text(
        figure, x: left - 8, y: y.position(tick) + 4, anchor: .end, size: 11, paint: .muted)
    }
    for tick in x.ticks {
      drawing.line(x1: x.position(tick), y1: top, x2: x.position(tick), y2: bottom)
      drawing.text(
        NumberText.compact(tick), x: x.position(tick), y: bottom + 16, anchor: .middle, size: 11,
        paint: .muted)
    }
    drawing.text(titles.vertical, x: 0, y: 13, size: 11, paint: .muted)
    drawing.text(
      titles.horizontal, x: (left + width) / 2, y: bottom + 33, anchor: .middle, size: 11,
      paint: .muted)
    let step = max(1, (labels.count + Self.mostPoints - 1) / Self.mostPoints)
    for row in stride(from: 0, to: labels.count, by: step)
    where horizontal[row] > 0 && vertical[row] > 0 {
      drawing.circle(
        x: x.position(horizontal[row]), y: y.position(vertical[row]), radius: 2.5,
        paint: .segment(Int(labels[row])))
    }
    for (index, name) in names.enumerated() {
      let baseline = bottom + 56 + 18 * Double(index)
      drawing.circle(x: left + 4, y: baseline - 4, radius: 4, paint: .segment(index))
      drawing.text(
        TextMetrics.fitted(name, width: width - left - 14, size: 11), x: left + 14, y: baseline,
        size: 11)
    }
    return drawing
  }
}
