// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clustering
import DenseLinearAlgebra
import ReproducibleComputing
import SalesData

/// The partitions of the prepared customers by k-means, Ward and the proven groups, with what was
/// measured of each.
struct CandidateSearch {
  /// How a partition was made.
  enum Method: String, Sendable {
    case kmeans, ward
    /// The groups of the test of structure, refined by a Gaussian mixture.
    case mixture
  }

  /// One partition and what was measured of it.
  struct Candidate {
    let method: Method
    let k: Int
    let labels: [Int32]
    let silhouette: Silhouette
    let silhouetteSquared: Double
    let indices: PartitionIndices
    let smallestShare: Double
    /// Whether each segment holds 2 percent of the customers or of the money.
    let isSubstantial: Bool
    /// The mean Jaccard coefficient of each cluster; nil where there are too few customers.
    var stabilities: [Double]?
    var gap: (value: Double, error: Double)?
    var predictionStrength: Double?

    /// What candidates are weighed by: how far apart, times how surely found again.
    var quality: Double { silhouette.mean * (stabilities?.min() ?? 1) }
  }

  /// What a segment must hold of customers or money so that its partition may be preferred.
  static let leastShare = 0.02
  /// The most customers that the mixture of the proven groups is fitted to.
  static let mixtureCustomers = 50_000

  let points: Matrix<Double>
  /// The customers' money in millionths.
  let money: [Int128]
  let seed: UInt64
  var candidates: [Candidate] = []
  var tree: Dendrogram?
  /// The densities of the proven groups; its components are the clusters of that candidate.
  var densities: SegmentDensities?
  var notes: [Wording] = []
  let evidence: EvidenceSearch

  init(points: Matrix<Double>, money: [Int128], resampleCount: Int, seed: UInt64) {
    self.points = points
    self.money = money
    self.seed = seed
    evidence = EvidenceSearch(points: points, resampleCount: resampleCount, seed: seed)
  }

  /// The most customers whose silhouettes are all computed.
  static let silhouetteCustomers = 20_000
  /// Of more, so many are drawn, and each is held against so many others.
  static let silhouetteSample = (rows: 3_000, references: 32_000)

  /// Makes and measures every candidate.
  ///
  /// - Parameters:
  ///   - counts: The numbers of segments for k-means and Ward.
  ///   - groups: The proven groups; nil where none is.
  ///   - features: In real units.
  ///   - runsWard: Whether Ward's tree is grown.
  ///   - progress: What is filled.
  /// - Throws: `ClusteringError` or `CancellationError`.
  mutating func run(
    counts: ClosedRange<Int>, groups: ProvenGroups?, features: Matrix<Double>, runsWard: Bool,
    progress: ProgressSpan
  ) throws {
    let costs = StageCosts(customers: points.rowCount, counts: counts)
    let parts = progress.parts(costs.candidates(tree: runsWard, groups: groups != nil))
    try addKMeans(counts, parts[0])
    if runsWard {
      let tree = try HierarchicalClustering(linkage: .ward).fit(
        points, execution: parts[1].named("building Ward's tree"))
      self.tree = tree
      for (k, part) in zip(counts, parts[2].parts(counts.count)) {
        try add(.ward, k, tree.labels(clusterCount: k), part)
      }
    } else {
      notes.append(
        "Ward's tree was left out: there are \(points.rowCount) customers, over its limit.")
    }
    if let groups { try addMixture(groups, features, parts[3]) }
    try addEvidence(counts, groups, parts[4])
  }

  private mutating func addMixture(
    _ groups: ProvenGroups, _ features: Matrix<Double>, _ progress: ProgressSpan
  ) throws {
    let part = CustomerSample(of: groups.spread, atMost: Self.mixtureCustomers, seed: seed)
    let model = try GaussianMixture.ofSegments(
      count: groups.count, startingAt: part.labels(groups.labels)
    ).fit(part.points, execution: progress.part(0, 0.3).named("refining the proven groups"))
    let densities = SegmentDensities(
      preparation: groups.preparation, components: model.components)
    let labels = try densities.place(features)
    guard Set(labels).count == groups.count else {
      notes.append(
        "The mixture lost one of the \(groups.count) proven groups; it is not a candidate.")
      return
    }
    self.densities = densities
    try add(.mixture, groups.count, labels, progress.part(0.3, 1))
  }

