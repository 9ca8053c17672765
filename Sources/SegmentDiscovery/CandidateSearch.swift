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

  /// Customers whose silhouette is computed: all up to 10,000; beyond, a sample that shrinks as
  /// distances to all others grow dearer, from 10,000 down to 500 at a million.
  static func silhouetteSample(of count: Int) -> Int? {
    count <= 10_000 ? nil : max(500, min(10_000, 500_000_000 / count))
  }

  mutating func run(
    counts: ClosedRange<Int>, algorithm: SegmentDiscoverer.Algorithm, wardCustomerLimit: Int,
    execution: Execution
  ) throws {
    let runsWard = algorithm == .ward || points.rowCount <= wardCustomerLimit
    let share = 1 / (2 * Double(counts.count))
    var done = 0.0
    for k in counts {
      let part = execution.part("k-means, \(k) segments", done...done + share)
      let model = try KMeans(clusterCount: k).fit(points, seed: seed, execution: part)
      try add(.kmeans, k, model.labels, execution: part)
      done += share
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
      points, execution: execution.part("building Ward's tree", 0.5...0.8))
    self.tree = tree
    done = 0.8
    for k in counts {
      let part = execution.part(
        "Ward, \(k) segments", done...min(1, done + 0.2 / Double(counts.count)))
      try add(.ward, k, tree.labels(clusterCount: k), execution: part)
      done += 0.2 / Double(counts.count)
    }
  }

  private mutating func add(
    _ algorithm: SegmentDiscoverer.Algorithm, _ k: Int, _ labels: [Int32], execution: Execution
  ) throws {
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
    candidates.append(
      Candidate(
        algorithm: algorithm, k: k, labels: labels,
        silhouette: try Silhouette.of(
          points, labels: labels, sampleSize: Self.silhouetteSample(of: points.rowCount),
          seed: seed, execution: execution),
        silhouetteSquared: try Silhouette.of(
          points, labels: labels, distance: .squaredEuclidean, execution: execution
        ).mean,
        indices: try PartitionIndices.of(points, labels: labels, execution: execution),
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
