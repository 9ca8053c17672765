// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CustomerFeatures
import ReproducibleComputing

/// The order statistics and the sums of ranks of a column's values in each of several groups, all
/// from one sort.
struct GroupedColumn: Sendable, Hashable {
  /// What one group's values come to.
  struct Group: Sendable, Hashable {
    /// How many values it has.
    var count = 0
    /// Their compensated sum, in the order of the rows.
    var sum = 0.0
    /// Twice the sum of their ranks, ties at the mean of their ranks: a whole number.
    var doubledRankSum = 0
    /// Their quartiles (type 7 of Hyndman and Fan), 0 for no values.
    var lowerQuartile = 0.0
    /// The second quartile.
    var median = 0.0
    /// The third.
    var upperQuartile = 0.0
    /// The median of all values that are not in the group, 0 for none.
    var otherMedian = 0.0
    /// The share of all values that lie below the group's median, half of those that equal it
    /// included.
    var place = 0.0
  }

  /// The groups, by number.
  let groups: [Group]
  /// The number of values.
  let count: Int
  /// The median of all.
  let median: Double
  /// The share of all below their median, half of its equals included.
  let place: Double
  /// The sum of t^3 - t over the values that t rows have.
  let tieSum: Double
  /// Whether all values are one.
  let isConstant: Bool

  /// Sorts the values.
  ///
  /// - Parameters:
  ///   - values: Finite; -0 equals 0.
  ///   - numbers: The group of each, in `0..<groupCount`.
  ///   - groupCount: How many groups there are; one may be empty.
  /// - Complexity: O(n) for the sort, 48 bytes a value while it runs.
  init(_ values: some Collection<Double>, groups numbers: [Int32], groupCount: Int) {
    precondition(values.count == numbers.count, "each value has a group")
    var sums = [SampleStatistics.CompensatedSum](repeating: .init(), count: groupCount)
    var groups = [Group](repeating: Group(), count: groupCount)
    var keyed: [RadixSort.Keyed] = []
    keyed.reserveCapacity(numbers.count)
    for (value, number) in zip(values, numbers) {
      precondition(value.isFinite, "only finite values have ranks")
      keyed.append(
        RadixSort.Keyed(key: RadixSort.key(value), place: UInt64(truncatingIfNeeded: number)))
      sums[Int(number)].add(value)
      groups[Int(number)].count += 1
    }
    RadixSort.sort(&keyed, Execution(threadCount: 1))
    count = keyed.count
    isConstant = keyed.first?.key == keyed.last?.key

    // The values of each group one after the other, ascending.
    var next = [0]
    for group in groups { next.append(next[next.count - 1] + group.count) }
    let starts = next
    let members = [Double](unsafeUninitializedCapacity: keyed.count) { members, initialized in
      for element in keyed {
        members.initializeElement(
          at: next[Int(element.place)], to: RadixSort.double(ofKey: element.key))
        next[Int(element.place)] += 1
      }
      initialized = keyed.count
    }
    tieSum = Self.rank(keyed, into: &groups)
    let sorted = keyed.map { RadixSort.double(ofKey: $0.key) }
    median = sorted.isEmpty ? 0 : SampleStatistics.quantile(sorted: sorted, 0.5)
    place = Self.place(of: median, in: sorted)
    for number in groups.indices {
      let own = members[starts[number]..<starts[number + 1]]
      groups[number].sum = sums[number].value
      groups[number].otherMedian = Self.median(of: sorted, without: own)
      guard !own.isEmpty else { continue }
      groups[number].lowerQuartile = SampleStatistics.quantile(sorted: own, 0.25)
      groups[number].median = SampleStatistics.quantile(sorted: own, 0.5)
      groups[number].upperQuartile = SampleStatistics.quantile(sorted: own, 0.75)
      groups[number].place = Self.place(of: groups[number].median, in: sorted)
    }
    self.groups = groups
  }

  /// Adds each value's rank to its group's sum.
  ///
  /// - Returns: The sum of t^3 - t over ties.
  private static func rank(_ sorted: [RadixSort.Keyed], into groups: inout [Group]) -> Double {
    var tieSum = 0.0
    var start = 0
    while start < sorted.count {
      var end = start + 1
      while end < sorted.count, sorted[end].key == sorted[start].key { end += 1 }
      for place in start..<end {
        groups[Int(sorted[place].place)].doubledRankSum += start + end + 1
      }
      let equal = Double(end - start)
      tieSum += equal * equal * equal - equal
      start = end
    }
    return tieSum
  }

  private static func place(of value: Double, in sorted: [Double]) -> Double {
    guard !sorted.isEmpty else { return 0 }
    let below = sorted.partitioningIndex { $0 >= value }
    let notAbove = sorted.partitioningIndex { $0 > value }
    return Double(below + notAbove) / (2 * Double(sorted.count))
  }

  /// The median of what is left of sorted values without some of them, also sorted.
  private static func median(of sorted: [Double], without own: ArraySlice<Double>) -> Double {
    let rest = sorted.count - own.count
    guard rest > 0 else { return 0 }
    /// The first value that so many of the rest do not exceed.
    func value(at index: Int) -> Double {
      sorted[
        sorted.partitioningIndex { value in
          let notAbove = sorted.partitioningIndex { $0 > value }
          return notAbove - own.partitioningIndex { $0 > value } > index
        }]
    }
    let low = value(at: (rest - 1) / 2)
    return rest % 2 == 1 ? low : low + 0.5 * (value(at: rest / 2) - low)
  }
}

extension RandomAccessCollection {
  /// The number of leading elements that do not meet a condition which all that follow meet.
  func partitioningIndex(where condition: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if condition(self[index(startIndex, offsetBy: middle)]) {
        high = middle
      } else {
        low = middle + 1
      }
    }
    return low
  }
}
