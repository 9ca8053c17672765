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
            title: ReportContext.capitalized(distribution.feature.label) + " as a table",
            blocks: [.table(table(distribution, context))])
        })
  }

  private static func figure(_ context: ReportContext) -> Figure {
    let units = context.units
    let title = finding(context)
    return Figure(
      title: title,
      subtitle: "Customers by days since the last order, orders and revenue; dashed, where one "
        + "RFM score ends and the next begins" + note(context),
      alternative: "Histograms of recency, orders and revenue. \(title).",
      chart: PanelGrid(
        panels: context.distributions.map { distribution in
          let unit = distribution.feature.unit
          return HistogramChart(
            title: ReportContext.capitalized(distribution.feature.label)
              + (distribution.isLogarithmic ? ", log scale" : ""),
            bounds: distribution.bounds, counts: distribution.counts, cuts: distribution.cuts,
            isLogarithmic: distribution.isLogarithmic
          ) { units.tick($0, unit) }
        }),
      table: DataTable(
        caption: "Bounds of the scores",
        columns: [.text("Feature"), .text("Bounds, ascending")],
        rows: context.distributions.map { distribution in
          [
            ReportContext.capitalized(distribution.feature.label),
            distribution.cuts.map { units.bare($0, distribution.feature.unit) }
              .joined(separator: " · "),
          ]
        }))
  }

  private static func finding(_ context: ReportContext) -> String {
    let shares = context.business.repeatShare ?? 0
    return "\(NumberText.percent(1 - shares)) of customers bought once, "
      + "\(NumberText.percent(shares)) more often"
  }

  private static func note(_ context: ReportContext) -> String {
    let hidden = context.distributions.compactMap { distribution -> String? in
      let place = " at or under zero in " + distribution.feature.label
      guard let count = distribution.notPositive else { return "some customers" + place }
      return count == 0 ? nil : NumberText.count(count, "customer") + place
    }
    return hidden.isEmpty
      ? "" : "; not drawn: " + hidden.joined(separator: ", ") + ", which a log scale cannot show"
  }

  private static func table(_ distribution: Distribution, _ context: ReportContext) -> DataTable {
    let unit = distribution.feature.unit
    func bound(_ index: Int) -> String { context.units.bare(distribution.bounds[index], unit) }
    return DataTable(
      caption: "Customers by \(distribution.feature.label)",
      columns: [.text("From, to under"), .number("Customers")],
      rows: distribution.counts.indices.map { index in
        [
          "\(bound(index)) to \(bound(index + 1))",
          NumberText.count(distribution.counts[index]),
        ]
      })
  }
}
