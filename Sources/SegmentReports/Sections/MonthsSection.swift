// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CustomerFeatures
import SalesData

/// Revenue month by month.
enum MonthsSection: SectionBuilder {
  static func section(_ context: ReportContext) -> Section? {
    let months = context.summary.months
    guard !months.isEmpty else { return nil }
    let units = context.units
    let title = finding(months, units)
    let figure = Figure(
      title: title,
      subtitle: subtitle(context),
      alternative: "Columns of revenue by calendar month. \(title).",
      chart: MonthChart(
        months: months.map { MonthChart.Month(name: $0.month, value: $0.revenue.doubleValue) }
      ) { units.money($0) },
      table: DataTable(
        caption: "Orders and revenue by month",
        columns: [.text("Month"), .number("Orders"), .number("Revenue")],
        rows: months.map { [$0.month, NumberText.count($0.orders), units.exact($0.revenue)] }))
    return Section(
      id: "months", title: "Revenue by month", shortTitle: "Revenue by month",
      blocks: [.figure(figure)])
  }

  private static func subtitle(_ context: ReportContext) -> String {
    let first = ReportContext.day(context.summary.firstOrder)
    let last = ReportContext.day(context.summary.lastOrder)
    let money = context.units.currencyName.map { "Revenue in \($0)" } ?? "Revenue"
    return "\(money) by calendar month; the data run from \(first) to \(last), so that the months "
      + "at both ends may be incomplete"
  }

  private static func finding(_ months: [SalesSummary.Month], _ units: UnitText) -> String {
    guard let best = months.max(by: { $0.revenue < $1.revenue }), best.revenue > .zero else {
      return "No month brought any revenue"
    }
    let name = ReportContext.monthName(best.month)
    guard months.count > 1 else { return "All revenue came in \(name)" }
    let total = months.reduce(Money.zero) { $0 + $1.revenue }.doubleValue
    let share = total > 0 ? best.revenue.doubleValue / total : 0
    let part = share > 0 && share <= 1 ? ", \(NumberText.percent(share)) of the whole" : ""
    return "\(name) was the strongest month: \(units.money(best.revenue))\(part)"
  }
}
