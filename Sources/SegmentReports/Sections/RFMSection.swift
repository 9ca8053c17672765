// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CustomerFeatures
import SalesData
import SegmentDiscovery

/// Recency, frequency and money: the grid of scores, and the eleven segments that marketers know.
enum RFMSection: SectionBuilder {
  static func section(_ context: ReportContext) -> Section? {
    let rfm = context.result.rfm
    guard !rfm.grid.isEmpty || !rfm.segments.isEmpty else { return nil }
    var blocks: [Block] = [
      .paragraph(
        "Recency, frequency and monetary value (RFM) each get a score from 1 to \(rfm.bins); the "
          + "highest goes to customers who bought last, most often, and for most. Equal values "
          + "always get equal scores.")
    ]
    if !rfm.grid.isEmpty { blocks.append(.figure(grid(context))) }
    if !rfm.segments.isEmpty { blocks.append(.figure(named(context))) }
    if let table = cuts(context) {
      let title: Wording = "Where one score ends and the next begins"
      blocks.append(.fold(title: title, blocks: [.table(table)]))
    }
    return Section(
      id: "rfm", title: "Recency, frequency and money", shortTitle: "RFM scores", blocks: blocks)
  }

  private static func grid(_ context: ReportContext) -> Figure {
    let rfm = context.result.rfm
    let filled = rfm.grid.filter { $0.customers > 0 }
    let ladder = filled.map(\.medianMonetary).sorted()
    let counts = context.shown(rfm.grid.map(\.customers))
    let cells = zip(rfm.grid, counts).map { cell, count in
      // Rank, not amount: one very large customer must not bleach all other cells.
      let below = ladder.firstIndex { $0 >= cell.medianMonetary } ?? 0
      let shade = ladder.count > 1 ? Double(below) / Double(ladder.count - 1) : 0.5
      return HeatMap.Cell(
        column: cell.f - 1, row: cell.r - 1, count: count, shade: shade)
    }
    let total = filled.reduce(0) { $0 + $1.customers }
    let best =
      zip(rfm.grid, counts).first { $0.0.r == rfm.bins && $0.0.f == rfm.bins }
      .map { $0.1 } ?? 0
    let share = Wording.percent(Double(best ?? 0) / Double(max(1, total)))
    let title: Wording =
      best == nil
      ? "Few customers have the highest score in both recency and frequency"
      : "\(share) of customers have the highest score in both recency and frequency"
    let labels = (1...max(1, rfm.bins)).map(String.init)
    return Figure(
      title: title,
      subtitle: "Customers by recency and frequency score, counted in each cell; the stronger the "
        + "colour, the higher the median revenue a customer",
      alternative: "Grid of \(rfm.bins) recency by \(rfm.bins) frequency scores. \(title).",
      chart: HeatMap(
        columnCount: rfm.bins, rowCount: rfm.bins, cells: cells,
        columnTitle: context.say("Frequency score: to the right, more orders"),
        rowTitle: context.say("Recency score: upwards, bought more recently"),
        columnLabels: labels, rowLabels: labels, say: context.say),
      table: DataTable(
        caption: "Customers by recency and frequency score",
        columns: [
          .number("Recency score"), .number("Frequency score"), .number("Customers"),
          .number("Median revenue"),
        ],
        rows: zip(rfm.grid, counts).map { cell, count in
          [
            .count(cell.r), .count(cell.f), SmallCounts.text(count),
            count ?? 0 == 0 ? .verbatim("–") : context.units.money(cell.medianMonetary),
          ]
        }))
  }

  private static func named(_ context: ReportContext) -> Figure {
    let units = context.units
    let segments = context.result.rfm.segments
    let customers = Double(max(1, segments.reduce(0) { $0 + $1.customers }))
    let revenue = segments.reduce(Money.zero) { $0 + $1.revenue }.doubleValue
    func share(_ money: Money) -> Double { revenue > 0 ? money.doubleValue / revenue : 0 }
    let counts = context.shown(segments.map(\.customers))
    let shown = zip(segments, counts).filter { ($0.1 ?? 0) > 0 }.map(\.0)
    let groups = shown.map { segment in
      let size = Double(segment.customers) / customers
      let sizeText = context.say(.percent(size))
      let moneyText = context.say(.percent(share(segment.revenue)))
      let money = context.say(units.money(segment.revenue))
      return BarChart.Group(
        name: context.say(.known(segment.name)), swatch: nil,
        bars: [
          BarChart.Bar(
            value: size,
            label: "\(sizeText) · \(context.say(.count(segment.customers, "customer")))",
            shortLabel: "\(sizeText) · \(context.say(.count(segment.customers)))", paint: .muted),
          BarChart.Bar(
            value: share(segment.revenue),
            label: "\(moneyText) · \(money)",
            shortLabel: "\(moneyText) · \(money)", paint: .accent),
        ])
    }
    let top = shown.max { $0.revenue < $1.revenue }
    let title: Wording =
      top.map { segment -> Wording in
        """
        “\(.known(segment.name))” bring \(.percent(share(segment.revenue))) of the revenue with \
        \(.percent(Double(segment.customers) / customers)) of the customers
        """
      } ?? "No customer has a score"
    return Figure(
      title: title,
      subtitle: "Share of customers (grey) and share of revenue (blue) of the eleven usual RFM "
        + "segments, in percent; empty ones are in the table only",
      alternative: "Paired bars for each named RFM segment. \(title).",
      chart: BarChart(groups: groups) { context.say(.percent($0)) },
      table: DataTable(
        caption: "The eleven RFM segments",
        columns: [
          .text("RFM segment"), .number("Customers"), .number("Share"), .number("Revenue"),
          .number("Share of revenue"),
        ],
        rows: zip(segments, counts).map { segment, count in
          guard let count else {
            return [.known(segment.name)] + Array(repeating: "hidden", count: 4)
          }
          return [
            .known(segment.name), Wording.count(count),
            Wording.percent(Double(segment.customers) / customers),
            units.exact(segment.revenue), Wording.percent(share(segment.revenue)),
          ]
        }))
  }

  private static func cuts(_ context: ReportContext) -> DataTable? {
    let rfm = context.result.rfm
    guard !rfm.cuts.isEmpty else { return nil }
    let dimensions: [(key: String, title: Wording, unit: Feature.Unit)] = [
      ("R", "Days since the last order", .days), ("F", "Orders", .orders),
      ("M", "Revenue", .money),
    ]
    let rows = dimensions.compactMap { dimension -> [Wording]? in
      guard let bounds = rfm.cuts[dimension.key] else { return nil }
      let tied = rfm.tieShares[dimension.key].map { Wording.percent($0) } ?? .verbatim("–")
      let texts = bounds.map { context.units.bare($0, dimension.unit) }
      return [dimension.title, texts.joined(separator: " · "), tied]
    }
    return DataTable(
      caption: "Bounds of the scores",
      columns: [
        .text("Dimension"), .text("Bounds, from score 1 up"),
        .number("Customers sharing their value"),
      ], rows: rows)
  }
}
