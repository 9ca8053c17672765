// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing

/// The ranks of values among each other, equal values sharing the mean of their places.
struct MidRanks: Sendable, Hashable {
  /// Twice the rank of each value, a whole number: 2 for a least value that is alone.
  let doubled: [Int]

  /// The sum of t³ - t over the groups of t equal values.
  let tieSum: Double

  /// Ranks finite values.
  ///
  /// - Parameter values: At most 2³¹ - 1 of them; 0 and -0 are equal.
  /// - Complexity: O(n) passes of a radix sort.
  init(_ values: some Collection<Double>) {
    let sorted = Self.ascending(values)
    var doubled = [Int](repeating: 0, count: sorted.count)
    var tieSum = 0.0
    var start = 0
    while start < sorted.count {
      var end = start + 1
      while end < sorted.count, sorted[end].key == sorted[start].key { end += 1 }
      for place in start..<end { doubled[Int(sorted[place].index)] = start + end + 1 }
      let equal = Double(end - start)
      tieSum += equal * equal * equal - equal
      start = end
    }
    self.doubled = doubled
    self.tieSum = tieSum
  }

  /// A value as whole numbers compare, and where it stood.
  struct Place: BitwiseCopyable {
    let key: UInt64
    let index: UInt32
  }

  /// The places of values from the least up; equal values in the order given.
  static func ascending(_ values: some Collection<Double>) -> [Place] {
    precondition(values.count <= Int(Int32.max), "too many values for one ranking")
    var places: [Place] = []
    places.reserveCapacity(values.count)
    for value in values {
      precondition(value.isFinite, "only finite values have ranks")
      places.append(Place(key: RadixSort.key(value), index: UInt32(places.count)))
    }
    RadixSort.sort(&places) { $0.key }
    return places
  }
}
