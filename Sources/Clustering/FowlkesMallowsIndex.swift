// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// Fowlkes and Mallows's index of two partitions of the same rows.
///
/// The geometric mean of two shares: of the pairs of rows together in the one partition, those
/// together in the other, and the other way round ("A method for comparing two hierarchical
/// clusterings", JASA 78, 1983). 1 for equal partitions, 0 where no pair is together in both (as
/// scikit-learn). It is not adjusted for chance.
///
/// - Parameters:
///   - first: The cluster of each row; any numbers, which mean nothing but equality.
///   - second: The cluster of each row in the other partition; as many.
///   - weights: How often each row counts: finite, not negative, one a row; nil = once.
/// - Returns: The index, in 0...1.
/// - Complexity: O(n log n).
public func fowlkesMallowsIndex(
  _ first: [Int32], _ second: [Int32], weights: [Double]? = nil
) -> Double {
  let pairs = ContingencyTable(first, second, weights: weights).pairs
  guard pairs.both > 0 else { return 0 }
  return min(1, (pairs.both / pairs.first).squareRoot() * (pairs.both / pairs.second).squareRoot())
}
