// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// The colours of segments.
///
/// Okabe and Ito's eight, ordered so that neighbours differ in lightness as well as in hue and so
/// stay apart in grey and to colour-blind readers, and two more of the same kind; each with a
/// lighter or darker twin for the dark theme. The page shows a name beside every colour.
///
/// M. Okabe and K. Ito, Color Universal Design (2008).
enum Palette {
  /// Colours for the light and the dark theme, in the order of segments.
  static let segmentColors: [(light: String, dark: String)] = [
    ("#0072b2", "#4aa8e0"), ("#e69f00", "#e69f00"), ("#009e73", "#23b88f"),
    ("#cc79a7", "#d992b9"), ("#4d4d4d", "#b8b8b8"), ("#56b4e9", "#8fd0f5"),
    ("#d55e00", "#ee7a26"), ("#bcae00", "#f0e442"), ("#5b3a8c", "#a78bda"),
    ("#8c5a2b", "#b98555"),
  ]

  /// How many segments have a colour of their own; further ones start again.
  static let segmentColorCount = 10
}
