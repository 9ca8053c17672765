// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CustomerFeatures
import SalesData
import SegmentDiscovery

/// All segments beside one another: on one common scale, then feature by feature in real units.
enum ProfileSection: SectionBuilder {
  static func section(_ context: ReportContext) -> Section? {
    guard let first = context.segments.first, !first.profile.isEmpty else { return nil }
    var blocks: [Block] = []
    if context.segments.count > 1 { blocks.append(.figure(common(context))) }
    blocks.append(.figure(real(context)))
    return Section(
      id: "profile", title: "How the segments compare", shortTitle: "Comparison", blocks: blocks)
  }

  private static func common(_ context: ReportContext) -> Figure {
    let segments = context.segments
    let domain = segments.flatMap { $0.profile.map(\.standardizedCenter) }
    let panels = segments.enumerated().map { index, segment in
      EstimatePanel(
        title: context.say(.name(segment.name)), swatch: .segment(index),
        rows: segment.profile.map { profile in
          EstimatePanel.Row(
            name: context.say(Wording.known(profile.feature.label).sentence),
            figure: context.say(.signed(profile.standardizedCenter)),
            value: profile.standardizedCenter,
            interval: nil, paint: .segment(index), hasSwatch: false)
        }, mark: .barFromZero, domain: domain + [-1, 1], isLogarithmic: false, reference: nil
      ) { context.say(.significant($0)) }
    }
    let title = finding(segments)
    return Figure(
      title: title,
      subtitle: "Centre of each segment, in standard deviations from the average customer, after "
        + "each feature’s transform; all panels share one scale",
      alternative: "One panel a segment, one bar a feature. \(title).",
      chart: PanelGrid(panels: panels),
      table: DataTable(
        caption: "Segment centres in standard deviations from the average",
        columns: [.text("Segment")]
          + (segments.first?.profile ?? []).map {
            .number(Wording.known($0.feature.label).sentence)
          },
        rows: segments.map {
          [.name($0.name)] + $0.profile.map { .signed($0.standardizedCenter) }
        },
        swatches: segments.indices.map { $0 }))
  }

  private static func real(_ context: ReportContext) -> Figure {
    let segments = context.segments
    let units = context.units
    let features = segments.first?.profile.map(\.feature) ?? []
    let panels = features.indices.map { column in
      panel(column, features[column], context)
    }
    let rows = segments.map { segment -> [Wording] in
      [.name(segment.name)]
        + segment.profile.map { profile -> Wording in
          let unit = profile.feature.unit
          return """
            \(units.bare(profile.median, unit)) (\(units.bare(profile.lowerQuartile, unit)) to \
            \(units.bare(profile.upperQuartile, unit)))
            """
        }
    }
    return Figure(
      title: segments.count > 1
        ? "In real units: what is typical of each segment, and how far its members spread"
        : "In real units: what is typical, and how far customers spread",
      subtitle: "Median (dot) and middle half (line) of each segment; dashed, the median of all "
        + "customers",
      alternative: "One panel a feature: medians and quartiles of each segment in real units.",
      chart: PanelGrid(panels: panels),
      table: DataTable(
        caption: "Median and middle half of each segment",
        columns: [.text("Segment")]
          + features.map {
            .number(Wording.known($0.label).sentence)
          },
        rows: rows, swatches: segments.indices.map { $0 }))
  }

  private static func panel(
    _ column: Int, _ feature: Feature, _ context: ReportContext
  ) -> EstimatePanel {
    let units = context.units
    let profiles = context.segments.compactMap {
      $0.profile.indices.contains(column) ? $0.profile[column] : nil
    }
    let overall = profiles.first?.overallMedian ?? 0
    let values = profiles.flatMap { [$0.lowerQuartile, $0.upperQuartile, $0.median] } + [overall]
    let low = values.min() ?? 0
    let high = values.max() ?? 1
    // Equal distances for equal factors, where the segments differ by factors.
    let isLogarithmic = low > 0 && high / low > 20
    let label = Wording.known(feature.label).sentence
    return EstimatePanel(
      title: context.say(isLogarithmic ? "\(label), log scale" : label), swatch: nil,
      rows: profiles.enumerated().map { index, profile in
        EstimatePanel.Row(
          name: context.say(.name(context.segments[index].name)),
          figure: context.say(units.value(profile.median, feature.unit)),
          value: profile.median,
          interval: min(
            profile.lowerQuartile, profile.upperQuartile)...max(
              profile.lowerQuartile, profile.upperQuartile), paint: .segment(index),
          hasSwatch: true)
      }, mark: .dotWithInterval, domain: isLogarithmic ? values : values + [0],
      isLogarithmic: isLogarithmic,
      reference: (
        value: overall, name: context.say("all: \(units.value(overall, feature.unit))")
      )
    ) { context.say(units.tick($0, feature.unit)) }
  }

  private static func finding(_ segments: [Segment]) -> Wording {
    // The feature on which the centres lie furthest apart.
    var best: (label: String, spread: Double)?
    for column in segments.first?.profile.indices ?? 0..<0 {
      let centers = segments.compactMap {
        $0.profile.indices.contains(column) ? $0.profile[column].standardizedCenter : nil
      }
      let spread = (centers.max() ?? 0) - (centers.min() ?? 0)
      if spread > best?.spread ?? 0 {
        best = (label: segments[0].profile[column].feature.label, spread: spread)
      }
    }
    guard let best else { return "The segments do not differ on any feature" }
    return "The segments lie furthest apart in \(.known(best.label))"
  }
}
