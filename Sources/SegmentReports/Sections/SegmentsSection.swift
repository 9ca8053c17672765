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
        id: "segment-\(segment.id)", title: segment.name, segment: index,
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
    let who = segment.customers == 1 ? "This customer" : "Together they"
    let share = NumberText.percent(segment.revenueShare)
    var blocks: [Block] = [
      .paragraph(
        "\(segment.summary) \(who) brought \(units.money(segment.revenue)), \(share) of the "
          + "revenue."),
      .facts(
        [("What to do", segment.action)] + standing(segment, context)),
    ]
    if context.segments.count > 1, !segment.profile.isEmpty {
      blocks.append(.figure(effects(segment, index: index, context)))
    }
    blocks += rule(segment, context)
    blocks.append(.heading("Worth acting on: six gates"))
    blocks.append(.table(gates(segment)))
    if !segment.profile.isEmpty { blocks.append(.table(typical(segment, context))) }
    if let traits = traits(segment, context) { blocks.append(.table(traits)) }
    return blocks
  }

  private static func standing(
    _ segment: Segment, _ context: ReportContext
  ) -> [(name: String, text: String)] {
    guard context.segments.count > 1 else { return [] }
    let apart = segment.distinctiveness
    let score = NumberText.fixed(apart.score, places: 0)
    var facts = [
      (
        name: "How distinct",
        text: "\(ReportContext.capitalized(apart.word.rawValue)), \(score) of 100: mean silhouette "
          + "\(NumberText.fixed(apart.silhouette, places: 2))\(stability(apart)); "
          + "\(NumberText.percent(apart.misplacedShare)) of its customers are closer to another "
          + "segment"
      )
    ]
    if let nearest = apart.nearest {
      let distance = NumberText.significant(nearest.distance)
      facts.append(
        (
          name: "Nearest segment",
          text: "\(nearest.name), \(distance) standard deviations from centre to centre; they "
            + "overlap by \(NumberText.percent(nearest.overlap)), and "
            + between(nearest.valleyDepth)
        ))
    }
    return facts
  }

  private static func stability(_ apart: Distinctiveness) -> String {
    apart.stability.map { ", \(NumberText.percent($0)) found again in resampled customers" } ?? ""
  }

  private static func between(_ depth: Double) -> String {
    depth > 0.995
      ? "customers are no fewer between them than within"
      : "between them customers are \(NumberText.percent(depth)) as dense as at the lower peak"
  }

  private static func gates(_ segment: Segment) -> DataTable {
    DataTable(
      caption: "Six gates of \(segment.name)",
      columns: [.text("Gate"), .text("Outcome"), .text("Figure and threshold")],
      rows: segment.gates.all.map { name, gate in
        [ReportContext.capitalized(name), word(gate.outcome), gate.explanation]
      })
  }

  private static func word(_ outcome: Gates.Gate.Outcome) -> String {
    switch outcome {
    case .passed: "✓ passed"
    case .doubtful: "? doubtful"
    case .failed: "✗ failed"
    case .unknown: "– unknown"
    }
  }

  /// What sets the members apart beyond the features that they were found by.
  private static func traits(_ segment: Segment, _ context: ReportContext) -> DataTable? {
    let shown = segment.traits.filter(\.isSignificant).prefix(8)
    guard !shown.isEmpty else { return nil }
    return DataTable(
      caption: "Beyond the features that were used: differences larger than chance gives",
      columns: [
        .text("Trait"), .number("Members"), .number("Others, or all"), .number("Strength"),
        .number("Adjusted p"),
      ],
      rows: shown.map { trait in
        let p =
          trait.adjustedPValue < 0.001
          ? "<0.001" : NumberText.fixed(trait.adjustedPValue, places: 3)
        let name = ReportContext.capitalized(trait.label)
        switch trait.comparison {
        case .amount(let median, let other, let delta):
          let unit = Feature.catalogue.first { $0.name == trait.name }?.unit ?? .count
          return [
            "\(name) (median)", context.units.bare(median, unit), context.units.bare(other, unit),
            "delta \(decimal(delta))", p,
          ]
        case .share(let members, let base, let lift):
          return [
            "\(name): \(trait.category ?? "")", NumberText.percent(members),
            NumberText.percent(base), "lift \(NumberText.fixed(lift, places: 2))", p,
          ]
        }
      })
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
          name: ReportContext.capitalized(profile.feature.label), figure: figure(profile),
          value: profile.effectSize, interval: profile.effectInterval, paint: .segment(index),
          hasSwatch: false)
      }, mark: .dotWithInterval, domain: domain + [0], isLogarithmic: false,
      reference: (value: 0, name: "")
    ) { NumberText.significant($0) }
    let hidden = sorted.count - shown.count
    let note =
      hidden == 0
      ? "" : "; \(NumberText.count(hidden, "feature")) with an effect under 0.2 in the table only"
    let title = finding(sorted.first)
    return Figure(
      title: title,
      subtitle: "Effect size (Cohen’s d, with 95% interval): this segment against all other "
        + "customers, in standard deviations; one scale for all segments\(note)",
      alternative: "A dot with its interval for each feature of \(segment.name). \(title).",
      chart: PanelGrid(panels: [panel]),
      table: DataTable(
        caption: "Effect sizes of \(segment.name)",
        columns: [.text("Feature"), .number("Effect size"), .number("95% interval")],
        rows: sorted.map { profile in
          [
            ReportContext.capitalized(profile.feature.label), decimal(profile.effectSize),
            interval(profile),
          ]
        }))
  }

  private static func finding(_ profile: FeatureProfile?) -> String {
    guard let profile else { return "It does not differ from the others" }
    guard profile.effectSize.magnitude >= smallEffect else {
      return "It hardly differs from the other customers"
    }
    let more = profile.effectSize > 0 ? "above" : "below"
    let size = NumberText.significant(profile.effectSize.magnitude)
    return "What sets it apart most is \(profile.feature.label): \(size) standard deviations "
      + "\(more) the others"
  }

  private static func figure(_ profile: FeatureProfile) -> String {
    "\(decimal(profile.effectSize)) (\(interval(profile)))"
  }

  private static func interval(_ profile: FeatureProfile) -> String {
    "\(decimal(profile.effectInterval.lowerBound)) to "
      + decimal(profile.effectInterval.upperBound)
  }

  private static func decimal(_ value: Double) -> String {
    let text = NumberText.fixed(value.magnitude, places: 2)
    return (value < 0 && text != "0.00" ? "−" : "") + text
  }

  private static func rule(_ segment: Segment, _ context: ReportContext) -> [Block] {
    guard context.segments.count > 1, !segment.rule.condition.isEmpty else { return [] }
    let precision = NumberText.percent(segment.rule.precision)
    let recall = NumberText.percent(segment.rule.recall)
    return [
      .heading("Who belongs: a rule"),
      .paragraph(
        "\(ReportContext.capitalized(segment.rule.text)). Of the customers that this picks, "
          + "\(precision) belong to the segment (precision); it finds \(recall) of the segment "
          + "(recall)."),
      .code(segment.rule.condition, label: "The rule as a condition"),
      .fold(
        title: "The same in SQL", blocks: [.code(segment.rule.sql, label: "The rule in SQL")]),
    ]
  }

  private static func typical(_ segment: Segment, _ context: ReportContext) -> DataTable {
    let units = context.units
    return DataTable(
      caption: "Typical values of \(segment.name)",
      columns: [
        .text("Feature"), .number("Median"), .number("Middle half"), .number("Mean"),
        .number("Centre"), .number("Median of all"),
      ],
      rows: segment.profile.map { profile in
        let unit = profile.feature.unit
        return [
          ReportContext.capitalized(profile.feature.label), units.bare(profile.median, unit),
          units.bare(profile.lowerQuartile, unit) + " to "
            + units.bare(profile.upperQuartile, unit),
          units.bare(profile.mean, unit), units.bare(profile.center, unit),
          units.bare(profile.overallMedian, unit),
        ]
      })
  }
}
