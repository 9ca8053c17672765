// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CustomerFeatures
import SalesData

/// Revenue and orders month by month.
enum MonthFigures {
  /// Revenue by month; nil without months.
  static func revenue(_ context: ReportContext) -> Figure? {
    let months = context.summary.months
    guard !months.isEmpty else { return nil }
    let units = context.units
    let title = finding(months, units)
    return Figure(
      title: title,
      subtitle: subtitle(context),
      alternative: "Columns of revenue by calendar month. \(title).",
      chart: MonthChart(
        months: months.map { MonthChart.Month(name: $0.month, value: $0.revenue.doubleValue) }
      ) { context.say(units.money($0)) },
      table: DataTable(
        caption: "Orders and revenue by month",
        columns: [.text("Month"), .number("Orders"), .number("Revenue")],
        rows: months.map {
          [.verbatim($0.month), Wording.count($0.orders), units.exact($0.revenue)]
        }))
  }

  /// First orders of new customers against further orders of known ones; nil under two months.
  static func orders(_ context: ReportContext) -> Figure? {
    let months = context.business.months
    guard months.count > 1, let last = months.last(where: { $0.orders > 0 }) else { return nil }
    let known = last.repeatOrders.map { Wording.percent(Double($0) / Double(last.orders)) }
    let title: Wording =
      known.map { share -> Wording in
        """
        In \(.date(last.month)), \(share) of the orders came from customers who had ordered before
        """
      } ?? "New customers and further orders by month"
    return Figure(
      title: title,
      subtitle:
        "Orders by calendar month. Whoever bought before the data begin counts as new at "
        + "the first order in them",
      alternative: "Columns of orders by month, first and further ones. \(title).",
      chart: MonthChart(
        months: months.map {
          MonthChart.Month(
            name: $0.month, value: Double($0.orders), part: Double($0.newCustomers ?? 0))
        },
        key: (
          part: context.say("first orders"), rest: context.say("further orders")
        )
      ) { context.say(.compact($0)) },
      table: DataTable(
        caption: "New customers and further orders by month",
        columns: [
          .text("Month"), .number("New customers"), .number("Further orders"),
          .number("Share of further orders"),
        ],
        rows: months.map { month in
          [
            .verbatim(month.month), SmallCounts.text(month.newCustomers),
            SmallCounts.text(month.repeatOrders),
            month.repeatOrders.map {
              Wording.percent(Double($0) / Double(max(1, month.orders)))
            } ?? .verbatim("–"),
          ]
        }))
  }

  private static func subtitle(_ context: ReportContext) -> Wording {
    let first = ReportContext.day(context.summary.firstOrder)
    let last = ReportContext.day(context.summary.lastOrder)
    let money: Wording =
      context.units.currencyName.map { "Revenue in \(verbatim: $0)" } ?? "Revenue"
    return """
      \(money) by calendar month; the data run from \(first) to \(last), so that the months at both \
      ends may be incomplete
      """
  }

  private static func finding(_ months: [SalesSummary.Month], _ units: UnitText) -> Wording {
    guard let best = months.max(by: { $0.revenue < $1.revenue }), best.revenue > .zero else {
      return "No month brought any revenue"
    }
    let name = Wording.date(best.month)
    guard months.count > 1 else { return "All revenue came in \(name)" }
    let total = months.reduce(Money.zero) { $0 + $1.revenue }.doubleValue
    let share = total > 0 ? best.revenue.doubleValue / total : 0
    let money = units.money(best.revenue)
    return share > 0 && share <= 1
      ? "\(name) was the strongest month: \(money), \(.percent(share)) of the whole"
      : "\(name) was the strongest month: \(money)"
  }
}
