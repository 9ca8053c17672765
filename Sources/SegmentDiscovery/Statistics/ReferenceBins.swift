// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing

/// Where values of a reference lie, kept so that later values can be held against it.
///
/// The bounds are quantiles of the reference and values of it (type 1 of Hyndman and Fan, The
/// American Statistician 50:361, 1996). Equal quantiles become one bound, so that a column of
/// whole numbers has fewer bins and equal values share one.
struct ReferenceBins: Sendable, Hashable, Codable {
  /// The ascending upper bounds of all bins but the last, each within its bin.
  let bounds: [Double]

  /// The reference's values in each bin: one more than `bounds`.
  let counts: [Int]

  /// Bins a reference.
  ///
  /// Where the least value fills the first bin alone, values under it have a bin of their own, so
  /// that a constant column's drift downwards is seen as well as upwards.
  ///
  /// - Parameters:
  ///   - values: At least one, finite.
  ///   - binCount: How many bins to aim at; 10 by custom.
  /// - Complexity: O(n log n).
  init(_ values: some Collection<Double>, binCount: Int = 10) {
    precondition(!values.isEmpty && binCount >= 2, "a reference has values and at least two bins")
    let sorted = values.ascending()
    var bounds: [Double] = []
    for bin in 1..<binCount {
      let bound = sorted[(bin * sorted.count + binCount - 1) / binCount - 1]
      if bounds.last != bound { bounds.append(bound) }
    }
    if bounds[0] == sorted[0] { bounds.insert(sorted[0].nextDown, at: 0) }
    self.bounds = bounds
    counts = Self.counts(sorted, bounds)
  }

  /// How many values fall into each bin.
  func counts(_ values: some Collection<Double>) -> [Int] { Self.counts(values, bounds) }

  static func counts(_ values: some Collection<Double>, _ bounds: [Double]) -> [Int] {
    var counts = [Int](repeating: 0, count: bounds.count + 1)
    for value in values {
      var (low, high) = (0, bounds.count)
      while low < high {
        let middle = (low + high) / 2
        if value <= bounds[middle] { high = middle } else { low = middle + 1 }
      }
      counts[low] += 1
    }
    return counts
  }
}
