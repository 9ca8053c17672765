// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// A column's name as it is compared: letters and digits alone, lower case, without accents.
struct HeaderName: Hashable, Sendable, ExpressibleByStringLiteral {
  let text: String
  /// As it was written, for messages.
  let original: String

  static func == (a: HeaderName, b: HeaderName) -> Bool { a.text == b.text }

  func hash(into hasher: inout Hasher) { hasher.combine(text) }

  init(_ name: String) {
    original = name
    var folded = ""
    for scalar in name.lowercased().unicodeScalars {
      if let base = Self.bases[scalar] {
        folded += base
      } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        folded.unicodeScalars.append(scalar)
      }
    }
    // Names of signs alone ("#", "%") stay as they are.
    text = folded.isEmpty ? name : folded
  }

  init(stringLiteral value: String) { self.init(value) }

  private static let bases: [Unicode.Scalar: String] = {
    var bases: [Unicode.Scalar: String] = ["ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l"]
    for (base, accented) in [
      ("a", "àáâãäå"), ("c", "ç"), ("e", "èéêë"), ("i", "ìíîï"), ("n", "ñ"), ("o", "òóôõö"),
      ("u", "ùúûü"), ("y", "ýÿ"),
    ] {
      for scalar in accented.unicodeScalars { bases[scalar] = base }
    }
    return bases
  }()
}
