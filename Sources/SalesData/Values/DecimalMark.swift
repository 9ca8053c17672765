// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// The sign between units and decimals.
public enum DecimalMark: String, Sendable, Hashable, Codable, CaseIterable {
  /// As in 1,234.50.
  case point = "."
  /// As in 1.234,50.
  case comma = ","

  var byte: UInt8 { self == .point ? UInt8(ascii: ".") : UInt8(ascii: ",") }
  var other: DecimalMark { self == .point ? .comma : .point }
}

/// What the amounts of a whole column say about the decimal mark.
///
/// The counts depend on the texts alone, so that they are the same for any order of the rows.
struct DecimalEvidence: Sendable, Hashable {
  /// Amounts that can only be read with a point.
  var onlyPoint = 0
  /// Amounts that can only be read with a comma.
  var onlyComma = 0
  /// Amounts such as 1.234: one unit and a fraction, or over a thousand.
  var ambiguousPoint = 0
  /// Amounts such as 1,234.
  var ambiguousComma = 0
  /// The first in the order of bytes, to show.
  var ambiguousExample: [UInt8] = []

  mutating func noteAmbiguous(_ bytes: FieldBytes, mark: DecimalMark) {
    if mark == .point { ambiguousPoint += 1 } else { ambiguousComma += 1 }
    if ambiguousExample.isEmpty || bytes.lexicographicallyPrecedes(ambiguousExample) {
      ambiguousExample = Array(bytes)
    }
  }

  /// Adds what other rows say.
  mutating func merge(_ other: DecimalEvidence) {
    onlyPoint += other.onlyPoint
    onlyComma += other.onlyComma
    ambiguousPoint += other.ambiguousPoint
    ambiguousComma += other.ambiguousComma
    if !other.ambiguousExample.isEmpty,
      ambiguousExample.isEmpty
        || other.ambiguousExample.lexicographicallyPrecedes(ambiguousExample)
    {
      ambiguousExample = other.ambiguousExample
    }
  }
}
