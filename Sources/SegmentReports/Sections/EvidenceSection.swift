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
    if let agreement = choice.agreement {
      blocks.append(
        .paragraph(
          "k-means and Ward’s tree, asked for \(NumberText.count(choice.k, "segment")) each, agree "
            + "to \(NumberText.fixed(agreement, places: 2)) (adjusted Rand index: 1 is the same "
            + "division, 0 is what chance would give)."))
    }
    blocks.append(.heading("The rule of the choice"))
    blocks.append(.paragraph(choice.rule))
    return Section(
      id: "evidence", title: "Why \(NumberText.count(choice.k, "segment"))",
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
    var title = "The candidates are alike"
    if let chosen, let best {
      let name =
        "\(NumberText.count(chosen.k, "segment")) by "
        + ReportContext.algorithmName(chosen.algorithm)
      let value = NumberText.fixed(chosen.silhouette, places: 3)
      title =
        chosen.silhouette >= best.value
        ? "No candidate is better separated than the chosen \(name): \(value)"
        : "Chosen: \(name), silhouette \(value); the highest of all is "
          + "\(NumberText.fixed(best.value, places: 3)) with \(NumberText.count(best.k, "segment"))"
    }
    return Figure(
      title: title,
      subtitle: "Mean silhouette of each candidate; further right is better separated",
      alternative: "Mean silhouette by number of segments. \(title).",
      chart: CandidateChart(
        algorithms: algorithms.map(ReportContext.algorithmName), candidates: candidates),
      table: table(choice))
  }

  private static func table(_ choice: Choice) -> DataTable {
    let all = choice.candidates
    func mark(_ text: String, _ value: Double, best: Double?) -> String {
      value == best ? text + " ●" : text
    }
    func highest(_ key: KeyPath<Choice.Candidate, Double>) -> Double? {
      all.map { $0[keyPath: key] }.filter(\.isFinite).max()
    }
    let silhouette = highest(\.silhouette)
    let squared = highest(\.silhouetteSquared)
    let ratio = highest(\.calinskiHarabasz)
    let overlap = all.map(\.daviesBouldin).filter(\.isFinite).min()
    func optional(_ value: Double?, places: Int = 2) -> String {
      value.map { NumberText.fixed($0, places: places) } ?? "–"
    }
    return DataTable(
      caption: "Every candidate; ● marks the best figure of a column",
      columns: [
        .text("Candidate"), .number("Silhouette"), .number("Least stability"), .number("Gap"),
        .number("Prediction strength"), .number("Agreement"), .number("Squared silhouette"),
        .number("Calinski–Harabasz"), .number("Davies–Bouldin"), .number("Inertia"),
        .number("Smallest share"),
      ],
      rows: all.map { candidate in
        let name = ReportContext.algorithmName(candidate.algorithm)
        let suffix = candidate.isChosen ? ", chosen" : ""
        return [
          "\(NumberText.count(candidate.k)) · \(name)\(suffix)",
          mark(
            NumberText.fixed(candidate.silhouette, places: 3), candidate.silhouette,
            best: silhouette),
          optional(candidate.stability), optional(candidate.gap),
          optional(candidate.predictionStrength), optional(candidate.agreement),
          mark(
            NumberText.fixed(candidate.silhouetteSquared, places: 3), candidate.silhouetteSquared,
            best: squared),
          mark(
            NumberText.significant(candidate.calinskiHarabasz), candidate.calinskiHarabasz,
            best: ratio),
          mark(
            NumberText.fixed(candidate.daviesBouldin, places: 3), candidate.daviesBouldin,
            best: overlap), NumberText.significant(candidate.inertia),
          NumberText.percent(candidate.smallestShare),
        ]
      }, emphasizedRow: all.firstIndex(where: \.isChosen))
  }
}
