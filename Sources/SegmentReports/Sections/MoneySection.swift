// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import SalesData
import SegmentDiscovery

/// Who the customers are against what they bring, and when the money came.
enum MoneySection: SectionBuilder {
  static func section(_ context: ReportContext) -> Section? {
    Section(
      id: "money", title: "Who they are and what they bring", shortTitle: "Size and revenue",
      blocks: [.figure(shares(context))]
        + (months(context).map { [.figure($0)] } ?? [])
        + (context.hasUnkeptOrders && context.segments.count > 1 ? [.paragraph(unkept)] : []))
  }

  private static let unkept: Wording = """
    Revenue of each segment by month is left out: with so many orders, they are added up as they are \
    read and not kept.
    """

  /// Revenue of each segment by month, where the orders are known.
  private static func months(_ context: ReportContext) -> Figure? {
    guard let months = context.segmentMonths, let names = months.cells.first?.map(\.month) else {
      return nil
    }
    let units = context.units
    let values = months.cells.map { $0.map { $0.revenue?.doubleValue } }
    let panels = context.segments.enumerated().map { index, segment in
      MonthPanel(
        title: context.say(.name(segment.name)), paint: .segment(index), months: names,
        values: values[index], domain: values.joined().compactMap { $0 }
      ) { context.say(units.money($0)) }
    }
    let leading = context.segments.indices.map { months.leadingMonths($0) }
    let most = leading.max() ?? 0
    let leader = context.segments[leading.firstIndex(of: most) ?? 0]
    let title: Wording =
      "\(.quoted(leader.name)) brought the most money in \(most) of \(names.count) months"
    return Figure(
      title: title,
      subtitle: "Revenue by calendar month of the customers who are in each segment today; all "
        + "panels share one scale; the months at both ends may be incomplete",
      alternative: "Columns of revenue by month, one panel a segment. \(title).",
      chart: PanelGrid(panels: panels),
      table: DataTable(
        caption: "Revenue by month and segment",
        columns: [.text("Month")] + context.segments.map { .number(.name($0.name)) },
        rows: names.indices.map { month in
          [.verbatim(names[month])]
            + months.cells.map { $0[month].revenue.map { units.exact($0) } ?? "hidden" }
        }))
  }

  private static func shares(_ context: ReportContext) -> Figure {
    let units = context.units
    let groups = context.segments.enumerated().map { index, segment in
      let customers = context.say(.percent(segment.customerShare))
      let revenue = context.say(.percent(segment.revenueShare))
      let money = context.say(units.money(segment.revenue))
      return BarChart.Group(
        name: context.say(.name(segment.name)), swatch: .segment(index),
        bars: [
          BarChart.Bar(
            value: segment.customerShare,
            label: "\(customers) · \(context.say(.count(segment.customers, "customer")))",
            shortLabel: "\(customers) · \(context.say(.count(segment.customers)))", paint: .muted,
            interval: shareInterval(segment, context)),
          BarChart.Bar(
            value: segment.revenueShare, label: "\(revenue) · \(money)",
            shortLabel: "\(revenue) · \(money)", paint: .segment(index),
            interval: segment.revenueShareInterval),
        ])
    }
    let title = finding(context.segments)
    return Figure(
      title: title,
      subtitle:
        "Share of customers (grey) and share of revenue (colour) of each segment, in percent; "
        + "thin lines: 95% intervals",
      alternative: "Paired bars for each segment. \(title).",
      chart: BarChart(groups: groups) { context.say(.percent($0)) },
      table: DataTable(
        caption: "Customers and revenue by segment",
        columns: [
          .text("Segment"), .number("Customers"), .number("Share"), .number("Revenue"),
          .number("Share of revenue"), .number("Revenue a customer"),
        ],
        rows: context.segments.map { segment in
          let each = segment.revenue.doubleValue / Double(max(1, segment.customers))
          return [
            .name(segment.name), Wording.count(segment.customers),
            Wording.percent(segment.customerShare), units.exact(segment.revenue),
            Wording.percent(segment.revenueShare), units.money(each),
          ]
        }, swatches: context.segments.indices.map { $0 }))
  }

  /// The interval of the size as a share.
  private static func shareInterval(
    _ segment: Segment, _ context: ReportContext
  ) -> ClosedRange<Double>? {
    guard context.segments.count > 1, context.customerCount > 0 else { return nil }
    let all = Double(context.customerCount)
    return segment.customersInterval.lowerBound / all...segment.customersInterval.upperBound / all
  }

  /// The segment whose money stands furthest above its numbers.
  private static func finding(_ segments: [Segment]) -> Wording {
    guard segments.count > 1, let first = segments.first else {
      return "All customers are in one segment"
    }
    var top = first
    for segment in segments.dropFirst()
    where segment.revenueShare - segment.customerShare > top.revenueShare - top.customerShare {
      top = segment
    }
    let money = Wording.percent(top.revenueShare)
    let size = Wording.percent(top.customerShare)
    let name = Wording.quoted(top.name)
    return "\(name) brings \(money) of the revenue with \(size) of the customers"
  }
}
