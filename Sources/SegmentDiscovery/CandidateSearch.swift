// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clustering
import DenseLinearAlgebra
import ReproducibleComputing

/// The partitions of the prepared customers by k-means and Ward, with their indices.
struct CandidateSearch {
  /// One partition and what was measured of it.
  struct Candidate {
    let algorithm: SegmentDiscoverer.Algorithm
    let k: Int
    let labels: [Int32]
    let silhouette: Silhouette
    let silhouetteSquared: Double
    let indices: PartitionIndices
    let smallestShare: Double
    /// Whether each segment holds 2 percent of the customers or of the money.
    let isSubstantial: Bool
  }

  /// What a segment must hold of customers or money so that its partition may be preferred.
  static let leastShare = 0.02

  let points: Matrix<Double>
  /// The customers' money in millionths.
  let money: [Int128]
  let seed: UInt64
  var candidates: [Candidate] = []
  var tree: Dendrogram?
  var notes: [String] = []

  init(points: Matrix<Double>, money: [Int128], seed: UInt64) {
    self.points = points
    self.money = money
    self.seed = seed
  }

  /// Customers whose silhouette is computed: all up to 20,000; beyond, a sample that shrinks as
  /// distances to all others grow dearer, from 10,000 down to 500 at half a million.
  static func silhouetteSample(of count: Int) -> Int? {
    count <= 20_000 ? nil : max(500, min(10_000, 250_000_000 / count))
  }

  mutating func run(
    counts: ClosedRange<Int>, algorithm: SegmentDiscoverer.Algorithm, wardCustomerLimit: Int,
    progress: ProgressSpan
  ) throws {
    let runsWard = algorithm == .ward || points.rowCount <= wardCustomerLimit
    let centers = progress.part(0, runsWard ? 0.5 : 1)
    for (index, k) in counts.enumerated() {
      let part = centers.part(
        Double(index) / Double(counts.count), Double(index + 1) / Double(counts.count))
      let stage = "k-means with \(k) segments"
      let best = try KMeans(clusterCount: k).fit(
        points, seed: seed, execution: part.part(0, 0.5).named(stage))
      // The best of the restarts goes on until nothing moves, so that every customer is in the
      // segment whose centre is nearest.
      let model = try KMeans(
        clusterCount: k, initialization: .centers(best.centers), restartCount: 1, tolerance: 0
      ).fit(points, seed: seed, execution: part.part(0.5, 0.6).named(stage))
      try add(.kmeans, k, model.labels, part.part(0.6, 1))
    }
    guard runsWard else {
      notes.append(
        """
        Ward's tree was left out: there are \(points.rowCount) customers, and it is built for up \
        to \(wardCustomerLimit).
        """)
      return
    }
    let tree = try HierarchicalClustering(linkage: .ward).fit(
      points, execution: progress.part(0.5, 0.8).named("building Ward's tree"))
    self.tree = tree
    let cuts = progress.part(0.8, 1)
    for (index, k) in counts.enumerated() {
      try add(
        .ward, k, tree.labels(clusterCount: k),
        cuts.part(Double(index) / Double(counts.count), Double(index + 1) / Double(counts.count)))
    }
  }

  private mutating func add(
    _ algorithm: SegmentDiscoverer.Algorithm, _ k: Int, _ labels: [Int32], _ progress: ProgressSpan
  ) throws {
    let execution = progress.named("comparing \(k) segments of \(algorithm.title)")
    try execution.checkCancellation()
    var sizes = [Int](repeating: 0, count: k)
    var sums = [Int128](repeating: 0, count: k)
    for (label, amount) in zip(labels, money) {
      sizes[Int(label)] += 1
      sums[Int(label)] += amount
    }
    guard !sizes.contains(0) else {
      notes.append("\(algorithm.title) found fewer than \(k) segments; that partition is left out.")
      return
    }
    let total = money.reduce(0, +)
    let isSubstantial = sizes.indices.allSatisfy {
      Double(sizes[$0]) >= Self.leastShare * Double(money.count)
        || (total > 0 && Double(sums[$0]) >= Self.leastShare * Double(total))
    }
    // The Euclidean silhouette is what takes time; the rest would set the progress back to 0.
    let quiet = Execution(threadCount: execution.threadCount)
    candidates.append(
      Candidate(
        algorithm: algorithm, k: k, labels: labels,
        silhouette: try Silhouette.of(
          points, labels: labels, sampleSize: Self.silhouetteSample(of: points.rowCount),
          seed: seed, execution: execution),
        silhouetteSquared: try Silhouette.of(
          points, labels: labels, distance: .squaredEuclidean, execution: quiet
        ).mean,
        indices: try PartitionIndices.of(points, labels: labels, execution: quiet),
        smallestShare: Double(sizes.min() ?? 0) / Double(money.count),
        isSubstantial: isSubstantial))
  }
}

extension SegmentDiscoverer.Algorithm {
  /// As in running text.
  var title: String {
    switch self {
    case .auto: "either method"
    case .kmeans: "k-means"
    case .ward: "Ward's method"
    }
  }
}
