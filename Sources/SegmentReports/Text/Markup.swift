// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import SalesData

/// HTML or SVG source in which every interpolated string is text, never markup.
///
/// Literals are taken as they are; interpolated `String`s are escaped, interpolated `Markup` is
/// not. What comes from data can therefore reach a page only as text.
struct Markup: Sendable, Hashable, ExpressibleByStringInterpolation {
  /// The source.
  private(set) var source: String

  init(stringLiteral value: String) { source = value }
  init(stringInterpolation: StringInterpolation) { source = stringInterpolation.source }

  /// A string as text.
  init(text: String) { source = Self.escape(text) }

  /// Nothing.
  static let empty: Markup = ""

  static func += (a: inout Markup, b: Markup) { a.source += b.source }

  static func + (a: Markup, b: Markup) -> Markup {
    var both = a
    both += b
    return both
  }

  /// The five characters that mean something in HTML and in quoted attributes, as entities;
  /// control characters that no document may hold are left out.
  static func escape(_ text: String) -> String {
    var escaped = ""
    escaped.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      case "\t", "\n": escaped.unicodeScalars.append(scalar)
      default:
        let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
        if !isControl { escaped.unicodeScalars.append(scalar) }
      }
    }
    return escaped
  }

  struct StringInterpolation: StringInterpolationProtocol {
    var source = ""

    init(literalCapacity: Int, interpolationCount: Int) {
      source.reserveCapacity(literalCapacity + 16 * interpolationCount)
    }

    mutating func appendLiteral(_ literal: String) { source += literal }
    mutating func appendInterpolation(_ text: String) { source += Markup.escape(text) }
    mutating func appendInterpolation(_ markup: Markup) { source += markup.source }
    mutating func appendInterpolation(_ number: Int) { source += String(number) }

    /// A coordinate: one decimal is a tenth of a pixel.
    mutating func appendInterpolation(_ coordinate: Double) {
      source += NumberText.fixed(coordinate, places: 1, trimmed: true, minus: "-")
    }
  }
}

extension Sequence<Markup> {
  /// All of them, one after the other.
  func joined() -> Markup {
    var all = Markup.empty
    for part in self { all += part }
    return all
  }
}
