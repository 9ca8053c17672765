// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CustomerFeatures
import SalesData
import SegmentDiscovery

/// One part for each segment: what sets it apart, its rule, its typical values, what to do.
enum SegmentsSection: SectionBuilder {
  static func section(_ context: ReportContext) -> Section? {
    guard !context.segments.isEmpty else { return nil }
    let parts = context.segments.enumerated().map { index, segment in
      Section.Part(
        id: "segment-\(segment.id)", title: .name(segment.name), segment: index,
        blocks: blocks(segment, index: index, context))
    }
    return Section(
      id: "segments", title: "The segments one by one", shortTitle: "Segments", blocks: [],
      parts: parts)
  }

  private static func blocks(
    _ segment: Segment, index: Int, _ context: ReportContext
  ) -> [Block] {
    let units = context.units
    let (money, share) = (units.money(segment.revenue), Wording.percent(segment.revenueShare))
    let brought: Wording =
      segment.customers == 1
      ? "This customer brought \(money), \(share) of the revenue."
      : "Together they brought \(money), \(share) of the revenue."
    var blocks: [Block] = [
      .paragraph([segment.summary, brought].joined(separator: " ")),
      .facts([("What to do", segment.action)] + size(segment) + standing(segment, context)),
      .heading("Worth acting on: \(segment.gates.verdict)"), .gates(segment.gates),
      .heading("How to measure whether it worked"), .paragraph(measurement(segment)),
    ]
    if context.segments.count > 1, !segment.profile.isEmpty {
      blocks.append(.figure(effects(segment, index: index, context)))
    }
    if let map = MapFigure.figure(segment, index: index, context) { blocks.append(.figure(map)) }
    if let traits = TraitFigure.figure(segment, index: index, context) {
      blocks.append(.figure(traits))
    }
    blocks += rule(segment, context)
    if !segment.profile.isEmpty {
      blocks.append(
        .fold(title: "Typical values as a table", blocks: [.table(typical(segment, context))]))
    }
    return blocks
  }

  /// How many and how much, with the intervals in which the figures of such a shop would lie.
  private static func size(_ segment: Segment) -> [(name: Wording, text: Wording)] {
    let low = Int(segment.customersInterval.lowerBound.rounded())
    let high = Int(segment.customersInterval.upperBound.rounded())
    let share = Wording.percent(segment.revenueShare)
    let revenue: Wording =
      segment.revenueShareInterval.map { interval -> Wording in
        """
        \(share) of the whole (95% interval \(.percent(interval.lowerBound)) to \
        \(.percent(interval.upperBound)))
        """
      } ?? "\(share) of the whole"
    return [
      (
        "Size",
        """
        \(.count(segment.customers, "customer")) (95% interval \(low) to \(high)), \
        \(.percent(segment.customerShare)) of all
        """
      ), ("Revenue", revenue),
    ]
  }

  private static func standing(
    _ segment: Segment, _ context: ReportContext
  ) -> [(name: Wording, text: Wording)] {
    guard context.segments.count > 1 else { return [] }
    let apart = segment.distinctiveness
    let score = Wording.fixed(apart.score, places: 0)
    let word = Wording.known(apart.word.rawValue).sentence
    let sample: Wording =
      context.result.silhouette.isSampled ? " (counted in a sample)" : ""
    var facts: [(name: Wording, text: Wording)] = [
      (
        name: "How distinct",
        text: """
        \(word), \(score) of 100: mean silhouette \(.fixed(apart.silhouette, places: 2))\
        \(stability(apart)); \(.percent(apart.misplacedShare)) of its customers are closer to \
        another segment\(sample)
        """
      )
    ]
    if let nearest = apart.nearest {
      let overlap = Wording.wholePercent(nearest.overlap)
      facts.append(
        (
          name: "Nearest segment",
          text: """
          \(.name(nearest.name)): these two segments overlap by \(overlap), as many of its \
          customers could as well be taken for the other’s; \(between(nearest.valleyDepth)); \
          from centre to centre it is \(.significant(nearest.distance)) standard deviations
          """
        ))
    }
    return facts
  }

  /// The hold-out that shows a difference worth having, or what a split in halves would show.
  private static func measurement(_ segment: Segment) -> Wording {
    let customers = Wording.count(segment.customers, "customer")
    guard let plan = MeasurementPlan(customers: segment.customers) else {
      return """
        \(customers) are too few to measure an action on: no difference could be told from chance. \
        Ask them instead.
        """
    }
    let enough = plan.detectableDifference <= MeasurementPlan.difference
    let start: Wording =
      enough
      ? """
      Hold back \(plan.holdOut) of the \(customers) at random (random_bucket under \
      \(verbatim: String(plan.bucketsBelow)) in segments.csv), act on the others, and compare the \
      shares that order again.
      """
      : """
      \(customers) show large effects alone: act on half of them (random_bucket from 5000 in \
      segments.csv), hold back the others, and compare the shares that order again.
      """
    let test: Wording = """
      If \(.wholePercent(plan.baseRate)) order without the action, which is an assumption, a rise \
      to \(.percent(plan.baseRate + plan.detectableDifference)) is seen with a probability of \
      \(.wholePercent(plan.power)) (two-sided test at \(.wholePercent(plan.level)))
      """
    return enough ? "\(start) \(test)." : "\(start) \(test); less would prove nothing."
  }

