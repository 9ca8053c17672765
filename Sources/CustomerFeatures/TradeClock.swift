// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing
package import SalesData

/// Time counted in a shop's trade: it runs fast where the shop sold much, and stands still where it
/// sold nothing.
///
/// Nights, closed days, holidays and seasons leave valleys in the days since a purchase that are
/// the calendar's, not the customers'. In trade time purchases come evenly, so that what is left
/// is how customers differ. (For a Poisson process this is the time rescaling theorem: Papangelou,
/// Transactions of the AMS 165:483, 1972.)
package struct TradeClock: Sendable {
  private static let hour: Int64 = 3_600
  /// The most cells that time is divided into.
  private static let cellLimit: Int64 = 1_000_000

  private let start: Int64
  private let cell: Int64
  /// Purchases up to the beginning of each cell, and after the last.
  private let cumulated: [Double]
  private let days: Double

  /// Counts purchases.
  ///
  /// - Parameter moments: When purchases were made; at least one.
  package init(_ moments: [Timestamp]) {
    let seconds = moments.map(\.secondsSince1970)
    let first = seconds.min() ?? 0
    let last = seconds.max() ?? 0
    // Whole hours, so that equal moments of the day fall alike.
    start = first - ((first % Self.hour) + Self.hour) % Self.hour
    let hours = (last - start) / Self.hour + 1
    cell = Self.hour * ((hours + Self.cellLimit - 1) / Self.cellLimit)
    var counts = [Double](repeating: 0, count: Int((last - start) / cell) + 1)
    for moment in seconds { counts[Int((moment - start) / cell)] += 1 }
    var sum = 0.0
    cumulated =
      [0]
      + counts.map {
        sum += $0
        return sum
      }
    days = Double(last - start) / 86_400
  }

  /// The days from a moment to the end of the data, in trade time: over 0, and as many as the
  /// calendar's for a purchase at the beginning.
  package func days(since moment: Timestamp) -> Double {
    let total = cumulated[cumulated.count - 1]
    let place = min(max(0, moment.secondsSince1970 - start), Int64(cumulated.count - 1) * cell)
    let index = min(Int(place / cell), cumulated.count - 2)
    let part = Double(place - Int64(index) * cell) / Double(cell)
    let before = cumulated[index] + part * (cumulated[index + 1] - cumulated[index])
    return (total - before + 0.5) / (total + 0.5) * max(days, 1)
  }
}

extension TradeClock {
  /// The clock of all purchases.
  package init(_ ledger: SalesLedger) {
    var moments: [Timestamp] = []
    for order in ledger.orders where order.amount > .zero { moments.append(order.placed) }
    self.init(moments)
  }

  /// The clock of the first and the last purchases, where the others are not known.
  package init(_ customers: CustomerTable) {
    self.init(customers.firstOrder + customers.lastOrder)
  }
}

extension TradeClock {
  /// Days since the moments of several customers in trade time: smooth measures for tests of the
  /// shape.
  ///
  /// Where all are days without a time, each is put at a random moment of its day.
  ///
  /// - Parameters:
  ///   - moments: One a customer.
  ///   - seed: Of the random moments.
  /// - Returns: One value a moment, over 0.
  package func days(since moments: [Timestamp], seed: UInt64) -> [Double] {
    let day: Int64 = 86_400
    guard moments.allSatisfy({ $0.secondsSince1970 % day == 0 }) else {
      return moments.map { days(since: $0) }
    }
    // The clock counts the whole of a day in its first hour: within a day it runs evenly.
    var generator = SeededGenerator(seed: seed, stream: 0x7AADE)
    return moments.map { moment in
      let next = days(since: Timestamp(secondsSince1970: moment.secondsSince1970 + day))
      let here = days(since: moment)
      return here + generator.uniform() * (next - here)
    }
  }
}
