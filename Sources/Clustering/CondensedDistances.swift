// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// The distances of all pairs of n things, each pair once: SciPy's condensed form.
///
/// The distance of `i < j` stands at `n i - i (i + 1) / 2 + j - i - 1`: first those of thing 0 to
/// 1, 2, ..., then those of thing 1 to 2, 3, ...
public struct CondensedDistances: Sendable, Hashable, Codable {
  /// The number of things, at least 1.
  public let count: Int
  /// The `count (count - 1) / 2` distances.
  public let values: [Double]

  /// Takes distances in condensed form.
  ///
  /// - Parameters:
  ///   - count: The number of things, at least 1.
  ///   - values: The distances, finite and not negative.
  /// - Throws: `ClusteringError` when the number of distances does not fit or one is negative or
  ///   not finite.
  public init(count: Int, values: [Double]) throws {
    guard count > 0 else {
      throw ClusteringError(.empty, "there is nothing to cluster; give at least one thing")
    }
    let (pairs, overflow) = count.multipliedReportingOverflow(by: count - 1)
    guard !overflow, values.count == pairs / 2 else {
      throw ClusteringError(
        .shape,
        "\(values.count) distances do not fit \(count) things; give one for each pair, n (n - 1) / 2"
      )
    }
    if let bad = values.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) {
      throw ClusteringError(
        .notFinite,
        "distance \(bad) is \(values[bad]); distances must be finite and not negative")
    }
    self.count = count
    self.values = values
  }

  /// The distance of two things.
  ///
  /// - Parameters:
  ///   - first: One of them, in `0 ..< count`.
  ///   - second: The other; the order does not matter.
  /// - Returns: The distance in the units that were given; 0 of a thing to itself.
  /// - Complexity: O(1).
  public subscript(first: Int, second: Int) -> Double {
    precondition(first >= 0 && first < count && second >= 0 && second < count)
    if first == second { return 0 }
    let (i, j) = first < second ? (first, second) : (second, first)
    return values[count * i - i * (i + 1) / 2 + j - i - 1]
  }
}
