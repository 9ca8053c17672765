// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// How many purchases there were on each day: as many numbers as days from the first to the last.
package struct DayCounts: Sendable {
  /// The day that the first count is of, as the number of days since 1970-01-01.
  package private(set) var firstDay = 0
  /// From the first day with a purchase to the last; empty where there was none.
  package private(set) var counts: [Int] = []

  /// Starts without purchases.
  package init() {}

  /// Counts the days of moments.
  package init(_ moments: some Sequence<Timestamp>) {
    for moment in moments { add(day: moment.dayNumber) }
  }

  /// Adds purchases of a day.
  @inline(__always)
  mutating func add(day: Int, count: Int = 1) {
    let index = day &- firstDay
    if index < 0 || index >= counts.count { reach(day) }
    counts[day &- firstDay] += count
  }

  /// Makes room for a day.
  private mutating func reach(_ day: Int) {
    if counts.isEmpty {
      firstDay = day
      counts = [0]
    } else if day < firstDay {
      counts.insert(contentsOf: repeatElement(0, count: firstDay - day), at: 0)
      firstDay = day
    } else {
      counts.append(contentsOf: repeatElement(0, count: day - firstDay - counts.count + 1))
    }
  }

  /// Adds the purchases of others.
  mutating func add(_ other: DayCounts) {
    for (index, count) in other.counts.enumerated() where count > 0 {
      add(day: other.firstDay + index, count: count)
    }
  }
}
