// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clustering
import SalesData

/// The reason of a choice, in sentences that hold the figures it was made on.
extension ChoiceRule {
  /// Why the proven groups were taken.
  func reason(_ candidates: [Candidate], proven: Int) -> Wording {
    let candidate = candidates[proven]
    let placing: Wording =
      candidate.method == .mixture
      ? "each customer is in the group that it most probably belongs to"
      : "\(.known(candidate.method.title)) makes as many segments"
    var sentences: [Wording] = [
      """
      The test of structure proves \(candidate.k) groups (p \(.probability(structure.pValue))), and \
      \(placing) (\(standing(candidate))).
      """
    ]
    if settings.algorithm != .auto { sentences.append(asked(candidate)) }
    for other in candidates where other.k == candidate.k && other.method != candidate.method {
      sentences.append(reaches(other))
    }
    return sentences.joined(separator: " ")
  }

  /// Why one of the weighed candidates was taken.
  func reason(
    _ candidates: [Candidate], chosen: Int, preferred: Int?, other: Int?
  ) -> Wording {
    let candidate = candidates[chosen]
    var sentences: [Wording] = []
    if let counts, counts.lowerBound == counts.upperBound {
      sentences.append(
        settings.segmentCounts == counts
          ? "You asked for \(candidate.k) segments."
          : "These customers allow \(candidate.k) segments.")
      sentences.append(
        "\(Wording.known(candidate.method.title).sentence) makes them (\(standing(candidate))).")
    } else {
      let method = Wording.known(candidate.method.title)
      let standing = standing(candidate)
      sentences.append(
        chosen == preferred
          ? "Of 3 to 5 segments, \(candidate.k) by \(method) have the best quality (\(standing))."
          : "\(candidate.k) segments by \(method) have the best quality (\(standing)).")
      sentences += comparison(candidates, chosen: chosen, preferred: preferred, other: other)
    }
    if structure.verdict == .distinct {
      sentences.append("The test of structure proves \(structure.groupCount) groups.")
    }
    if settings.algorithm != .auto {
      sentences.append(asked(candidate))
    } else if let twin = candidates.first(where: {
      $0.k == candidate.k && $0.method != candidate.method
    }) {
      sentences.append(reaches(twin))
    }
    if !candidate.isSubstantial {
      sentences.append(
        "No allowed partition has 2 percent of the customers or of the money in every segment.")
    }
    return sentences.joined(separator: " ")
  }

  private func comparison(
    _ candidates: [Candidate], chosen: Int, preferred: Int?, other: Int?
  ) -> [Wording] {
    guard chosen == preferred else {
      return preferred.map { place in
        let (best, other) = (candidates[chosen].quality, candidates[place].quality)
        let runnerUp: Wording = "\(candidates[place].k) with \(figure(other))"
        return other > 0
          ? [
            """
            That is \(figure(best / other)) times the quality of the best of 3 to 5 segments, \
            \(runnerUp).
            """
          ] : ["That is over the quality of the best of 3 to 5 segments, \(runnerUp)."]
      } ?? []
    }
    return other.map { place in
      let needed =
        candidates[place].k < Self.preferred.lowerBound ? Self.factorForTwo : Self.factor
      return [
        """
        Of other numbers \(candidates[place].k) comes nearest with a quality of \
        \(figure(candidates[place].quality)); to be chosen it would need \(figure(needed)) times \
        that of the chosen one.
        """
      ]
    } ?? []
  }

  private func asked(_ candidate: Candidate) -> Wording {
    "You asked for \(.known(candidate.method.title))."
  }

  private func reaches(_ other: Candidate) -> Wording {
    """
    \(Wording.known(other.method.title).sentence) with as many segments reaches \(standing(other)).
    """
  }

  private func standing(_ candidate: Candidate) -> Wording {
    let silhouette = figure(candidate.silhouette.mean)
    guard let least = candidate.stabilities?.min() else { return "silhouette \(silhouette)" }
    return "silhouette \(silhouette), least stability \(figure(least))"
  }

  private func figure(_ value: Double) -> Wording { .fixed(value, places: 2, grouping: true) }
}
