// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import SalesData
import SegmentDiscovery

/// What has moved since an earlier discovery, where its model is given.
enum ChangeSection: SectionBuilder {
  static func section(_ context: ReportContext) -> Section? {
    guard let change = context.result.change else { return nil }
    var blocks: [Block] = [.lead(change.reason), .figure(figure(change, context))]
    blocks.append(.table(drifts(change)))
    let days = Int(change.modelAgeDays.rounded())
    let age = Wording.count(abs(days), "day")
    let outside = context.shownOutsideShare(change).map { Wording.percent($0) }
    // A model may be of later sales: then it has no age here.
    let told: Wording
    switch (days >= 0, outside) {
    case (true, let share?):
      told = """
        The earlier discovery is \(age) old; \(share) of today’s customers lie outside what it had \
        seen.
        """
    case (true, nil): told = "The earlier discovery is \(age) old."
    case (false, let share?):
      told = """
        The other discovery is of sales \(age) later than these; \(share) of these customers lie \
        outside what it had seen.
        """
    case (false, nil): told = "The other discovery is of sales \(age) later than these."
    }
    blocks.append(.paragraph(told))
    return Section(
      id: "change", title: "What has moved since the earlier discovery",
      shortTitle: "Movement", blocks: blocks)
  }

  private static func figure(_ change: SegmentChange, _ context: ReportContext) -> Figure {
    let then = context.shown(change.segments.map(\.customersThen))
    let now = context.shown(change.segments.map(\.customersNow))
    let rows = change.segments.indices.filter { then[$0] != nil && now[$0] != nil }
    func bar(_ share: Double, _ count: Int?, _ paint: Drawing.Paint) -> BarChart.Bar {
      let percent = context.say(.percent(share))
      let size = context.say(.count(count ?? 0))
      return BarChart.Bar(
        value: share, label: "\(percent) · \(size)", shortLabel: "\(percent) · \(size)",
        paint: paint)
    }
    let title = finding(rows.map { change.segments[$0] })
    return Figure(
      title: title,
      subtitle: "Share of customers in each segment of the earlier discovery: then (grey) and now "
        + "(blue), in percent",
      alternative: "Paired bars for each earlier segment. \(title).",
      chart: BarChart(
        groups: rows.map { index in
          let side = change.segments[index]
          return BarChart.Group(
            name: context.say(.name(side.name)), swatch: nil,
            bars: [
              bar(side.shareThen, then[index], .muted), bar(side.shareNow, now[index], .accent),
            ])
        }
      ) { context.say(.percent($0)) },
      table: DataTable(
        caption: "The segments of the earlier discovery, then and now",
        columns: [
          .text("Segment"), .number("Customers then"), .number("Share then"),
          .number("Customers now"), .number("Share now"), .number("Change in points"),
        ],
        rows: change.segments.indices.map { index in
          let side = change.segments[index]
          let isShown = then[index] != nil && now[index] != nil
          return [
            .name(side.name), SmallCounts.text(then[index]),
            then[index] == nil ? "hidden" : .percent(side.shareThen), SmallCounts.text(now[index]),
            now[index] == nil ? "hidden" : .percent(side.shareNow),
            isShown ? .points(side.shareNow - side.shareThen) : "hidden",
          ]
        }))
  }

  /// The segment whose share changed most, of those that may be told.
  private static func finding(_ sides: [SegmentChange.Side]) -> Wording {
    let largest = sides.max {
      ($0.shareNow - $0.shareThen).magnitude < ($1.shareNow - $1.shareThen).magnitude
    }
    guard let largest, (largest.shareNow - largest.shareThen).magnitude >= 0.005 else {
      return "The segments are as large as they were"
    }
    let (then, now) = (Wording.percent(largest.shareThen), Wording.percent(largest.shareNow))
    return largest.shareNow > largest.shareThen
      ? "\(.quoted(largest.name)) grew most: from \(then) to \(now) of the customers"
      : "\(.quoted(largest.name)) shrank most: from \(then) to \(now) of the customers"
  }

  private static func drifts(_ change: SegmentChange) -> DataTable {
    DataTable(
      caption: "Drift since the earlier discovery: population stability index, stable under "
        + "\(.fixed(0.1, places: 1)), shifted from \(.fixed(0.25, places: 2))",
      columns: [
        .text("Feature"), .number("Index"), .text("Reading"), .number("p-value"),
      ],
      rows: change.drifts.map { drift in
        [
          Wording.known(drift.label).sentence, .fixed(drift.stabilityIndex, places: 3),
          .known(drift.reading), .probability(drift.pValue),
        ]
      })
  }
}
