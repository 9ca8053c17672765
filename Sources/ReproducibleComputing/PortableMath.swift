// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// An exponential and a logarithm whose every bit is the same on every machine.
///
/// The C library's `exp` and `log` differ in the last bit from one system to the next, and one bit
/// is enough to move a cent. These use addition, multiplication and division of doubles alone,
/// which IEEE 754 rounds in one way only, in an order that is written down. Within 2 units in the
/// last place over the ranges that simulations and tests visit; not meant to replace libm elsewhere.
package enum PortableMath {
  // ln 2 in two parts; the first has 21 trailing zero bits, so that whole multiples of it are exact
  // (the split of fdlibm's e_exp.c).
  private static let log2High = 0x1.62e42feep-1
  private static let log2Low = 0x1.a39ef35793c76p-33
  private static let inverseLog2 = 0x1.71547652b82fep0

  /// eˣ for `-700 ... 700`, relative error under 2⁻⁵¹.
  ///
  /// x = k ln 2 + r with |r| <= ln 2 / 2; eʳ by its Taylor polynomial of degree 13, whose
  /// remainder is under 5e-18; the power of two is exact.
  package static func exponential(_ x: Double) -> Double {
    precondition(abs(x) <= 700, "the exponent is out of range")
    let k = (x * inverseLog2).rounded(.toNearestOrEven)
    let r = (x - k * log2High) - k * log2Low
    var term = 1.0
    for degree in stride(from: 13.0, through: 2.0, by: -1.0) { term = 1.0 + term * (r / degree) }
    return Double(sign: .plus, exponent: Int(k), significand: 1.0 + r * term)
  }

  /// ln x for positive normal x, error under 2⁻⁵¹ of the larger of 1 and the result.
  ///
  /// x = 2ᵏ m with m in [√½, √2); ln m = 2 artanh(s), s = (m - 1) / (m + 1), |s| < 0.1716, by the
  /// odd series up to s²³.
  package static func logarithm(_ x: Double) -> Double {
    precondition(x.isNormal && x > 0, "the logarithm needs a positive normal number")
    var k = Double(x.exponent)
    var m = x.significand
    if m > 1.414213562373095 {
      m *= 0.5
      k += 1
    }
    let s = (m - 1) / (m + 1)
    let square = s * s
    var series = 1.0 / 23.0
    for odd in stride(from: 21.0, through: 1.0, by: -2.0) { series = 1.0 / odd + square * series }
    return k * log2High + (k * log2Low + 2 * s * series)
  }
}
