// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CustomerFeatures
import ReproducibleComputing
import SalesData

/// The business in brief: what customers do, how concentrated the revenue is, who is new.
struct BusinessFigures: Encodable, Sendable {
  /// How the revenue is spread over the customers.
  struct Concentration: Encodable, Sendable {
    /// A point of the curve: this share of the customers, those who bring the most, bring so much.
    struct Point: Encodable, Sendable {
      let customerShare: Double
      let revenueShare: Double
    }

    /// At most one point for each percent of the customers, from 0 to 1.
    var curve: [Point]
    /// The revenue share of the tenth of the customers that brings the most; nil under ten.
    var topTenth: Double?
    /// The smallest share of the customers that brings half of the revenue.
    let customersOfHalf: Double
    /// Gini's coefficient: 0 where all bring the same, 1 where one customer brings all.
    let gini: Double
  }

  /// First and further orders of a month.
  struct Month: Encodable, Sendable {
    let month: String
    /// Customers whose first purchase in the data it holds.
    let newCustomers: Int?
    let orders: Int
    /// Orders that were not their customer's first.
    let repeatOrders: Int?
  }

  /// The money of all orders by the number of purchases.
  let revenuePerOrder: Double?
  let ordersPerCustomer: Double?
  /// The share of the customers with two purchases or more.
  let repeatShare: Double?
  /// The median, over customers with two purchases or more, of their mean gap.
  let medianDaysBetweenOrders: Double?
  /// Nil where the money of all is not over zero.
  private(set) var concentration: Concentration?
  private(set) var months: [Month]

  init(_ customers: CustomerTable, summary: SalesSummary) {
    let count = customers.count
    // Columns are formed when they are asked for: once each, not once a customer.
    let (frequency, monetary) = (customers.frequency, customers.monetary)
    let (firstOrder, lastOrder) = (customers.firstOrder, customers.lastOrder)
    let orders = frequency.reduce(0, +)
    let revenue = monetary.reduce(Money.zero, +).doubleValue
    revenuePerOrder = orders > 0 ? revenue / Double(orders) : nil
    ordersPerCustomer = count > 0 ? Double(orders) / Double(count) : nil
    let repeaters = frequency.indices.filter { frequency[$0] > 1 }
    repeatShare = count > 0 ? Double(repeaters.count) / Double(count) : nil
    let gaps = repeaters.map { customer in
      lastOrder[customer].days(since: firstOrder[customer]) / Double(frequency[customer] - 1)
    }.ascending()
    medianDaysBetweenOrders = gaps.isEmpty ? nil : SampleStatistics.quantile(sorted: gaps, 0.5)
    concentration = Self.concentration(monetary)
    months = Self.months(customers, summary: summary)
  }

  /// Without points that under five customers lie between, and without counts under five.
  func hidingSmallCounts(customers: Int) -> BusinessFigures {
    var figures = self
    let least = Double(SmallCounts.least) / Double(max(1, customers)) * 0.999_999
    var last = 0.0
    figures.concentration?.curve.removeAll { point in
      let isTold = point.customerShare == 0 || point.customerShare - last >= least
      if isTold { last = point.customerShare }
      return !isTold
    }
    if customers < 10 * SmallCounts.least { figures.concentration?.topTenth = nil }
    figures.months = months.map { month in
      let parts = SmallCounts.hidden([month.newCustomers ?? 0, month.repeatOrders ?? 0])
      return Month(
        month: month.month, newCustomers: parts[0], orders: month.orders, repeatOrders: parts[1])
    }
    return figures
  }

  /// The largest first; amounts of up to nine trillion units, so nearly always all, by their bits.
  private static func descending(_ amounts: [Int128]) -> [Int128] {
    guard amounts.allSatisfy({ Int64(exactly: $0) != nil }) else { return amounts.sorted(by: >) }
    var keys = amounts.map { RadixSort.key(Int64(truncatingIfNeeded: $0)) }
    RadixSort.sort(&keys)
    return keys.reversed().map { Int128(Int64(bitPattern: $0 ^ 1 << 63)) }
  }

  /// The curve of Lorenz (JASA 9:209, 1905), read from the customers who bring the most.
  ///
  /// - Complexity: O(n log n); sums are exact.
  private static func concentration(_ money: [Money]) -> Concentration? {
    let amounts = descending(money.map(\.micros))
    let all = amounts.reduce(0, +)
    guard all > 0 else { return nil }
    let total = Double(all)
    let count = amounts.count
    var sum: Int128 = 0
    // Twice the area below the curve, in units of the total: of each amount as many customers as
    // come after it, and a half.
    var area: Int128 = 0
    var half: Int?
    var points = [Concentration.Point(customerShare: 0, revenueShare: 0)]
    var percent = 1
    var tenth: Double?
    for (index, amount) in amounts.enumerated() {
      sum += amount
      let reached = index + 1
      area += amount * Int128(2 * (count - reached) + 1)
      if half == nil, 2 * sum >= all { half = reached }
      if reached * 10 >= count, tenth == nil { tenth = Double(sum) / total }
      guard reached * 100 >= percent * count else { continue }
      points.append(
        Concentration.Point(
          customerShare: Double(reached) / Double(count), revenueShare: Double(sum) / total))
      while reached * 100 >= percent * count { percent += 1 }
    }
    return Concentration(
      curve: points, topTenth: count >= 10 ? tenth : nil,
      customersOfHalf: Double(half ?? count) / Double(count),
      gini: Double(area) / (total * Double(count)) - 1)
  }

  private static func months(_ customers: CustomerTable, summary: SalesSummary) -> [Month] {
    // A day's month is looked up once, not once a customer.
    var ofDay: [Int: (moment: Timestamp, count: Int)] = [:]
    for moment in customers.firstOrder {
      ofDay[Int(moment.dayNumber), default: (moment, 0)].count += 1
    }
    var new: [String: Int] = [:]
    for (moment, count) in ofDay.values {
      new[String(moment.description.prefix(7)), default: 0] += count
    }
    return summary.months.map { month in
      let first = new[month.month] ?? 0
      return Month(
        month: month.month, newCustomers: first, orders: month.orders,
        repeatOrders: max(0, month.orders - first))
    }
  }
}
