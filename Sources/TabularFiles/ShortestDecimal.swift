// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// The shortest decimals that read back as the same number.
extension TextBuffer {
  /// Appends the fewest digits that read back as the same `Double`, of those the nearest: `3`, not
  /// `3.0`; `0` for either zero; nothing for NaN.
  package mutating func append(_ value: Double) {
    if value.isNaN { return }
    // Whole numbers up to 2^53 are their own digits.
    if value.magnitude < 9_007_199_254_740_992, value == value.rounded(.towardZero) {
      append(Int64(value))
      return
    }
    if let decimal = Decimal(value.magnitude) {
      if value < 0 { append(Byte.minus) }
      // No decimal that rounds to the number reaches the next whole number, which is one itself.
      append(decimal, whole: UInt64(value.magnitude))
      return
    }
    var text = value.description
    if text.hasSuffix(".0") { text.removeLast(2) }
    text.withUTF8 { append($0) }
  }

  /// Appends `digits` / 10^`places`, whose whole part is known.
  @inline(__always)
  private mutating func append(_ decimal: Decimal, whole: UInt64) {
    append(Int64(truncatingIfNeeded: whole))
    append(Byte.point)
    append(decimal.digits &- whole &* Decimal.power(decimal.places), digits: decimal.places)
  }
}

/// A decimal number of up to 17 digits.
private struct Decimal {
  var digits: UInt64
  /// How many of the digits are decimals, in 1...19.
  var places: Int

  /// 10^`places`, of 0...19.
  @inline(__always)
  static func power(_ places: Int) -> UInt64 { powers[places] }

  private static let powers: [UInt64] = [
    1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000,
    10_000_000_000, 100_000_000_000, 1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000,
    1_000_000_000_000_000, 10_000_000_000_000_000, 100_000_000_000_000_000,
    1_000_000_000_000_000_000, 10_000_000_000_000_000_000,
  ]

  /// The shortest decimal within the interval that rounds to a number, of those the nearest.
  ///
  /// This is Schubfach (Giulietti, "The Schubfach way to render doubles", 2020) where the power
  /// of ten fits a word, so that all is exact in two words: numbers from 2^-11 that are not whole.
  /// Nil for others, and for powers of two, whose interval is narrower below.
  @inline(__always)
  init?(_ value: Double) {
    let bits = value.bitPattern
    let exponent = Int(truncatingIfNeeded: bits &>> 52) &- 1_075
    let fraction = bits & 0xF_FFFF_FFFF_FFFF
    guard exponent >= -63, exponent < 0, fraction != 0 else { return nil }
    let significand = fraction | 1 &<< 52
    // 10^-places is at most the interval's width of 2^exponent: 1262611 / 2^22 is log10(2).
    places = 0 &- ((exponent &* 1_262_611) &>> 22)
    // 10^places x 2^(exponent + 53): the power has at least as many factors of two as are taken
    // out, and is under 10 x 2^-exponent, so that this is whole and under 2^57.
    let power = Self.power(places)
    let scaled =
      exponent >= -53
      ? power &<< UInt64(truncatingIfNeeded: exponent &+ 53)
      : power &>> UInt64(truncatingIfNeeded: -53 &- exponent)
    // The number is between `low` and `low + 1` units in the last place, and ends half a unit of
    // the double to both sides; both ends round to it when it is even. Distances are in 2^-54 of
    // a unit: the product has eleven zeros at its end, and that half is `scaled`.
    let product = (significand &<< 11).multipliedFullWidth(by: scaled)
    let (low, above) = (product.high, product.low &>> 10)
    let reach = scaled &+ (significand & 1 ^ 1)
    let unit: UInt64 = 1 &<< 54
    let tens = low / 10
    let aboveTen = above &+ (low &- 10 &* tens) &<< 54
    let reachesDown = aboveTen < reach
    let reachesUp = 10 &* unit &- aboveTen < reach
    if reachesDown != reachesUp {
      digits = reachesUp ? tens &+ 1 : tens
      places &-= 1
      if digits % 10 == 0 { dropZeros() }
      return
    }
    let (downIn, upIn) = (above < reach, unit &- above < reach)
    let half = unit &>> 1
    let up = downIn != upIn ? upIn : above > half || (above == half && low & 1 == 1)
    digits = up ? low &+ 1 : low
  }

  private mutating func dropZeros() {
    for step in [8, 4, 2, 1] where places > step {
      let (quotient, remainder) = digits.quotientAndRemainder(dividingBy: Self.power(step))
      if remainder == 0 { (digits, places) = (quotient, places - step) }
    }
  }
}
