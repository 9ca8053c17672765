// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clustering
import DenseLinearAlgebra
import ReproducibleComputing

/// What repeated clustering says of the candidates: stability, gap and prediction strength.
///
/// All of it is computed on the same customers: all of them up to ``customerLimit``, beyond that
/// a random sample of as many.
struct EvidenceSearch {
  /// The most customers that partitions are repeated on.
  static let customerLimit = 4000
  /// Under this number of customers a resampled table has too few different rows to judge by.
  static let leastCustomers = 40
  /// Times that the customers are halved for prediction strength.
  static let splits = 5

  let sample: CustomerSample
  /// Bootstrap samples for the chosen partition.
  let resampleCount: Int
  let seed: UInt64

  init(points: Matrix<Double>, resampleCount: Int, seed: UInt64) {
    sample = CustomerSample(of: points, atMost: Self.customerLimit, seed: seed)
    self.resampleCount = max(10, resampleCount)
    self.seed = seed
  }

  /// Bootstrap samples for each candidate, and tables that the gap statistic draws.
  var candidateResampleCount: Int { max(4, resampleCount / 5) }

  /// Whether there are enough customers to repeat anything.
  var isPossible: Bool { sample.rows.count >= Self.leastCustomers }

  /// The mean Jaccard coefficient of each cluster of a partition (Hennig 2007).
  func stability(
    _ labels: [Int32], by method: CandidateSearch.Method, groups: ProvenGroups?, replicates: Int,
    trees: TreeCache, execution: Execution
  ) throws -> [Double] {
    let part = sample.labels(labels)
    let spread = method == .mixture ? groups?.spread : nil
    let found = try BootstrapStability.of(
      spread.map { sample.points(of: $0) } ?? sample.points, labels: part,
      replicateCount: replicates,
      starts: method == .mixture ? .warm : .cold, seed: seed, execution: execution,
      clusterer: clusterer(method, labels: part, trees: trees))
    // A cluster that the sample has no customer of was found again in nothing.
    var means = [Double](repeating: 0, count: Int(labels.max() ?? 0) + 1)
    for (cluster, mean) in zip(found.clusters, found.means) { means[Int(cluster)] = mean }
    return means
  }

  /// The gap of 1 up to the most clusters.
  func gap(
    upTo most: Int, execution: Execution
  ) throws -> GapStatistic {
    try GapStatistic.of(
      sample.points, clusterCounts: 1...most, reference: .principalAxes,
      replicateCount: candidateResampleCount, seed: seed, execution: execution,
      clusterer: Self.kMeans)
  }

  /// The prediction strength of some numbers of clusters.
  func predictionStrength(
    _ counts: ClosedRange<Int>, execution: Execution
  ) throws -> PredictionStrength {
    try PredictionStrength.of(
      sample.points, clusterCounts: counts, splitCount: Self.splits, seed: seed,
      execution: execution, clusterer: Self.kMeans)
  }

  private func clusterer(
    _ method: CandidateSearch.Method, labels: [Int32], trees: TreeCache
  ) -> PartitionClusterer {
    switch method {
    case .kmeans: Self.kMeans
    case .ward:
      { points, weights, count, seed in
        try trees.tree(of: points, weights: weights, seed: seed).labels(clusterCount: count)
      }
    case .mixture:
      { points, weights, count, _ in
        try GaussianMixture.ofSegments(count: count, startingAt: labels)
          .fit(points, weights: weights, execution: Execution(threadCount: 1)).labels
      }
    }
  }

  private static let kMeans: PartitionClusterer = { points, weights, count, seed in
    // Without the search for a better optimum: what is asked is how surely a partition comes back.
    try KMeans(clusterCount: count, restartCount: 2, refinesBest: false).fit(
      points, weights: weights, seed: seed, execution: Execution(threadCount: 1)
    ).labels
  }
}

extension GaussianMixture {
  /// The mixture whose components are segments: it starts at a partition, and its ridge keeps a
  /// component of customers who are equal in one feature from closing in on them.
  static func ofSegments(count: Int, startingAt labels: [Int32]) -> GaussianMixture {
    GaussianMixture(
      componentCount: count, initialization: .labels(labels), maximumIterationCount: 200,
      tolerance: 1e-6, ridge: 1e-3)
  }
}
