// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import SalesData
import SegmentDiscovery

/// How well the segments are separated, and the evidence for their number.
enum SeparationSection: SectionBuilder {
  static func section(_ context: ReportContext) -> Section? {
    let profile = context.result.silhouette
    guard context.segments.count > 1, profile.values.contains(where: { !$0.isEmpty }) else {
      return nil
    }
    return Section(
      id: "separation", title: "How well the segments are separated", shortTitle: "Separation",
      blocks: [
        .paragraph(
          "A customer’s silhouette compares the distance to its own segment with the distance to "
            + "the nearest other one: 1 is far from all others, 0 is on a border, and under 0 it "
            + "is closer to another segment."), .figure(figure(context)),
      ])
  }

  private static func figure(_ context: ReportContext) -> Figure {
    let profile = context.result.silhouette
    let groups = context.segments.enumerated().map { index, segment in
      SilhouetteChart.Group(
        name: context.say(.name(segment.name)), paint: .segment(index),
        values: profile.values.indices.contains(index) ? profile.values[index] : [],
        mean: segment.distinctiveness.silhouette)
    }
    let shown = profile.values.reduce(0) { $0 + $1.count }
    let best = context.segments.max {
      $0.distinctiveness.silhouette < $1.distinctiveness.silhouette
    }
    let worst = context.segments.min {
      $0.distinctiveness.silhouette < $1.distinctiveness.silhouette
    }
    var title: Wording = "The segments are equally well separated"
    if let best, let worst, best.id != worst.id {
      title =
        "\(Wording.quoted(best.name)) stands most apart, "
        + "\(Wording.quoted(worst.name)) least"
    }
    return Figure(
      title: title, subtitle: subtitle(context, shown: shown),
      alternative: """
        Sorted silhouette values of each segment. \(title). The mean of all is \
        \(.fixed(profile.mean, places: 2)).
        """,
      chart: SilhouetteChart(groups: groups, mean: profile.mean, say: context.say),
      table: DataTable(
        caption: "Separation of each segment",
        columns: [
          .text("Segment"), .number("Mean silhouette"), .number("Closer to another"),
          .text("Nearest segment"),
        ],
        rows: context.segments.map { segment in
          let apart = segment.distinctiveness
          return [
            .name(segment.name), Wording.fixed(apart.silhouette, places: 3),
            Wording.percent(apart.misplacedShare),
            apart.nearest.map { .name($0.name) } ?? .verbatim("–"),
          ]
        }, swatches: context.segments.indices.map { $0 }))
  }

  /// What is drawn: all customers, or some of them, with the interval of the mean.
  private static func subtitle(_ context: ReportContext, shown: Int) -> Wording {
    let profile = context.result.silhouette
    let drawn: Wording =
      shown == context.customerCount
      ? ""
      : profile.isSampled
        ? ", drawn through \(shown) of them at even steps of the sorted sample"
        : ", drawn through \(shown) of them at even steps of the sorted values"
    var parts: [Wording] = [
      """
      Silhouettes of \(.count(context.customerCount, "customer")), sorted within each segment\
      \(drawn); at the right, each segment’s mean
      """
    ]
    if profile.isSampled { parts.append("all figures are of a random sample") }
    if let interval = profile.interval {
      parts.append(
        """
        mean \(.fixed(profile.mean, places: 3)), 95% interval \
        \(.fixed(interval.lowerBound, places: 3)) to \(.fixed(interval.upperBound, places: 3))
        """)
    }
    return parts.joined(separator: "; ")
  }
}
