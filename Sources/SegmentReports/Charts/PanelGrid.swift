// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// Small multiples: one panel a segment or a feature, all drawn alike and side by side where the
/// width allows.
struct PanelGrid: Chart {
  let panels: [any Panel]
  /// Whether they stand under one another however wide the drawing is.
  var isOneColumn = false

  func drawing(width: Double) -> Drawing {
    let gap = 32.0
    let columns = width >= 640 && panels.count > 1 && !isOneColumn ? 2 : 1
    let panelWidth = (width - gap * Double(columns - 1)) / Double(columns)
    var drawing = Drawing(width: width, height: 0)
    var y = 0.0
    var index = 0
    while index < panels.count {
      var tallest = 0.0
      for column in 0..<columns where index + column < panels.count {
        let panel = panels[index + column]
        let x = Double(column) * (panelWidth + gap)
        tallest = max(tallest, panel.draw(in: &drawing, x: x, y: y, width: panelWidth))
      }
      index += columns
      y += tallest + (index < panels.count ? 20 : 0)
    }
    drawing.height = y
    return drawing
  }
}

/// One of several plots that are drawn alike.
protocol Panel: Sendable {
  /// Paints the panel with its upper left corner at a point.
  ///
  /// - Parameters:
  ///   - drawing: What to paint on.
  ///   - x: The left edge.
  ///   - y: The upper edge.
  ///   - width: The width to keep within.
  /// - Returns: The height that it took.
  func draw(in drawing: inout Drawing, x: Double, y: Double, width: Double) -> Double
}

extension Panel {
  /// The panel's name, with a square of its colour where it has one.
  func drawTitle(
    _ title: String, swatch: Drawing.Paint?, in drawing: inout Drawing, x: Double, y: Double,
    width: Double
  ) {
    var start = x
    if let swatch {
      drawing.bar(x: x, y: y + 5, width: 10, height: 10, paint: swatch)
      start += 16
    }
    let fitted = TextMetrics.fitted(title, width: x + width - start, size: 12, isBold: true)
    drawing.text(fitted, x: start, y: y + 14, isBold: true)
  }

  /// Grid lines and figures of a panel's horizontal axis.
  func drawAxis(
    _ scale: Scale, in drawing: inout Drawing, left: Double, right: Double, top: Double,
    bottom: Double, label: (Double) -> String
  ) {
    var free = -Double.infinity
    for tick in scale.ticks {
      let x = scale.position(tick)
      drawing.line(x1: x, y1: top, x2: x, y2: bottom)
      let figure = label(tick)
      let half = TextMetrics.width(figure, size: 11) / 2
      let center = min(max(x, left + half), right - half)
      guard center - half >= free else { continue }
      drawing.text(figure, x: center, y: bottom + 14, anchor: .middle, size: 11, paint: .muted)
      free = center + half + 8
    }
  }
}