  private mutating func addKMeans(_ counts: ClosedRange<Int>, _ progress: ProgressSpan) throws {
    let costs = StageCosts(customers: points.rowCount, counts: counts)
    let parts = progress.parts([costs.sweep, costs.comparisons])
    let models = try KMeans(clusterCount: counts.lowerBound).sweep(
      clusterCounts: counts, points, seed: seed,
      execution: parts[0].named("k-means"))
    for ((k, best), part) in zip(zip(counts, models), parts[1].parts(counts.count)) {
      // The best of the restarts goes on until nothing moves, so that every customer is in the
      // segment whose centre is nearest.
      let model = try KMeans(
        clusterCount: k, initialization: .centers(best.centers), restartCount: 1, tolerance: 0
      ).fit(points, seed: seed, execution: part.part(0, 0.1).named("k-means with \(k) segments"))
      try add(.kmeans, k, model.labels, part.part(0.1, 1))
    }
  }

  private mutating func add(
    _ method: Method, _ k: Int, _ labels: [Int32], _ progress: ProgressSpan
  ) throws {
    let execution = progress.named("comparing \(k) segments of \(method.title)")
    try execution.checkCancellation()
    var sizes = [Int](repeating: 0, count: k)
    var sums = [Int128](repeating: 0, count: k)
    for (label, amount) in zip(labels, money) {
      sizes[Int(label)] += 1
      sums[Int(label)] += amount
    }
    guard !sizes.contains(0) else {
      notes.append(
        """
        \(Wording.known(method.title).sentence) found fewer than \(k) segments; that partition is \
        left out.
        """)
      return
    }
    let total = money.reduce(0, +)
    let isSubstantial = sizes.indices.allSatisfy {
      Double(sizes[$0]) >= Self.leastShare * Double(money.count)
        || (total > 0 && Double(sums[$0]) >= Self.leastShare * Double(total))
    }
    // The Euclidean silhouette is what takes time; the rest would set the progress back to 0.
    let quiet = Execution(threadCount: execution.threadCount)
    let isSampled = points.rowCount > Self.silhouetteCustomers
    candidates.append(
      Candidate(
        method: method, k: k, labels: labels,
        silhouette: try Silhouette.of(
          points, labels: labels, sampleSize: isSampled ? Self.silhouetteSample.rows : nil,
          referenceSize: isSampled ? Self.silhouetteSample.references : nil, seed: seed,
          execution: execution),
        silhouetteSquared: try Silhouette.of(
          points, labels: labels, distance: .squaredEuclidean, execution: quiet
        ).mean,
        indices: try PartitionIndices.of(points, labels: labels, execution: quiet),
        smallestShare: Double(sizes.min() ?? 0) / Double(money.count),
        isSubstantial: isSubstantial))
  }

  private mutating func addEvidence(
    _ counts: ClosedRange<Int>, _ groups: ProvenGroups?, _ progress: ProgressSpan
  ) throws {
    guard evidence.isPossible, !candidates.isEmpty else { return }
    let trees = TreeCache()
    let costs = StageCosts(customers: points.rowCount, counts: counts)
    let parts = progress.parts([costs.repeats, costs.gap, costs.predictionStrength])
    for (index, part) in zip(candidates.indices, parts[0].parts(candidates.count)) {
      let candidate = candidates[index]
      candidates[index].stabilities = try evidence.stability(
        candidate.labels, by: candidate.method, groups: groups,
        replicates: evidence.candidateResampleCount, trees: trees,
        execution: part.named("repeating \(candidate.k) segments of \(candidate.method.title)"))
    }
    let most = counts.upperBound
    let gap = try evidence.gap(
      upTo: most, execution: parts[1].named("gap statistic"))
    let strength = try evidence.predictionStrength(
      counts, execution: parts[2].named("prediction strength"))
    for index in candidates.indices where candidates[index].method == .kmeans {
      let k = candidates[index].k
      candidates[index].gap = (gap.gaps[k - 1], gap.standardErrors[k - 1])
      candidates[index].predictionStrength = strength.means[k - counts.lowerBound]
    }
    if evidence.sample.isPart {
      notes.append(
        """
        Stability, gap and prediction strength are of a random sample of \
        \(EvidenceSearch.customerLimit) customers.
        """)
    }
  }

  /// Adjusted Rand index of a candidate with the other algorithm's of as many segments: k-means
  /// with Ward, and the proven groups with k-means.
  func agreement(_ index: Int) -> Double? {
    let candidate = candidates[index]
    let other: Method = candidate.method == .kmeans ? .ward : .kmeans
    return candidates.first { $0.method == other && $0.k == candidate.k }.map {
      adjustedRandIndex(candidate.labels, $0.labels)
    }
  }

  /// Adjusted Rand index of k-means and Ward with k segments.
  func agreement(segments k: Int) -> Double? {
    candidates.firstIndex { $0.method == .kmeans && $0.k == k }.flatMap { agreement($0) }
  }
}

extension CandidateSearch.Method {
  /// As in running text.
  var title: String {
    switch self {
    case .kmeans: "k-means"
    case .ward: "Ward's method"
    case .mixture: "the proven groups"
    }
  }
}
