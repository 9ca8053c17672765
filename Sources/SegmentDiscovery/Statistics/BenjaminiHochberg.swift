// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// Adjustment of p-values for the number of tests.
enum BenjaminiHochberg {
  /// The adjusted p-values: who reports those at or under q expects a share of at most q of false
  /// ones among what is reported.
  ///
  /// With m tests the r-th smallest p-value becomes the least of m p / s over all ranks s >= r, at
  /// most 1 (Benjamini and Hochberg, Journal of the Royal Statistical Society B 57:289, 1995). It
  /// holds for independent tests and for those that depend positively on each other (Benjamini
  /// and Yekutieli, Annals of Statistics 29:1165, 2001).
  ///
  /// - Parameter pValues: In 0...1, in any order.
  /// - Returns: The adjusted ones, in the same order.
  /// - Complexity: O(m log m).
  static func adjusted(_ pValues: [Double]) -> [Double] {
    precondition(pValues.allSatisfy { (0...1).contains($0) }, "a p-value lies in 0...1")
    var adjusted = pValues
    var least = 1.0
    var rank = pValues.count
    // Equal p-values get the same result in either order: the least over their ranks.
    for index in pValues.indices.sorted(by: { pValues[$0] > pValues[$1] }) {
      least = min(least, pValues[index] * (Double(pValues.count) / Double(rank)))
      adjusted[index] = least
      rank -= 1
    }
    return adjusted
  }
}
