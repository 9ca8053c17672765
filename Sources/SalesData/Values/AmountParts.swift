// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// An amount's text taken apart: sign, number, and what stands beside it.
struct AmountParts {
  var isNegative = false
  /// From the first to the last digit, with a leading mark (`.50`) but without a trailing one.
  var number: FieldBytes
  /// A symbol or a code, without blanks; empty when there is none.
  var symbol: [UInt8] = []

  /// Nil when the signs contradict each other or there is no digit.
  init?(_ field: FieldBytes) {
    guard var first = field.firstIndex(where: \.isASCIIDigit),
      let last = field.lastIndex(where: \.isASCIIDigit)
    else { return nil }
    let point = UInt8(ascii: ".")
    let comma = UInt8(ascii: ",")
    // `.50`, but not the stop that ends `Rs.50`.
    if first > 0, field[first - 1] == point || field[first - 1] == comma,
      first == 1 || !(field[first - 2].isASCIILetter)
    {
      first -= 1
    }
    number = FieldBytes(rebasing: field[first...last])
    var signs = 0
    var opened = 0
    var closed = 0
    var index = 0
    while index < first {
      guard let width = Self.take(field, at: index, into: &symbol, &signs, &opened, &closed) else {
        return nil
      }
      index += width
    }
    let hasPrefix = !symbol.isEmpty
    index = last + 1
    // `5.` and `5,-`, as in price lists: no decimals, and no sign.
    if index < field.count, field[index] == point || field[index] == comma {
      index += 1
      if index < field.count, field[index] == UInt8(ascii: "-") { index += 1 }
    }
    while index < field.count {
      let before = symbol.count
      guard let width = Self.take(field, at: index, into: &symbol, &signs, &opened, &closed) else {
        return nil
      }
      // A symbol before and a code after cannot both be right.
      if hasPrefix, symbol.count > before { return nil }
      index += width
    }
    guard opened == closed, opened <= 1, signs <= 1, opened + signs <= 1 else { return nil }
    isNegative = opened + signs == 1
    while symbol.last == UInt8(ascii: ".") { symbol.removeLast() }
  }

  /// Takes one character beside the number; nil when it has no business there.
  private static func take(
    _ field: FieldBytes, at index: Int, into symbol: inout [UInt8], _ signs: inout Int,
    _ opened: inout Int, _ closed: inout Int
  ) -> Int? {
    let byte = field[index]
    switch byte {
    case UInt8(ascii: "-"): signs += 1
    case UInt8(ascii: "+"), UInt8(ascii: " "), 0x09: break
    case UInt8(ascii: "("): opened += 1
    case UInt8(ascii: ")"): closed += 1
    case 0xC2 where index + 1 < field.count && field[index + 1] == 0xA0: return 2
    case 0xE2 where index + 2 < field.count && field[index + 1] == 0x88 && field[index + 2] == 0x92:
      signs += 1  // U+2212, the typographer's minus
      return 3
    case 0xE2 where index + 2 < field.count && field[index + 1] == 0x80 && field[index + 2] == 0xAF:
      return 3
    default:
      guard symbol.count < 8 else { return nil }
      symbol.append(byte)
    }
    return 1
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// What databases and statistics programs write where there is nothing.
  var isMissingMarker: Bool {
    guard let first, count <= 6 else { return false }
    switch first.asciiLowercased {
    case UInt8(ascii: "n"):
      return equalsIgnoringCase("nan") || equalsIgnoringCase("null") || equalsIgnoringCase("none")
        || equalsIgnoringCase("n/a") || equalsIgnoringCase("nat")
        || (count == 2 && self[0] == UInt8(ascii: "N") && self[1] == UInt8(ascii: "A"))
    case UInt8(ascii: "<"): return equalsIgnoringCase("<na>") || equalsIgnoringCase("<null>")
    case UInt8(ascii: "\\"): return count == 2 && self[1] == UInt8(ascii: "N")
    case UInt8(ascii: "#"): return equalsIgnoringCase("#n/a")
    case UInt8(ascii: "-"): return count == 1
    default: return false
    }
  }
}
