// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import SalesData
import SegmentDiscovery

/// Which partition was chosen, as JSON.
struct ChoiceDocument: Encodable, Sendable {
  /// One partition that was considered; a figure that cannot be computed is left out.
  struct Candidate: Encodable, Sendable {
    let algorithm: String
    let k: Int
    let silhouette: Double?
    /// Lower and upper end of the 95 percent interval, where the figure is of a sample.
    let silhouetteInterval: [Double]?
    let silhouetteSquared: Double?
    let calinskiHarabasz: Double?
    let daviesBouldin: Double?
    let inertia: Double?
    let smallestShare: Double?
    let stability: Double?
    let stabilities: [Double]?
    let gap: Double?
    let gapError: Double?
    let predictionStrength: Double?
    /// Adjusted Rand index with the other method's partition of as many segments.
    let agreement: Double?
    let isChosen: Bool
  }

  /// The silhouette of the chosen partition.
  struct Silhouette: Encodable, Sendable {
    let mean: Double?
    let isSampled: Bool
    /// Lower and upper end of the 95 percent interval, where the figure is of a sample.
    let interval: [Double]?
  }

  let algorithm: String
  let k: Int
  let reason: Wording
  let rule: Wording
  let candidates: [Candidate]
  /// Adjusted Rand index of k-means and Ward's tree.
  let agreement: Double?
  /// The customers that stability, gap and prediction strength were computed on.
  let evidenceCustomers: Int?
  let silhouette: Silhouette

  init(_ result: DiscoveryResult) {
    let choice = result.choice
    algorithm = choice.algorithm
    k = choice.k
    reason = choice.reason
    rule = choice.rule
    candidates = choice.candidates.map {
      Candidate(
        algorithm: $0.algorithm, k: $0.k, silhouette: $0.silhouette.finite,
        silhouetteInterval: $0.silhouetteInterval.map { [$0.lowerBound, $0.upperBound] },
        silhouetteSquared: $0.silhouetteSquared.finite,
        calinskiHarabasz: $0.calinskiHarabasz.finite, daviesBouldin: $0.daviesBouldin.finite,
        inertia: $0.inertia.finite, smallestShare: $0.smallestShare.finite,
        stability: $0.stability?.finite, stabilities: $0.stabilities, gap: $0.gap?.finite,
        gapError: $0.gapError?.finite, predictionStrength: $0.predictionStrength?.finite,
        agreement: $0.agreement?.finite, isChosen: $0.isChosen)
    }
    agreement = choice.agreement?.finite
    evidenceCustomers = choice.evidenceCustomers
    silhouette = Silhouette(
      mean: result.silhouette.mean.finite, isSampled: result.silhouette.isSampled,
      interval: result.silhouette.interval.map { [$0.lowerBound, $0.upperBound] })
  }
}

extension Double {
  /// The number, or nil where JSON has no way to write it.
  var finite: Double? { isFinite ? self : nil }
}
