// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// Hubert and Arabie's adjusted Rand index of two partitions of the same rows.
///
/// 1 for equal partitions, 0 in the mean for independent ones, less for ones that disagree more
/// than by chance ("Comparing partitions", J. Classification 2, 1985). Pairs are counted in whole
/// numbers of 128 bits. Two partitions that both put all rows into one cluster, or both each row
/// into its own, are equal: 1, and so are partitions of fewer than two rows.
///
/// - Parameters:
///   - first: The cluster of each row; any numbers, which mean nothing but equality.
///   - second: The cluster of each row in the other partition; as many.
/// - Returns: The index, at most 1.
/// - Complexity: O(n log n).
public func adjustedRandIndex(_ first: [Int32], _ second: [Int32]) -> Double {
  precondition(first.count == second.count, "the partitions are of the same rows")
  func pairs<Key: Equatable>(_ sorted: [Key]) -> Int128 {
    var sum: Int128 = 0
    var run: Int128 = 0
    for index in sorted.indices {
      run += 1
      if index + 1 == sorted.count || sorted[index + 1] != sorted[index] {
        sum += run * (run - 1) / 2
        run = 0
      }
    }
    return sum
  }
  let cells = zip(first, second).map {
    UInt64(UInt32(bitPattern: $0)) << 32 | UInt64(UInt32(bitPattern: $1))
  }
  let both = pairs(cells.sorted())
  let one = pairs(first.sorted())
  let other = pairs(second.sorted())
  let all = Int128(first.count) * Int128(first.count - 1) / 2
  // (both - one other / all) / ((one + other) / 2 - one other / all), multiplied out: the products
  // stay below 2^126 for fewer than 2^31 rows, and are exact.
  let above = 2 * (both * all - one * other)
  let below = (one + other) * all - 2 * one * other
  return below == 0 ? 1 : Double(above) / Double(below)
}

/// Hubert and Arabie's adjusted Rand index of weighted rows: a row of weight w is w equal rows.
///
/// The index of ``adjustedRandIndex(_:_:)``, with w (w - 1) / 2 pairs inside a row of weight w, in
/// double precision. Rows of weight zero do not exist.
///
/// - Parameters:
///   - first: The cluster of each row; any numbers, which mean nothing but equality.
///   - second: The cluster of each row in the other partition; as many.
///   - weights: How often each row counts: finite, not negative, one a row.
/// - Returns: The index, at most 1; 1 where every pair is together, or none is, in both.
/// - Complexity: O(n log n).
public func adjustedRandIndex(_ first: [Int32], _ second: [Int32], weights: [Double]) -> Double {
  let pairs = ContingencyTable(first, second, weights: weights).pairs
  let expected = pairs.all > 0 ? pairs.first * pairs.second / pairs.all : 0
  let below = (pairs.first + pairs.second) / 2 - expected
  return below == 0 ? 1 : (pairs.both - expected) / below
}
