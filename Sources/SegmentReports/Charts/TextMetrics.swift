// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// How wide a text will be, before any browser has set it.
///
/// The page uses the reader's own system font, so no exact figure exists. The advances here are
/// those of DejaVu Sans, among the widest of the fonts that systems set by default: a text that
/// fits by this estimate fits in San Francisco, Segoe UI, Roboto and Helvetica too.
enum TextMetrics {
  /// The estimated width in pixels.
  static func width(_ text: String, size: Double, isBold: Bool = false) -> Double {
    var ems = 0.0
    for character in text { ems += advance(character) }
    return ems * size * (isBold ? 1.1 : 1)
  }

  /// The text, or as much of it as fits with an ellipsis.
  static func fitted(
    _ text: String, width limit: Double, size: Double, isBold: Bool = false
  ) -> String {
    if width(text, size: size, isBold: isBold) <= limit { return text }
    var kept = ""
    var used = width("…", size: size, isBold: isBold)
    for character in text {
      let next = advance(character) * size * (isBold ? 1.1 : 1)
      if used + next > limit { break }
      used += next
      kept.append(character)
    }
    while kept.last == " " || kept.last == "," { kept.removeLast() }
    return kept + "…"
  }

  private static func advance(_ character: Character) -> Double {
    guard let scalar = character.unicodeScalars.first else { return 0 }
    switch scalar {
    case "i", "j", "l", "'", "|", "I": return 0.3
    case " ", "\u{A0}", ",", ".", ":", ";", "!": return 0.34
    case "f", "t", "r", "(", ")", "[", "]", "-", "/", "\"": return 0.42
    case "m", "w", "M", "W", "%", "@", "…", "—": return 1.0
    case "0"..."9": return 0.64
    case "a"..."z", "$", "£", "€", "·", "–": return 0.62
    case "A"..."Z", "−", "+", "<", ">", "=", "≤", "≥": return 0.84
    default:
      // Wide scripts and pictures fill the em; other alphabets are set like Latin capitals.
      return scalar.value >= 0x1100 ? 1.3 : 0.84
    }
  }
}