  private static func stability(_ apart: Distinctiveness) -> Wording {
    apart.stability.map { ", \(.percent($0)) found again in resampled customers" } ?? ""
  }

  private static func between(_ depth: Double) -> Wording {
    if depth > 0.995 { return "customers are no fewer between them than within" }
    if depth < 0.005 { return "hardly anybody lies between them" }
    return
      "between them customers are \(Wording.wholePercent(depth)) as dense as at the lower peak"
  }

  /// Effects under this are too small to act on (Cohen's "small" begins here).
  private static let smallEffect = 0.2

  private static func effects(
    _ segment: Segment, index: Int, _ context: ReportContext
  ) -> Figure {
    let sorted = segment.profile.sorted {
      ($1.effectSize.magnitude, $0.feature.name) < ($0.effectSize.magnitude, $1.feature.name)
    }
    let large = sorted.filter { $0.effectSize.magnitude >= smallEffect }
    let shown = large.isEmpty ? Array(sorted.prefix(1)) : large
    // One scale for every segment's plot.
    let domain = context.segments.flatMap { other in
      other.profile.flatMap { [$0.effectInterval.lowerBound, $0.effectInterval.upperBound] }
    }
    let panel = EstimatePanel(
      title: nil, swatch: nil,
      rows: shown.map { profile in
        EstimatePanel.Row(
          name: context.say(Wording.known(profile.feature.label).sentence),
          figure: context.say(figure(profile)),
          value: profile.effectSize, interval: profile.effectInterval, paint: .segment(index),
          hasSwatch: false)
      }, mark: .dotWithInterval, domain: domain + [0], isLogarithmic: false,
      reference: (value: 0, name: "")
    ) { context.say(.significant($0)) }
    let hidden = sorted.count - shown.count
    let note: Wording =
      hidden == 0
      ? "" : "; \(Wording.count(hidden, "feature")) with an effect under 0.2 in the table only"
    let title = finding(sorted.first)
    return Figure(
      title: title,
      subtitle: "Effect size (Cohen’s d, with 95% interval): this segment against all other "
        + "customers, in standard deviations; one scale for all segments\(note)",
      alternative: "A dot with its interval for each feature of \(.name(segment.name)). \(title).",
      chart: PanelGrid(panels: [panel]),
      table: DataTable(
        caption: "Effect sizes of \(.name(segment.name))",
        columns: [.text("Feature"), .number("Effect size"), .number("95% interval")],
        rows: sorted.map { profile in
          [
            Wording.known(profile.feature.label).sentence, decimal(profile.effectSize),
            interval(profile),
          ]
        }))
  }

  private static func finding(_ profile: FeatureProfile?) -> Wording {
    guard let profile else { return "It does not differ from the others" }
    guard profile.effectSize.magnitude >= smallEffect else {
      return "It hardly differs from the other customers"
    }
    let label = Wording.known(profile.feature.label)
    let size = Wording.significant(profile.effectSize.magnitude)
    return profile.effectSize > 0
      ? "What sets it apart most is \(label): \(size) standard deviations above the others"
      : "What sets it apart most is \(label): \(size) standard deviations below the others"
  }

  private static func figure(_ profile: FeatureProfile) -> Wording {
    "\(decimal(profile.effectSize)) (\(interval(profile)))"
  }

  private static func interval(_ profile: FeatureProfile) -> Wording {
    "\(decimal(profile.effectInterval.lowerBound)) to \(decimal(profile.effectInterval.upperBound))"
  }

  static func decimal(_ value: Double) -> Wording {
    .fixed(value, places: 2)
  }

  private static func rule(_ segment: Segment, _ context: ReportContext) -> [Block] {
    guard context.segments.count > 1, !segment.rule.condition.isEmpty else { return [] }
    let precision = Wording.percent(segment.rule.precision)
    let recall = Wording.percent(segment.rule.recall)
    return [
      .heading("Who belongs: a rule"),
      .paragraph(
        """
        \(segment.rule.text.sentence). Of the customers that this picks, \(precision) belong to the \
        segment (precision); it finds \(recall) of the segment (recall).
        """),
      .code(segment.rule.condition, label: "The rule as a condition"),
      .fold(
        title: "The same in SQL", blocks: [.code(segment.rule.sql, label: "The rule in SQL")]),
    ]
  }

  private static func typical(_ segment: Segment, _ context: ReportContext) -> DataTable {
    let units = context.units
    return DataTable(
      caption: "Typical values of \(.name(segment.name))",
      columns: [
        .text("Feature"), .number("Median"), .number("Middle half"), .number("Mean"),
        .number("Centre"), .number("Median of all"),
      ],
      rows: segment.profile.map { profile in
        let unit = profile.feature.unit
        return [
          Wording.known(profile.feature.label).sentence, units.bare(profile.median, unit),
          """
          \(units.bare(profile.lowerQuartile, unit)) to \(units.bare(profile.upperQuartile, unit))
          """,
          units.bare(profile.mean, unit), units.bare(profile.center, unit),
          units.bare(profile.overallMedian, unit),
        ]
      })
  }
}
