// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

extension SeededGenerator {
  /// A normal deviate by the polar method (Marsaglia and Bray, SIAM Review 6:260, 1964).
  ///
  /// Of the pair that the method yields only one is used, so that a draw leaves no state behind.
  package mutating func normal() -> Double {
    while true {
      let u = 2 * uniform() - 1
      let v = 2 * uniform() - 1
      let square = u * u + v * v
      if square < 1 && square > 0x1p-100 {
        return u * (-2 * PortableMath.logarithm(square) / square).squareRoot()
      }
    }
  }
}
