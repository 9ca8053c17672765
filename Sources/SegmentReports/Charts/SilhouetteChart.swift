// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import SalesData

/// Silhouette values of each segment's customers, sorted: the knife shapes of Rousseeuw (1987).
struct SilhouetteChart: Chart {
  /// One segment's values, the largest first.
  struct Group: Sendable {
    let name: String
    let paint: Drawing.Paint
    let values: [Double]
    let mean: Double
  }

  let groups: [Group]
  let mean: Double
  /// Says the chart’s own words and figures.
  var say: @Sendable (Wording) -> String = { $0.english() }

  func drawing(width: Double) -> Drawing {
    let shown = groups.filter { !$0.values.isEmpty }
    let lowest = shown.compactMap { $0.values.min() }.min() ?? 0
    let highest = shown.compactMap { $0.values.max() }.max() ?? 1
    let low = (min(lowest, 0) * 5 - 1e-9).rounded(.down) / 5
    let high = max(0.2, (highest * 5 - 1e-9).rounded(.up) / 5)
    let scale = Scale.linear(
      low...high, tickCount: width < 600 ? 5 : 8, range: (start: 2, end: width - 2))
    let total = shown.reduce(0) { $0 + $1.values.count }
    let plotHeight = min(360, 90 * Double(max(1, shown.count)))
    var drawing = Drawing(width: width, height: 0)
    let top = 18.0
    var bottom = top
    let heights = shown.map { group in
      max(10, plotHeight * Double(group.values.count) / Double(max(1, total)))
    }
    for height in heights { bottom += 20 + height + 6 }
    drawing.horizontalAxis(scale, top: top, bottom: bottom) {
      say(.fixed($0, places: 1))
    }
    var y = top
    let zero = scale.position(0)
    let at = scale.position(mean)
    for (group, height) in zip(shown, heights) {
      let figure = say(.fixed(group.mean, places: 2))
      let figureWidth = TextMetrics.width(figure, size: 11, isBold: true)
      let name = TextMetrics.fitted(group.name, width: width - figureWidth - 26, size: 11)
      drawing.bar(
        x: 0, y: y + 3, width: 16 + TextMetrics.width(name, size: 11), height: 15, paint: .ground)
      drawing.bar(
        x: width - figureWidth - 2, y: y + 3, width: figureWidth + 2, height: 15, paint: .ground)
      drawing.bar(x: 0, y: y + 6, width: 9, height: 9, paint: group.paint)
      drawing.text(name, x: 14, y: y + 14, size: 11)
      drawing.text(figure, x: width, y: y + 14, anchor: .end, size: 11, isBold: true)
      y += 20
      drawing.area(
        outline(of: group.values, scale: scale, top: y, height: height), paint: group.paint)
      drawing.line(x1: zero, y1: y - 2, x2: zero, y2: y + height + 2, paint: .muted)
      drawing.line(x1: at, y1: y - 2, x2: at, y2: y + height + 2, paint: .ink, isDashed: true)
      y += height + 6
    }
    let label = say("mean of all \(.fixed(mean, places: 2))")
    let half = TextMetrics.width(label, size: 11) / 2
    drawing.text(
      label, x: min(max(at, half), width - half), y: 12, anchor: .middle, size: 11, paint: .muted)
    drawing.height = bottom + 20
    return drawing
  }

  /// The blade: at most 160 points, at quantiles of the values, whatever their number.
  private func outline(
    of values: [Double], scale: Scale, top: Double, height: Double
  ) -> [(x: Double, y: Double)] {
    let zero = scale.position(0)
    let count = min(values.count, 160)
    var points = [(x: zero, y: top)]
    for index in 0..<count {
      let source = count == 1 ? 0 : index * (values.count - 1) / (count - 1)
      let x = scale.position(values[source])
      let y = top + height * Double(index) / Double(max(1, count - 1))
      points.append((x: x, y: y))
    }
    points.append((x: zero, y: top + height))
    if count == 1 {
      // One value is a bar, not a wedge.
      let x = scale.position(values[0])
      points = [(zero, top), (x, top), (x, top + height), (zero, top + height)]
    }
    return points
  }
}
