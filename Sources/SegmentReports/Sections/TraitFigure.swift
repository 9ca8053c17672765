// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CustomerFeatures
import SalesData
import SegmentDiscovery

/// What sets a segment apart in features and attributes that were not used to find it.
///
/// Amounts are compared by Cliff's delta, categories by their lift; what chance alone would give
/// is drawn in grey and said to be so.
enum TraitFigure {
  /// The most that are drawn; all are in the table.
  private static let limit = 8

  static func figure(_ segment: Segment, index: Int, _ context: ReportContext) -> Figure? {
    let traits = context.traits(segment)
    guard !traits.isEmpty else { return nil }
    let amounts = traits.filter(\.isAmount)
    let shares = traits.filter { !$0.isAmount }
    var panels: [any Panel] = []
    if !amounts.isEmpty {
      panels.append(
        EstimatePanel(
          title: context.say("Less (−) or more (+): Cliff’s delta"), swatch: nil,
          rows: amounts.prefix(limit).map { row($0, index: index, context) },
          mark: .dotWithInterval,
          domain: [-1, 1], isLogarithmic: false, reference: (value: 0, name: "")
        ) { context.say(.significant($0)) })
    }
    if !shares.isEmpty {
      let lifts = shares.prefix(limit).flatMap { trait in
        [trait.position] + (trait.liftInterval.map { [$0.lowerBound, $0.upperBound] } ?? [])
      }.filter { $0 > 0 }
      panels.append(
        EstimatePanel(
          title: context.say("Times as common as in all: lift, log scale"), swatch: nil,
          rows: shares.prefix(limit).map { row($0, index: index, context) }, mark: .dotWithInterval,
          domain: lifts + [0.5, 2], isLogarithmic: true, reference: (value: 1, name: "")
        ) { context.say(.significant($0)) })
    }
    let title = finding(segment, context)
    let given: Wording =
      traits.contains { TraitLabel($0).isGiven }
      ? "; columns of your customer list keep their names" : ""
    return Figure(
      title: title,
      subtitle: "Cliff’s delta against the other customers, or lift over all: features and "
        + "attributes that were not used to find the segment, the strongest first; in grey, "
        + "differences that chance alone would give (adjusted p over 0.05)\(given)",
      alternative: "A dot for each trait of \(.name(segment.name)). \(title).",
      chart: PanelGrid(panels: panels, isOneColumn: true), table: table(segment, context))
  }

  private static func row(_ trait: SegmentTrait, index: Int, _ context: ReportContext)
    -> EstimatePanel.Row
  {
    EstimatePanel.Row(
      name: context.say(name(trait)), figure: context.say(figure(trait)), value: trait.position,
      interval: trait.liftInterval,
      paint: trait.isSignificant ? .segment(index) : .muted, hasSwatch: false)
  }

  private static func finding(_ segment: Segment, _ context: ReportContext) -> Wording {
    guard let first = context.traits(segment).first(where: \.isSignificant) else {
      return "Beyond what it was found by, nothing sets it apart that chance would not"
    }
    let (members, others) = values(first, context)
    switch first.comparison {
    case .amount:
      return
        "Beyond what it was found by: \(TraitLabel(first).wording), typically \(members), others \(others)"
    case .share:
      return "Beyond what it was found by: \(members) have \(name(first)), of all \(others)"
    }
  }

  private static func name(_ trait: SegmentTrait) -> Wording {
    let label = TraitLabel(trait).beginning
    return trait.category.map { category in
      // Of a flag, the words are ours; other categories are the data's.
      let said: Wording = ["yes", "no"].contains(category) ? .known(category) : .verbatim(category)
      return "\(label): \(said)"
    } ?? label
  }

  private static func figure(_ trait: SegmentTrait) -> Wording {
    let figure: Wording
    switch trait.comparison {
    case .amount(_, _, let delta): figure = .fixed(delta, places: 2)
    case .share(_, _, let lift):
      if let ends = trait.liftInterval {
        figure =
          "×\(.significant(lift)) (\(.significant(ends.lowerBound))–\(.significant(ends.upperBound)))"
      } else {
        figure = .digits("×\(NumberText.significant(lift))", lift)
      }
    }
    return trait.isSignificant ? figure : "\(figure) · chance"
  }

  /// What is typical of the members and of the others, or their share and that of all.
  private static func values(
    _ trait: SegmentTrait, _ context: ReportContext
  ) -> (members: Wording, others: Wording) {
    switch trait.comparison {
    case .amount(let median, let other, _):
      let unit = Feature.catalogue.first { $0.name == trait.name }?.unit ?? .count
      return (context.units.bare(median, unit), context.units.bare(other, unit))
    case .share(let members, let base, _):
      return (Wording.percent(members), Wording.percent(base))
    }
  }

  private static func table(_ segment: Segment, _ context: ReportContext) -> DataTable {
    DataTable(
      caption:
        "Traits of \(.name(segment.name)): medians of members and others, or shares of members "
        + "and of all",
      columns: [
        .text("Trait"), .number("Members"), .number("Others or all"), .number("Delta or lift"),
        .number("Adjusted p"),
      ],
      rows: context.traits(segment).map { trait in
        let (members, others) = values(trait, context)
        return [
          name(trait), members, others, figure(trait),
          Wording.probability(trait.adjustedPValue),
        ]
      })
  }
}

extension SegmentTrait {
  fileprivate var isAmount: Bool {
    if case .amount = comparison { return true }
    return false
  }

  /// Where its dot lies: the delta, or the lift.
  fileprivate var position: Double {
    switch comparison {
    case .amount(_, _, let delta): delta
    case .share(_, _, let lift): lift
    }
  }
}
