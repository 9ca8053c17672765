// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// Reads decimal numbers, each as the nearest `Double`, ties to even.
public enum DecimalNumber {
  /// Powers of ten that a `Double` holds exactly.
  private static let exactPowers: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]

  /// Powers of five that 64 bits hold.
  private static let powersOfFive: [UInt64] = (0...27).map { exponent in
    (0..<exponent).reduce(1) { power, _ in power * 5 }
  }

  /// Reads a number.
  ///
  /// An optional sign, digits with at most one decimal separator, and an optional exponent; nothing
  /// else, no spaces, no `nan`, no `inf`. Up to 19 digits are computed in integers; more, and
  /// extreme exponents, by the standard library, which rounds as well but slower.
  ///
  /// - Parameters:
  ///   - bytes: The number in ASCII.
  ///   - separator: The decimal separator.
  /// - Returns: The nearest `Double`, or nil when the bytes are no number or it is too large.
  /// - Complexity: O(bytes).
  public static func parse(
    _ bytes: UnsafeBufferPointer<UInt8>, separator: UInt8 = UInt8(ascii: ".")
  ) -> Double? {
    guard bytes.count > 0, var p = bytes.baseAddress else { return nil }
    let end = p + bytes.count
    let isNegative = p.pointee == Byte.minus
    if isNegative || p.pointee == Byte.plus { p += 1 }
    let start = p
    var mantissa: UInt64 = 0
    readDigits(&p, end, &mantissa)
    var digitCount = p - start
    var exponent = 0
    if p < end && p.pointee == separator {
      p += 1
      let fraction = p
      readDigits(&p, end, &mantissa)
      exponent = fraction - p
      digitCount &-= exponent
    }
    guard digitCount > 0 else { return nil }
    var significantCount = digitCount
    if digitCount > 19 {
      // Leading zeros left nothing in the mantissa; more than 19 other digits overflowed it.
      var q = start
      while q < p, q.pointee == Byte.zero || q.pointee == separator {
        if q.pointee == Byte.zero { significantCount &-= 1 }
        q += 1
      }
    }
    if p < end {
      guard let written = readExponent(p, count: end - p) else { return nil }
      exponent += written
    }
    if mantissa == 0 && significantCount <= 19 { return isNegative ? -0.0 : 0.0 }
    guard significantCount <= 19, exponent >= -27, exponent <= 27 else {
      return parseAny(bytes, separator: separator)
    }
    let value: Double
    if mantissa <= 1 << 53 && exponent >= -22 && exponent <= 22 {
      // Both are exact, and one division or product rounds once (Clinger 1990).
      value =
        exponent < 0
        ? Double(mantissa) / exactPowers[-exponent] : Double(mantissa) * exactPowers[exponent]
    } else {
      value = rounded(mantissa, exponent: exponent)
    }
    return isNegative ? -value : value
  }

  /// Appends decimal digits to a whole number, eight at a time while there are eight.
  @inline(__always)
  private static func readDigits(
    _ p: inout UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, _ mantissa: inout UInt64
  ) {
    while end - p >= 8 {
      let word = UInt64(littleEndian: UnsafeRawPointer(p).loadUnaligned(as: UInt64.self))
      // A byte is a digit when neither adding 0x46 nor taking 0x30 away sets its top bit.
      let marks = (word &+ 0x4646_4646_4646_4646) | (word &- 0x3030_3030_3030_3030)
      guard marks & 0x8080_8080_8080_8080 == 0 else { break }
      // Digits become pairs, pairs fours, fours one number (Lemire 2018).
      var sum = word & 0x0F0F_0F0F_0F0F_0F0F
      sum = (sum &* 2561) >> 8
      sum = ((sum & 0x00FF_00FF_00FF_00FF) &* 6_553_601) >> 16
      sum = ((sum & 0x0000_FFFF_0000_FFFF) &* 42_949_672_960_001) >> 32
      mantissa = mantissa &* 100_000_000 &+ sum
      p += 8
    }
    while p < end, case let digit = p.pointee &- Byte.zero, digit < 10 {
      mantissa = mantissa &* 10 &+ UInt64(digit)
      p += 1
    }
  }

  /// An exponent such as `e-7`, within bounds that no `Double` reaches, or nil when it is none.
  private static func readExponent(_ p: UnsafePointer<UInt8>, count: Int) -> Int? {
    guard p[0] | 0x20 == UInt8(ascii: "e"), count > 1 else { return nil }
    let isSigned = p[1] == Byte.minus || p[1] == Byte.plus
    var value = 0
    guard count > (isSigned ? 2 : 1) else { return nil }
    for i in (isSigned ? 2 : 1)..<count {
      let digit = p[i] &- Byte.zero
      guard digit < 10 else { return nil }
      value = min(value * 10 + Int(digit), 100_000)
    }
    return p[1] == Byte.minus ? -value : value
  }

  /// The `Double` nearest to a whole number times a power of ten, computed exactly in integers.
  ///
  /// - Parameters:
  ///   - mantissa: The whole number, not 0.
  ///   - exponent: The power, in -27...27, so that the power of five has 64 bits at most.
  /// - Returns: The nearest `Double`, ties to even.
  private static func rounded(_ mantissa: UInt64, exponent: Int) -> Double {
    let shift = mantissa.leadingZeroBitCount
    let power = powersOfFive[abs(exponent)]
    var bits: UInt64
    var isInexact: Bool
    var scale: Int
    if exponent < 0 {
      // (mantissa / power) as 64 bits with the top bit set, and whether anything is left.
      let divisorShift = power.leadingZeroBitCount
      let divisor = power << UInt64(divisorShift)
      let dividend = mantissa << UInt64(shift)
      let isSmaller = dividend < divisor
      let wide: (high: UInt64, low: UInt64) =
        isSmaller ? (dividend, 0) : (dividend >> 1, dividend << 63)
      let (quotient, remainder) = divisor.dividingFullWidth(wide)
      (bits, isInexact) = (quotient, remainder != 0)
      scale = exponent - shift + divisorShift - (isSmaller ? 64 : 63)
    } else {
      let product = (mantissa << UInt64(shift)).multipliedFullWidth(by: power)
      let zeros = product.high.leadingZeroBitCount
      if zeros == 64 {
        (bits, isInexact) = (product.low, false)
      } else if zeros == 0 {
        (bits, isInexact) = (product.high, product.low != 0)
      } else {
        bits = product.high << UInt64(zeros) | product.low >> UInt64(64 - zeros)
        isInexact = product.low << UInt64(zeros) != 0
      }
      scale = exponent - shift + 64 - zeros
    }
    // 64 bits with the top bit set -> 53, to the nearest, ties to even.
    let rest = bits & 0x7FF
    bits >>= 11
    scale += 11
    if rest > 0x400 || (rest == 0x400 && (isInexact || bits & 1 == 1)) { bits += 1 }
    return Double(sign: .plus, exponent: scale, significand: Double(bits))
  }

  private static func parseAny(
    _ bytes: UnsafeBufferPointer<UInt8>, separator: UInt8
  ) -> Double? {
    let plain = bytes.map { $0 == separator ? Byte.point : $0 }
    guard let value = Double(String(decoding: plain, as: UTF8.self)), value.isFinite else {
      return nil
    }
    return value
  }
}
