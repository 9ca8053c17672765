// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// An exact amount of money: a whole number of millionths of the currency's unit.
///
/// Sums and products with whole quantities are exact; binary fractions never enter. The text form
/// is a plain decimal with two to six decimals, `9747747.934`, and reading it back is exact.
public struct Money: Sendable, Hashable, Comparable {
  /// The amount in millionths of the unit.
  public var micros: Int128

  /// Creates an amount from millionths of the unit.
  ///
  /// - Parameter micros: 1,500,000 for one and a half; negative for money that was given back.
  public init(micros: Int128) { self.micros = micros }

  /// No money.
  public static let zero = Money(micros: 0)

  /// The number of millionths in one unit.
  static let microsPerUnit: Int128 = 1_000_000

  /// The nearest double, in units; for features and plots, never for sums that are reported.
  public var doubleValue: Double {
    let small = Int64(truncatingIfNeeded: micros)
    return (Int128(small) == micros ? Double(small) : Double(micros)) / 1e6
  }

  /// Orders amounts by size.
  public static func < (a: Money, b: Money) -> Bool { a.micros < b.micros }

  /// The exact sum.
  public static func + (a: Money, b: Money) -> Money { Money(micros: a.micros + b.micros) }

  /// The exact difference.
  public static func - (a: Money, b: Money) -> Money { Money(micros: a.micros - b.micros) }

  /// The same amount with the other sign.
  public static prefix func - (a: Money) -> Money { Money(micros: -a.micros) }

  /// Adds exactly.
  public static func += (a: inout Money, b: Money) { a.micros += b.micros }

  /// Subtracts exactly.
  public static func -= (a: inout Money, b: Money) { a.micros -= b.micros }

  /// The exact amount of a whole number of pieces.
  public static func * (price: Money, pieces: Int) -> Money {
    Money(micros: price.micros * Int128(pieces))
  }

  /// Quantity times price, both in millionths: exact where six decimals can hold the product,
  /// else rounded to the nearest millionth, halves to the even one.
  static func product(quantityMicros: Int64, priceMicros: Int64) -> Money {
    let product = Int128(quantityMicros) * Int128(priceMicros)
    let (quotient, remainder) = product.quotientAndRemainder(dividingBy: microsPerUnit)
    let twice = remainder.magnitude * 2
    let unit = microsPerUnit.magnitude
    let roundsAway = twice > unit || (twice == unit && quotient % 2 != 0)
    return Money(micros: quotient + (roundsAway ? (product < 0 ? -1 : 1) : 0))
  }
}
