// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import SalesData
import SegmentDiscovery

/// Why this number of segments: every candidate with its figures, and the rule that chose.
enum EvidenceSection: SectionBuilder {
  static func section(_ context: ReportContext) -> Section? {
    let choice = context.result.choice
    guard !choice.candidates.isEmpty else { return nil }
    var blocks: [Block] = [.paragraph(choice.reason), .figure(figure(context))]
    blocks.append(
      .fold(
        title: "More indices of every candidate",
        blocks: furtherTables(choice).map { .table($0) }))
    if let customers = choice.evidenceCustomers {
      blocks.append(
        .paragraph(
          customers < context.customerCount
            ? """
            Stability, gap and prediction strength are of \(.count(customers, "customer")), a \
            random sample.
            """
            : "Stability, gap and prediction strength are of \(.count(customers, "customer"))."))
    }
    if let agreement = choice.agreement {
      blocks.append(
        .paragraph(
          "k-means and Ward’s tree, asked for \(Wording.count(choice.k, "segment")) each, agree "
            + "to \(Wording.fixed(agreement, places: 2)) (adjusted Rand index: 1 is the same "
            + "division, 0 is what chance would give)."))
    }
    blocks.append(.heading("The rule of the choice"))
    blocks.append(.paragraph(choice.rule))
    return Section(
      id: "evidence", title: "Why \(Wording.count(choice.k, "segment"))",
      shortTitle: "Number of segments", blocks: blocks)
  }

  private static func figure(_ context: ReportContext) -> Figure {
    let choice = context.result.choice
    var algorithms: [String] = []
    for candidate in choice.candidates where !algorithms.contains(candidate.algorithm) {
      algorithms.append(candidate.algorithm)
    }
    let candidates = choice.candidates.filter(\.silhouette.isFinite).map { candidate in
      CandidateChart.Candidate(
        k: candidate.k, value: candidate.silhouette,
        algorithm: algorithms.firstIndex(of: candidate.algorithm) ?? 0,
        isChosen: candidate.isChosen)
    }
    let chosen = choice.candidates.first(where: \.isChosen)
    let best = candidates.max { $0.value < $1.value }
    var title: Wording = "The candidates are alike"
    if let chosen, let best {
      let method = ReportContext.algorithmName(chosen.algorithm)
      let name: Wording = "\(.count(chosen.k, "segment")) by \(method)"
      let value = Wording.fixed(chosen.silhouette, places: 3)
      title =
        chosen.silhouette >= best.value
        ? "No candidate is better separated than the chosen \(name): \(value)"
        : "Chosen: \(name), silhouette \(value); the highest of all is "
          + "\(Wording.fixed(best.value, places: 3)) with \(Wording.count(best.k, "segment"))"
    }
    return Figure(
      title: title,
      subtitle: "Mean silhouette of each candidate; further right is better separated",
      alternative: "Mean silhouette by number of segments. \(title).",
      chart: CandidateChart(
        algorithms: algorithms.map { context.say(ReportContext.algorithmName($0)) },
        candidates: candidates, say: context.say),
      table: table(choice))
  }

  /// What the choice weighs; further indices are in ``furtherTables(_:)``, so that each table fits
  /// a phone.
  private static func table(_ choice: Choice) -> DataTable {
    let highest = best(choice, \.silhouette, max)
    return table(
      choice, "Every candidate and what the choice weighs; ● marks the highest silhouette",
      ["Silhouette", "Least stability", "Prediction strength", "Agreement"]
    ) { candidate in
      [
        mark(candidate.silhouette, places: 3, best: highest),
        optional(candidate.stability), optional(candidate.predictionStrength),
        optional(candidate.agreement),
      ]
    }
  }

  private static func furtherTables(_ choice: Choice) -> [DataTable] {
    let squared = best(choice, \.silhouetteSquared, max)
    let ratio = best(choice, \.calinskiHarabasz, max)
    let overlap = best(choice, \.daviesBouldin, min)
    return [
      table(
        choice, "Further indices of every candidate; ● marks the best of a column",
        ["Squared silhouette", "Calinski–Harabasz", "Davies–Bouldin"]
      ) { candidate in
        [
          mark(candidate.silhouetteSquared, places: 3, best: squared),
          marked(
            .significant(candidate.calinskiHarabasz), candidate.calinskiHarabasz == ratio),
          mark(candidate.daviesBouldin, places: 3, best: overlap),
        ]
      },
      table(
        choice, "Gap, spread and smallest segment of every candidate",
        ["Gap ± error", "Inertia", "Smallest share"]
      ) { candidate in
        [
          gap(candidate),
          Wording.significant(candidate.inertia), Wording.percent(candidate.smallestShare),
        ]
      },
    ]
  }

  private static func table(
    _ choice: Choice, _ caption: Wording, _ columns: [Wording],
    _ figures: (Choice.Candidate) -> [Wording]
  ) -> DataTable {
    DataTable(
      caption: caption,
      columns: [.text("Candidate")] + columns.map { .number($0) },
      rows: choice.candidates.map { candidate in
        let name = ReportContext.algorithmName(candidate.algorithm)
        let title: Wording =
          candidate.isChosen
          ? "\(candidate.k) · \(name), chosen" : "\(candidate.k) · \(name)"
        return [title] + figures(candidate)
      }, emphasizedRow: choice.candidates.firstIndex(where: \.isChosen))
  }

  private static func best(
    _ choice: Choice, _ key: KeyPath<Choice.Candidate, Double>,
    _ pick: (Double, Double) -> Double
  ) -> Double? {
    let values = choice.candidates.map { $0[keyPath: key] }.filter(\.isFinite)
    return values.first.map { values.dropFirst().reduce($0, pick) }
  }

  private static func mark(_ value: Double, places: Int, best: Double?) -> Wording {
    marked(.fixed(value, places: places), value == best)
  }

  private static func marked(_ figure: Wording, _ isBest: Bool) -> Wording {
    isBest ? [figure, .verbatim("●")].joined(separator: " ") : figure
  }

  private static func gap(_ candidate: Choice.Candidate) -> Wording {
    guard let error = candidate.gapError else { return optional(candidate.gap) }
    return [optional(candidate.gap), .fixed(error, places: 2)].joined(separator: " ± ")
  }

  private static func optional(_ value: Double?) -> Wording {
    value.map { Wording.fixed($0, places: 2) } ?? "–"
  }
}
