// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

package import ReproducibleComputing
package import SalesData

/// Time counted in a shop's trade: it runs fast where the shop sold much, and stands still where it
/// sold nothing.
///
/// Holidays and seasons leave valleys in the days since a purchase that are the calendar's, not the
/// customers'. In trade time purchases come evenly, so that what is left is how customers differ.
/// (For a Poisson process this is the time rescaling theorem: Papangelou, Transactions of the AMS
/// 165:483, 1972.) Weeks are counted back from the day of the last purchase and have no inside: nights and
/// closed weekdays differ from one kind of customer to another and would leave valleys of their own,
/// so that a moment is put at a random place of its week.
package struct TradeClock: Sendable {
  /// The most weeks that are told apart; all before are one.
  private static let weekLimit = 1 << 16

  /// The day of the last purchase.
  private let end: Int
  /// Purchases in the weeks after each week, the last one first, and in all.
  private let cumulated: [Double]
  private let days: Double

  /// Counts purchases.
  ///
  /// - Parameter purchases: Of each day; at least one.
  package init(_ purchases: DayCounts) {
    let last = max(0, purchases.counts.count - 1)
    end = purchases.firstDay + last
    var counts = [Double](repeating: 0, count: min(Self.weekLimit, last / 7 + 1))
    for (index, count) in purchases.counts.enumerated() {
      counts[min(counts.count - 1, (last - index) / 7)] += Double(count)
    }
    var sum = 0.0
    cumulated =
      [0]
      + counts.map {
        sum += $0
        return sum
      }
    days = Double(max(1, last))
  }

  /// The days from a moment to the end of the data, in trade time: over 0, and about as many as
  /// the calendar's for a purchase at the beginning.
  ///
  /// - Parameters:
  ///   - moment: The moment.
  ///   - place: Its place within its week, in 0..<1.
  /// - Returns: The days.
  package func days(since moment: Timestamp, place: Double) -> Double {
    let index = min(cumulated.count - 2, max(0, end - moment.dayNumber) / 7)
    let after = cumulated[index] + place * (cumulated[index + 1] - cumulated[index])
    return (after + 0.5) / (cumulated[cumulated.count - 1] + 0.5) * days
  }
}

extension TradeClock {
  /// The clock of the first and the last purchases, where the others are not known.
  package init(_ customers: CustomerTable) {
    self.init(DayCounts((customers.firstOrder + customers.lastOrder)))
  }

  /// Days since a moment of each customer in trade time: a smooth measure for tests of the shape.
  ///
  /// The place within a week follows from what the customer bought and when, so that the order of
  /// the customers changes nothing.
  ///
  /// - Parameters:
  ///   - moments: One a customer, such as the last purchases.
  ///   - customers: The customers.
  ///   - seed: Of the places.
  ///   - execution: The threads.
  /// - Returns: One value a customer, over 0.
  package func days(
    since moments: [Timestamp], of customers: CustomerTable, seed: UInt64,
    execution: Execution = .default
  ) -> [Double] {
    let (first, last) = (customers.firstOrder, customers.lastOrder)
    let (frequency, monetary) = (customers.frequency, customers.monetary)
    return execution.array(count: moments.count) { customer in
      var key = seed
      func mix(_ part: Int64) {
        let product = (key ^ UInt64(bitPattern: part) ^ 0x9E37_79B9_7F4A_7C15)
          .multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
        key = product.high ^ product.low
      }
      mix(moments[customer].secondsSince1970)
      mix(first[customer].secondsSince1970)
      mix(last[customer].secondsSince1970)
      mix(Int64(frequency[customer]))
      mix(Int64(truncatingIfNeeded: monetary[customer].micros))
      var generator = SeededGenerator(seed: key, stream: 0x7AADE)
      return days(since: moments[customer], place: generator.uniform())
    }
  }
}
