// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import SalesData
import SegmentDiscovery

/// Who the customers are against what they bring, and when the money came.
enum MoneySection: SectionBuilder {
  static func section(_ context: ReportContext) -> Section? {
    Section(
      id: "money", title: "Who they are and what they bring", shortTitle: "Size and revenue",
      blocks: [.figure(shares(context))])
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
