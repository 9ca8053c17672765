// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing

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
/// - Complexity: O(n).
public func adjustedRandIndex(_ first: [Int32], _ second: [Int32]) -> Double {
  precondition(first.count == second.count, "the partitions are of the same rows")
  let both: Int128
  let one: Int128
  let other: Int128
  if let counts = PairCounts(first, second) {
    (both, one, other) = (counts.both, counts.first, counts.second)
  } else {
    both = PairCounts.pairs(
      among: zip(first, second).map {
        UInt64(UInt32(bitPattern: $0)) << 32 | UInt64(UInt32(bitPattern: $1))
      })
    one = PairCounts.pairs(among: first.map { UInt64(UInt32(bitPattern: $0)) })
    other = PairCounts.pairs(among: second.map { UInt64(UInt32(bitPattern: $0)) })
  }
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

/// Pairs of rows that are together in one partition, in the other, and in both.
private struct PairCounts {
  let first: Int128
  let second: Int128
  let both: Int128

  /// Counts the rows of each pair of labels in a table; nil where that would outgrow the rows.
  init?(_ first: [Int32], _ second: [Int32]) {
    guard let low = first.min(), let high = first.max(), let otherLow = second.min(),
      let otherHigh = second.max()
    else { return nil }
    let width = Int(otherHigh) - Int(otherLow) + 1
    let (size, overflow) = (Int(high) - Int(low) + 1).multipliedReportingOverflow(by: width)
    guard !overflow, size <= max(1 << 12, first.count) else { return nil }
    var table = [Int](repeating: 0, count: size)
    for row in first.indices {
      table[(Int(first[row]) &- Int(low)) &* width &+ Int(second[row]) &- Int(otherLow)] &+= 1
    }
    both = table.reduce(0) { $0 + Self.pairs($1) }
    let rows = stride(from: 0, to: size, by: width)
    self.first = rows.reduce(0) { $0 + Self.pairs(table[$1..<$1 + width].reduce(0, +)) }
    self.second = (0..<width).reduce(0) { sum, column in
      sum + Self.pairs(rows.reduce(0) { $0 + table[$1 + column] })
    }
  }

  private static func pairs(_ count: Int) -> Int128 { Int128(count) * Int128(count - 1) / 2 }

  /// The pairs of equal keys.
  static func pairs(among unsorted: [UInt64]) -> Int128 {
    var keys = unsorted
    RadixSort.sort(&keys)
    var sum: Int128 = 0
    var run = 0
    for index in keys.indices {
      run += 1
      if index + 1 == keys.count || keys[index + 1] != keys[index] {
        sum += pairs(run)
        run = 0
      }
    }
    return sum
  }
}
