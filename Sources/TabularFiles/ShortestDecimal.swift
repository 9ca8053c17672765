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
      append(decimal)
      return
    }
    var text = value.description
    if text.hasSuffix(".0") { text.removeLast(2) }
    text.withUTF8 { append($0) }
  }

  /// Appends `digits` / 10^`places`.
  private mutating func append(_ decimal: Decimal) {
    let (whole, fraction) = decimal.digits.quotientAndRemainder(
      dividingBy: Decimal.powers[decimal.places])
    append(Int64(whole))
    append(Byte.point)
    append(fraction, digits: decimal.places)
  }
}

/// A decimal number of up to 17 digits.
private struct Decimal {
  var digits: UInt64
  /// How many of the digits are decimals, in 1...19.
  var places: Int

  static let powers: [UInt64] = (0...19).map { (0..<$0).reduce(1) { power, _ in power * 10 } }

  /// The shortest decimal within the interval that rounds to a number, of those the nearest.
  ///
  /// This is Schubfach (Giulietti, "The Schubfach way to render doubles", 2020) where the power
  /// of ten fits a word, so that all is exact in 128 bits: numbers from 2^-11 that are not whole.
  /// Nil for others, and for powers of two, whose interval is narrower below.
  init?(_ value: Double) {
    let exponent = Int(value.exponent) - 52
    guard exponent >= -63, exponent < 0, value.significandBitPattern != 0 else { return nil }
    let significand = value.significandBitPattern | 1 << 52
    // 10^-places is at most the interval's width of 2^exponent: 1262611 / 2^22 is log10(2).
    places = -((exponent * 1_262_611) >> 22)
    let power = Self.powers[places]
    let shift = UInt128(1 - exponent)
    let twice = UInt128(significand) &* UInt128(power) &<< 1
    // The number is between `low` and `low + 1` units in the last place, and ends half a unit of
    // the double, which is `power` here, to both sides; both ends round to it when it is even.
    let low = UInt64(truncatingIfNeeded: twice &>> shift)
    let isEven = significand & 1 == 0
    func isWithin(_ distance: UInt128) -> Bool {
      distance < UInt128(power) || (isEven && distance == UInt128(power))
    }
    let above = twice &- UInt128(low) &<< shift
    let (tens, ones) = low.quotientAndRemainder(dividingBy: 10)
    let aboveTen = above &+ UInt128(ones) &<< shift
    let reachesDown = isWithin(aboveTen)
    let reachesUp = isWithin((10 as UInt128) &<< shift &- aboveTen)
    if reachesDown != reachesUp {
      digits = reachesUp ? tens &+ 1 : tens
      places -= 1
      dropZeros()
      return
    }
    let unit = (1 as UInt128) &<< shift
    let (downIn, upIn) = (isWithin(above), isWithin(unit &- above))
    let half = unit &>> 1
    let up = downIn != upIn ? upIn : above > half || (above == half && low & 1 == 1)
    digits = up ? low &+ 1 : low
  }

  private mutating func dropZeros() {
    for step in [8, 4, 2, 1] where places > step {
      let (quotient, remainder) = digits.quotientAndRemainder(dividingBy: Self.powers[step])
      if remainder == 0 { (digits, places) = (quotient, places - step) }
    }
  }
}
