// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CustomerFeatures
import SalesData

/// The business in brief: how often and for how much customers buy, when, and how much depends on
/// few of them.
enum BusinessSection: SectionBuilder {
  static func section(_ context: ReportContext) -> Section? {
    guard context.customerCount > 0 else { return nil }
    var blocks: [Block] = [.facts(facts(context))]
    let figures = [
      MonthFigures.revenue(context), concentration(context), MonthFigures.orders(context),
    ]
    blocks += figures.compactMap { $0.map { .figure($0) } }
    return Section(
      id: "business", title: "The business in brief", shortTitle: "Business in brief",
      blocks: blocks)
  }

  private static func facts(_ context: ReportContext) -> [(name: Wording, text: Wording)] {
    let business = context.business
    let units = context.units
    var facts: [(name: Wording, text: Wording)] = [
      (name: "Customers", text: Wording.count(context.customerCount)),
      (name: "Orders", text: Wording.count(context.summary.orders)),
      (name: "Revenue", text: units.exact(context.summary.revenue)),
    ]
    if let each = business.revenuePerOrder {
      facts.append((name: "Revenue an order", text: units.money(each)))
    }
    if let each = business.ordersPerCustomer {
      facts.append((name: "Orders a customer", text: Wording.significant(each)))
    }
    if let share = business.repeatShare {
      facts.append((name: "Bought more than once", text: Wording.percent(share)))
    }
    if let days = business.medianDaysBetweenOrders {
      facts.append(
        (
          name: "Typical time between orders",
          text: "\(units.value(days, .days)), of customers with two orders or more"
        ))
    }
    return facts
  }

  private static func concentration(_ context: ReportContext) -> Figure? {
    guard let curve = context.business.concentration, curve.curve.count > 2 else { return nil }
    let half = Wording.wholePercent(curve.customersOfHalf)
    let title: Wording =
      curve.topTenth.map { share -> Wording in
        "The top 10 percent of customers bring \(.wholePercent(share)) of the revenue"
      } ?? "Half of the revenue comes from \(half) of the customers"
    return Figure(
      title: title,
      subtitle: "Share of the revenue that comes from the customers who bring the most, in "
        + "percent; the straight line: all bring the same. Half of the revenue comes from \(half) "
        + "of the customers; Gini’s coefficient is \(Wording.fixed(curve.gini, places: 2))",
      alternative: "Lorenz curve, read from the largest customers. \(title).",
      chart: LorenzChart(
        points: curve.curve.map { (x: $0.customerShare, y: $0.revenueShare) },
        mark: curve.topTenth.map { (x: 0.1, y: $0) }, say: context.say),
      table: DataTable(
        caption: "Revenue by the share of customers who bring the most",
        columns: [.number("Share of customers"), .number("Share of revenue")],
        rows: rows(curve.curve)))
  }

  /// The points nearest to round shares.
  private static func rows(_ curve: [BusinessFigures.Concentration.Point]) -> [[Wording]] {
    var rows: [[Wording]] = []
    for share in [0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1] {
      guard let point = curve.first(where: { $0.customerShare >= share - 1e-9 }) else { continue }
      let row = [
        Wording.percent(point.customerShare), Wording.percent(point.revenueShare),
      ]
      if rows.last != row { rows.append(row) }
    }
    return rows
  }
}
