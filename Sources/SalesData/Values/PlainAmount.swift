// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// Amounts of up to eight characters after the sign, with no decimals, one or two.
enum PlainAmount {
  private static let zeros: UInt64 = 0x3030_3030_3030_3030

  /// Millionths of the unit, and whether there is a decimal mark; nil for another form.
  @inline(__always)
  static func micros(_ field: FieldBytes, mark: UInt8) -> (micros: Int64, hasMark: Bool)? {
    guard let first = field.first, let base = field.baseAddress else { return nil }
    let isNegative = first == UInt8(ascii: "-")
    let raw = UnsafeRawPointer(base) + (isNegative ? 1 : 0)
    let count = field.count &- (isNegative ? 1 : 0)
    guard count > 0, count <= 8 else { return nil }
    // To the right of zeros, the last character in the highest byte.
    let left = UInt64(truncatingIfNeeded: 8 &* (8 &- count))
    let text = count == 8 ? ByteHash.word(raw) : ByteHash.tail(raw, count: count)
    var word = text &<< left | (count == 8 ? 0 : zeros &>> (64 &- left))
    var unit: Int64 = 1_000_000
    var hasMark = true
    if UInt8(truncatingIfNeeded: word &>> 40) == mark {
      word = word & 0xFFFF_0000_0000_0000 | (word & 0xFF_FFFF_FFFF) &<< 8 | 0x30
      unit = 10_000
    } else if UInt8(truncatingIfNeeded: word &>> 48) == mark {
      word = word & 0xFF00_0000_0000_0000 | (word & 0xFFFF_FFFF_FFFF) &<< 8 | 0x30
      unit = 100_000
    } else {
      hasMark = false
    }
    let digits = word ^ zeros
    guard ((digits &+ 0x7676_7676_7676_7676) | digits) & 0x8080_8080_8080_8080 == 0 else {
      return nil
    }
    // Pairs, fours, then eight digits (Lemire 2018); the first digit is in the lowest byte.
    let pairs = (digits &* 2561) &>> 8 & 0x00FF_00FF_00FF_00FF
    let fours = (pairs &* 6_553_601) &>> 16 & 0x0000_FFFF_0000_FFFF
    let value = Int64(truncatingIfNeeded: (fours &* 42_949_672_960_001) &>> 32)
    return ((isNegative ? -value : value) &* unit, hasMark)
  }
}
