// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clustering
import SalesData

/// The reason of a choice, in sentences that hold the figures it was made on.
extension ChoiceRule {
  /// Why the proven groups were taken.
  func reason(_ candidates: [Candidate], proven: Int) -> String {
    let candidate = candidates[proven]
    var sentences = [
      """
      The test of structure proves \(candidate.k) groups (p \(probability(structure.pValue))), and \
      \(candidate.method == .mixture
        ? "each customer is in the group that it most probably belongs to"
        : "\(candidate.method.title) makes as many segments") (\(standing(candidate))).
      """
    ]
    if settings.algorithm != .auto { sentences.append("You asked for \(candidate.method.title).") }
    for other in candidates where other.k == candidate.k && other.method != candidate.method {
      sentences.append(
        "\(other.method.title.sentence) with as many segments reaches \(standing(other)).")
    }
    return sentences.joined(separator: " ")
  }

  /// Why one of the weighed candidates was taken.
  func reason(
    _ candidates: [Candidate], chosen: Int, preferred: Int?, other: Int?
  ) -> String {
    let candidate = candidates[chosen]
    var sentences: [String] = []
    if let counts, counts.lowerBound == counts.upperBound {
      sentences.append(
        settings.segmentCounts == counts
          ? "You asked for \(candidate.k) segments."
          : "These customers allow \(candidate.k) segments.")
      sentences.append(
        "\(candidate.method.title.sentence) makes them (\(standing(candidate))).")
    } else {
      sentences.append(
        """
        \(chosen == preferred ? "Of 3 to 5 segments, " : "")\(candidate.k) \
        \(chosen == preferred ? "" : "segments ")by \(candidate.method.title) have the best \
        quality (\(standing(candidate))).
        """)
      sentences += comparison(candidates, chosen: chosen, preferred: preferred, other: other)
    }
    if structure.verdict == .distinct {
      sentences.append("The test of structure proves \(structure.groupCount) groups.")
    }
    if settings.algorithm != .auto {
      sentences.append("You asked for \(candidate.method.title).")
    } else if let twin = candidates.first(where: {
      $0.k == candidate.k && $0.method != candidate.method
    }) {
      sentences.append(
        "\(twin.method.title.sentence) with as many segments reaches \(standing(twin)).")
    }
    if !candidate.isSubstantial {
      sentences.append(
        "No allowed partition has 2 percent of the customers or of the money in every segment.")
    }
    return sentences.joined(separator: " ")
  }

  private func comparison(
    _ candidates: [Candidate], chosen: Int, preferred: Int?, other: Int?
  ) -> [String] {
    guard chosen == preferred else {
      return preferred.map {
        [
          """
          That is \(times(candidates[chosen].quality, candidates[$0].quality)) the quality of the \
          best of 3 to 5 segments, \(candidates[$0].k) with \(figure(candidates[$0].quality)).
          """
        ]
      } ?? []
    }
    return other.map {
      let needed = NumberText.fixed(
        candidates[$0].k < Self.preferred.lowerBound ? Self.factorForTwo : Self.factor, places: 2)
      return [
        """
        Of other numbers \(candidates[$0].k) comes nearest with \(figure(candidates[$0].quality)); \
        it would need \(needed) times as much.
        """
      ]
    } ?? []
  }

  private func standing(_ candidate: Candidate) -> String {
    let silhouette = "silhouette \(figure(candidate.silhouette.mean))"
    guard let least = candidate.stabilities?.min() else { return silhouette }
    return "\(silhouette), least stability \(figure(least))"
  }

  private func times(_ value: Double, _ other: Double) -> String {
    other > 0 ? "\(NumberText.fixed(value / other, places: 2)) times" : "over"
  }

  private func probability(_ value: Double) -> String {
    value < 0.001 ? "under 0.001" : NumberText.fixed(value, places: 3)
  }

  private func figure(_ value: Double) -> String {
    NumberText.fixed(value, places: 2, grouping: true)
  }
}
