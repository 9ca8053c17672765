// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import SalesData

/// A drawing in pixels: marks in the order they are painted, and where every text lies.
struct Drawing: Sendable {
  /// What a mark is painted with; the page's style sheet gives the colours of both themes.
  enum Paint: Sendable, Hashable {
    /// A segment's own colour, by its position in the report.
    case segment(Int)
    case accent, muted, ink, rule, ground

    /// The class that the style sheet fills or strokes by.
    func className(_ prefix: String) -> String {
      switch self {
      case .segment(let index): return "\(prefix)\(index % Palette.segmentColorCount + 1)"
      case .accent: return prefix + "a"
      case .muted: return prefix + "m"
      case .ink: return prefix + "i"
      case .rule: return prefix + "r"
      case .ground: return prefix + "g"
      }
    }
  }

  /// Where a text starts, ends or is centred.
  enum Anchor: String, Sendable { case start, middle, end }

  /// A text and the box that it takes by estimate.
  struct PlacedText: Sendable, Hashable {
    let text: String
    let left: Double
    let right: Double
    let top: Double
    let bottom: Double
  }

  let width: Double
  var height: Double
  private(set) var marks = Markup.empty
  /// For tests of the layout.
  private(set) var texts: [PlacedText] = []

  init(width: Double, height: Double) {
    self.width = width
    self.height = height
  }

  /// Sets a text on a baseline.
  mutating func text(
    _ text: String, x: Double, y: Double, anchor: Anchor = .start, size: Double = 12,
    isBold: Bool = false, paint: Paint = .ink
  ) {
    let extent = TextMetrics.width(text, size: size, isBold: isBold)
    let left: Double
    switch anchor {
    case .start: left = x
    case .middle: left = x - extent / 2
    case .end: left = x - extent
    }
    texts.append(
      PlacedText(
        text: text, left: left, right: left + extent, top: y - 0.8 * size, bottom: y + 0.25 * size))
    let sizeClass = size < 12 ? " t11" : ""
    let weight = isBold ? " tb" : ""
    let place: Markup = anchor == .start ? "" : " text-anchor=\"\(anchor.rawValue)\""
    let look = paint.className("f") + sizeClass + weight
    marks += "<text x=\"\(x)\" y=\"\(y)\" class=\"\(look)\"\(place)>\(text)</text>"
  }

  /// A rectangle; corners that cross are put in order.
  ///
  /// Its value is shown under the pointer.
  mutating func bar(
    x: Double, y: Double, width: Double, height: Double, paint: Paint, opacity: Double = 1,
    value: String? = nil
  ) {
    let left = min(x, x + width)
    let clear = opacityAttribute(opacity)
    let shape: Markup =
      "x=\"\(left)\" y=\"\(y)\" width=\"\(width.magnitude)\" height=\"\(height)\""
    let said: Markup = value.map { " data-v=\"\($0)\"" } ?? ""
    marks += "<rect \(shape) class=\"\(paint.className("f"))\"\(clear)\(said)/>"
  }

  /// A rectangle of several that are painted alike.
  struct Box: Sendable, Hashable {
    let x: Double
    let y: Double
    let width: Double
    let height: Double
  }

  /// Rectangles as one path: many take a third of the bytes that each alone would.
  mutating func boxes(_ boxes: [Box], paint: Paint, opacity: Double = 1) {
    guard !boxes.isEmpty else { return }
    var path = Markup.empty
    for box in boxes {
      path += "M\(box.x) \(box.y)h\(box.width)v\(box.height)h\(-box.width)z"
    }
    marks += "<path d=\"\(path)\" class=\"\(paint.className("f"))\"\(opacityAttribute(opacity))/>"
  }

  /// A straight line.
  mutating func line(
    x1: Double, y1: Double, x2: Double, y2: Double, paint: Paint = .rule, width: Double = 1,
    isDashed: Bool = false
  ) {
    let dash: Markup = isDashed ? " stroke-dasharray=\"4 3\"" : ""
    let stroke: Markup = width == 1 ? "" : " stroke-width=\"\(width)\""
    let ends: Markup = "x1=\"\(x1)\" y1=\"\(y1)\" x2=\"\(x2)\" y2=\"\(y2)\""
    marks += "<line \(ends) class=\"\(paint.className("l"))\"\(stroke)\(dash)/>"
  }

  /// A filled circle, or a ring.
  mutating func circle(
    x: Double, y: Double, radius: Double, paint: Paint, isOpen: Bool = false,
    value: String? = nil
  ) {
    let look = isOpen ? paint.className("l") + " fg" : paint.className("f")
    let stroke: Markup = isOpen ? " stroke-width=\"2\"" : ""
    let said: Markup = value.map { " data-v=\"\($0)\"" } ?? ""
    marks += "<circle cx=\"\(x)\" cy=\"\(y)\" r=\"\(radius)\" class=\"\(look)\"\(stroke)\(said)/>"
  }

  /// A filled outline through points.
  mutating func area(_ points: [(x: Double, y: Double)], paint: Paint) {
    guard let first = points.first else { return }
    var path: Markup = "M\(first.x) \(first.y)"
    for point in points.dropFirst() { path += "L\(point.x) \(point.y)" }
    marks += "<path d=\"\(path)Z\" class=\"\(paint.className("f"))\"/>"
  }

  /// An open line through points.
  mutating func polyline(_ points: [(x: Double, y: Double)], paint: Paint, width: Double) {
    guard let first = points.first else { return }
    var path: Markup = "M\(first.x) \(first.y)"
    for point in points.dropFirst() { path += "L\(point.x) \(point.y)" }
    let look = paint.className("l") + " fn"
    marks += "<path d=\"\(path)\" class=\"\(look)\" stroke-width=\"\(width)\"/>"
  }

  /// Tick marks, grid lines and figures of a horizontal axis under a plot.
  ///
  /// Figures that would touch the one before are left out; those at the ends move inside.
  mutating func horizontalAxis(
    _ scale: Scale, top: Double, bottom: Double, label: (Double) -> String
  ) {
    var free = -Double.infinity
    for tick in scale.ticks {
      let x = scale.position(tick)
      line(x1: x, y1: top, x2: x, y2: bottom, paint: .rule)
      let figure = label(tick)
      let half = TextMetrics.width(figure, size: 11) / 2
      let center = min(max(x, half), width - half)
      guard center - half >= free else { continue }
      text(figure, x: center, y: bottom + 14, anchor: .middle, size: 11, paint: .muted)
      free = center + half + 8
    }
  }

  /// The finished drawing; its alternative text says what it shows.
  func svg(label: String, className: String) -> Markup {
    let box: Markup = "viewBox=\"0 0 \(width) \(height)\" width=\"\(width)\" height=\"\(height)\""
    return """
      <svg \(box) class="\(className)" role="img" aria-label="\(label)">\(marks)</svg>
      """
  }

  private func opacityAttribute(_ opacity: Double) -> Markup {
    guard opacity < 1 else { return "" }
    let digits = NumberText.fixed(opacity, places: 2, trimmed: true)
    return " fill-opacity=\"\(digits)\""
  }
}
