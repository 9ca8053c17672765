// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CustomerFeatures
import SalesData

/// The shape of the customer base: how recency, orders and revenue are spread.
enum DistributionSection: SectionBuilder {
  static func section(_ context: ReportContext) -> Section? {
    guard !context.distributions.isEmpty else { return nil }
    return Section(
      id: "base", title: "The shape of the customer base", shortTitle: "Customer base",
      blocks: [.figure(figure(context))]
        + context.distributions.map { distribution in
          .fold(
            title: "\(Wording.known(distribution.feature.label).sentence) as a table",
            blocks: [.table(table(distribution, context))])
        })
  }

  private static func figure(_ context: ReportContext) -> Figure {
    let units = context.units
    let finding = Self.finding(context)
    return Figure(
      title: finding,
      subtitle: "Customers by days since the last order, orders and revenue; dashed, where one "
        + "RFM score ends and the next begins\(note(context))",
      alternative: "Histograms of recency, orders and revenue. \(finding).",
      chart: PanelGrid(
        panels: context.distributions.map { distribution in
          let unit = distribution.feature.unit
          return HistogramChart(
            title: context.say(
              title(distribution.feature, isLogarithmic: distribution.isLogarithmic)),
            bounds: distribution.bounds, counts: distribution.counts, cuts: distribution.cuts,
            isLogarithmic: distribution.isLogarithmic, say: context.say
          ) { context.say(units.tick($0, unit)) }
        }),
      table: DataTable(
        caption: "Bounds of the scores",
        columns: [.text("Feature"), .text("Bounds, ascending")],
        rows: context.distributions.map { distribution in
          [
            Wording.known(distribution.feature.label).sentence,
            distribution.cuts.map { units.bare($0, distribution.feature.unit) }
              .joined(separator: " · "),
          ]
        }))
  }

  private static func title(_ feature: Feature, isLogarithmic: Bool) -> Wording {
    let label = Wording.known(feature.label).sentence
    return isLogarithmic ? "\(label), log scale" : label
  }

  private static func finding(_ context: ReportContext) -> Wording {
    let shares = context.business.repeatShare ?? 0
    return "\(Wording.percent(1 - shares)) of customers bought once, "
      + "\(Wording.percent(shares)) more often"
  }

  private static func note(_ context: ReportContext) -> Wording {
    let hidden = context.distributions.compactMap { distribution -> Wording? in
      let feature = Wording.known(distribution.feature.label)
      guard let count = distribution.notPositive else {
        return "some customers at or under zero in \(feature)"
      }
      return count == 0 ? nil : "\(.count(count, "customer")) at or under zero in \(feature)"
    }
    guard !hidden.isEmpty else { return "" }
    return "; not drawn: \(hidden.joined(separator: ", ")), which a log scale cannot show"
  }

  private static func table(_ distribution: Distribution, _ context: ReportContext) -> DataTable {
    let unit = distribution.feature.unit
    func bound(_ index: Int) -> Wording { context.units.bare(distribution.bounds[index], unit) }
    return DataTable(
      caption: "Customers by \(.known(distribution.feature.label))",
      columns: [.ordered("From, to under"), .number("Customers")],
      rows: distribution.counts.indices.map { index in
        [
          "\(bound(index)) to \(bound(index + 1))",
          Wording.count(distribution.counts[index]),
        ]
      })
  }
}
