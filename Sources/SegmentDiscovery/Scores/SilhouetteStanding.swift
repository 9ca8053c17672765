// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clustering
import CustomerFeatures

/// The mean silhouette of each segment, and the share of its members that are under zero.
struct SilhouetteStanding {
  let means: [Double]
  let misplacedShares: [Double]

  /// All zeros for a single segment, whose silhouette is not defined.
  init(_ silhouette: Silhouette?, ranking: SegmentRanking) {
    let count = ranking.sizes.count
    var sums = [SampleStatistics.CompensatedSum](repeating: .init(), count: count)
    var counts = [Int](repeating: 0, count: count)
    var negative = counts
    if let silhouette {
      for (row, value) in zip(silhouette.rows, silhouette.values) {
        let index = Int(ranking.indices[row])
        sums[index].add(value)
        counts[index] += 1
        if value < 0 { negative[index] += 1 }
      }
    }
    means = (0..<count).map { counts[$0] > 0 ? sums[$0].value / Double(counts[$0]) : 0 }
    misplacedShares = (0..<count).map {
      counts[$0] > 0 ? Double(negative[$0]) / Double(counts[$0]) : 0
    }
  }
}
