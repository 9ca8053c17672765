// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import SalesData
import SegmentDiscovery

/// What the customers of each segment bought, month by month.
struct SegmentMonths: Sendable {
  /// One segment in one month.
  struct Cell: Encodable, Sendable, Hashable {
    let month: String
    /// Purchases; left out, with the money, where it is hidden.
    let orders: Int?
    let revenue: Money?
  }

  /// By segment, then by month.
  let cells: [[Cell]]

  /// Sums orders up; nil without them, with one month or one segment, and where they do not add up
  /// to what the segments brought.
  ///
  /// - Parameters:
  ///   - ledger: The sales that the segments were found in.
  ///   - result: The discovery.
  ///   - isPrivate: Whether months in which under five customers of a segment bought are hidden.
  /// - Complexity: O(orders).
  init?(_ ledger: SalesLedger, _ result: DiscoveryResult, isPrivate: Bool) {
    let names = ledger.summary.months.map(\.month)
    let count = result.segments.count
    guard names.count > 1, count > 1,
      ledger.orderOffsets.count == result.segmentIndices.count + 1
    else { return nil }
    var sums = [Sum](repeating: Sum(), count: count * names.count)
    var calendar = Calendar(names)
    for (customer, segment) in result.segmentIndices.enumerated() {
      var lastBought = -1
      for order in ledger.orders(ofCustomer: customer) {
        guard let month = calendar.month(of: order.placed) else { return nil }
        let cell = Int(segment) * names.count + month
        sums[cell].micros += order.amount.micros
        guard order.amount > .zero else { continue }
        sums[cell].orders += 1
        // Orders come in order of time: a customer's of one month are neighbours.
        if month != lastBought { sums[cell].customers += 1 }
        lastBought = month
      }
    }
    func row(_ segment: Int) -> ArraySlice<Sum> {
      sums[segment * names.count..<(segment + 1) * names.count]
    }
    for (index, segment) in result.segments.enumerated() {
      let total = row(index).reduce(0) { $0 + $1.micros }
      guard total == segment.revenue.micros else { return nil }
    }
    let customers = (0..<count).map { row($0).map(\.customers) }
    let shown = isPrivate ? SmallCounts.hidden(table: customers) : customers
    cells = (0..<count).map { segment in
      zip(names, zip(row(segment), shown[segment])).map { name, cell in
        let (sum, customers) = cell
        return Cell(
          month: name, orders: customers == nil ? nil : sum.orders,
          revenue: customers == nil ? nil : Money(micros: sum.micros))
      }
    }
  }

  /// In how many months a segment brought more than any other, of those that may be told.
  func leadingMonths(_ segment: Int) -> Int {
    cells[segment].indices.count { month in
      guard let own = cells[segment][month].revenue, own > .zero else { return false }
      return cells.indices.allSatisfy { other in
        other == segment || cells[other][month].revenue.map { $0 < own } ?? true
      }
    }
  }

  private struct Sum {
    var micros: Int128 = 0
    var orders = 0
    var customers = 0
  }

  /// Which month a day is in; each day is looked up once.
  private struct Calendar {
    private var ofDay: [Int: Int] = [:]
    private let ofName: [String: Int]
    private var last = (day: Int.min, month: 0)

    init(_ names: [String]) {
      ofName = Dictionary(names.enumerated().map { ($1, $0) }) { first, _ in first }
    }

    mutating func month(of moment: Timestamp) -> Int? {
      let day = moment.dayNumber
      if day == last.day { return last.month }
      if let month = ofDay[day] {
        last = (day, month)
        return month
      }
      guard let month = ofName[String(moment.description.prefix(7))] else { return nil }
      ofDay[day] = month
      last = (day, month)
      return month
    }
  }
}
