// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// An exact amount of money: a whole number of millionths of the currency's unit.
///
/// Sums and products with whole quantities are exact; binary fractions never enter.
public struct Money: Sendable, Hashable, Comparable {
  /// The amount in millionths of the unit.
  public var micros: Int128

  /// Creates an amount from millionths of the unit.
  public init(micros: Int128) { self.micros = micros }

  /// No money.
  public static let zero = Money(micros: 0)

  /// The nearest double, in units; for features and plots, never for sums that are reported.
  public var doubleValue: Double { Double(micros) / 1e6 }

  /// Orders amounts by size.
  public static func < (a: Money, b: Money) -> Bool { a.micros < b.micros }
  /// The exact sum.
  public static func + (a: Money, b: Money) -> Money { Money(micros: a.micros + b.micros) }
  /// The exact difference.
  public static func - (a: Money, b: Money) -> Money { Money(micros: a.micros - b.micros) }
  /// Adds exactly.
  public static func += (a: inout Money, b: Money) { a.micros += b.micros }
}
