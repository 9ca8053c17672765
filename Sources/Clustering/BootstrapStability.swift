// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import DenseLinearAlgebra
public import ReproducibleComputing

/// How well each cluster of a partition is found again in bootstrap samples of the rows.
///
/// Hennig, "Cluster-wise assessment of cluster stability", CSDA 52, 2007 (R: `fpc::clusterboot`
/// with `bootmethod = "boot"`). Each sample draws as many rows as there are, with replacement, and is
/// partitioned anew; a cluster, restricted to the drawn rows, is compared with the most similar
/// new one by Jaccard's coefficient, each drawn row counted once. Samples are given to the
/// clusterer as weights, and no row is copied. A sample without any row of a cluster says nothing
/// of it and is left out of its mean.
///
/// A row of weight w counts as w equal rows, drawn one by one.
public struct BootstrapStability: Sendable, Hashable, Codable {
  /// Where the clusterer begins in each sample, as its caller says.
  public enum Starts: String, Sendable, Hashable, Codable {
    /// Anew: what Hennig's method is.
    case cold
    /// From the partition that is judged: quicker, and kinder to it.
    case warm
  }

  /// What a mean Jaccard coefficient says of a cluster, in Hennig's words and cut-offs.
  public enum Verdict: String, Sendable, Hashable, Codable, CaseIterable {
    /// At most 0.5: dissolved.
    case dissolved
    /// Under 0.6: not to be trusted.
    case doubtful
    /// 0.6 to 0.75: a pattern, whose members are uncertain.
    case pattern
    /// 0.75 to 0.85: stable.
    case stable
    /// At least 0.85: highly stable.
    case highlyStable

    /// The verdict on a mean Jaccard coefficient.
    ///
    /// - Parameter jaccard: In `0...1`.
    public init(jaccard: Double) {
      self =
        switch jaccard {
        case 0.85...: .highlyStable
        case 0.75...: .stable
        case 0.6...: .pattern
        case let value where value > 0.5: .doubtful
        default: .dissolved
        }
    }
  }

  /// Where the clusterer began in each sample.
  public let starts: Starts
  /// How many samples were drawn.
  public let replicateCount: Int
  /// The labels that occur in rows of positive weight, ascending: what the arrays are of.
  public let clusters: [Int32]
  /// The mean Jaccard coefficient of each cluster, in 0...1.
  public let means: [Double]
  /// In how many samples each cluster was dissolved: coefficient at most 0.5.
  public let dissolvedCounts: [Int]
  /// In how many samples each cluster was recovered: coefficient at least 0.75.
  public let recoveredCounts: [Int]
  /// The coefficient of each cluster in each sample; nil where the sample has none of its rows.
  public let values: [[Double?]]

  /// What the mean of each cluster says.
  public var verdicts: [Verdict] { means.map { Verdict(jaccard: $0) } }

  /// Computes the stability of each cluster.
  ///
  /// - Parameters:
  ///   - points: Rows x columns, finite.
  ///   - labels: The cluster of each row: 0 or more, gaps are allowed.
  ///   - weights: How often each row counts, in whole numbers, not all zero; nil = once.
  ///   - replicateCount: How many samples are drawn, at least 1 (fpc: 100).
  ///   - starts: Where the clusterer begins in each sample; kept in the result.
  ///   - seed: Chooses the samples, and what the clusterer draws.
  ///   - execution: The threads, over samples, and whom to tell of progress.
  ///   - clusterer: Makes each partition, of as many clusters as the labels have.
  /// - Returns: The coefficients.
  /// - Throws: `ClusteringError` for bad points, labels, weights or parameters; what the clusterer
  ///   throws; `CancellationError` when the task is cancelled.
  /// - Complexity: One fit and O(n log n) a sample.
  public static func of(
    _ points: Matrix<Double>, labels: [Int32], weights: [Double]? = nil,
    replicateCount: Int = 100, starts: Starts, seed: UInt64 = 0,
    execution: Execution = .default, clusterer: @escaping PartitionClusterer
  ) throws -> BootstrapStability {
    try PointsValidation.check(points, execution: execution)
    try PointsValidation.check(weights: weights, rowCount: points.rowCount)
    try PointsValidation.check(wholeWeights: weights)
    let partition = try PartitionLabels(labels, rowCount: points.rowCount, weights: weights)
    guard replicateCount >= 1 else {
      throw ClusteringError(
        .parameter, "\(replicateCount) bootstrap samples were asked for. Ask for at least 1.")
    }
    let copies = RowCopies(weights: weights, rowCount: points.rowCount)
    let samples = try Replicates.run(
      replicateCount, stage: "cluster stability", execution: execution
    ) { sample in
      let stream = UInt64(sample)
      var generator = SeededGenerator(seed: seed, stream: stream)
      let (drawn, distinct) = copies.bootstrap(using: &generator)
      let found = try clusterer(
        points, drawn, partition.count, Replicates.seed(seed, stream: stream | 1 << 63))
      try PointsValidation.check(found: found, rowCount: points.rowCount)
      return jaccard(of: partition, found: found, weights: distinct)
    }
    return BootstrapStability(starts: starts, clusters: partition.values, samples: samples)
  }

  private init(starts: Starts, clusters: [Int32], samples: [[Double?]]) {
    self.starts = starts
    self.clusters = clusters
    replicateCount = samples.count
    values = clusters.indices.map { cluster in samples.map { $0[cluster] } }
    means = values.map { values in
      let known = values.compactMap { $0 }
      return known.isEmpty ? 0 : known.reduce(0, +) / Double(known.count)
    }
    dissolvedCounts = values.map { values in values.count { $0.map { $0 <= 0.5 } ?? false } }
    recoveredCounts = values.map { values in values.count { $0.map { $0 >= 0.75 } ?? false } }
  }

  /// The largest Jaccard coefficient of each cluster with a found one; nil for one without rows.
  static func jaccard(
    of partition: PartitionLabels, found: [Int32], weights: [Double]
  ) -> [Double?] {
    // The table knows only the clusters that were drawn, by ascending label.
    var occurs = [Bool](repeating: false, count: partition.count)
    for (row, cluster) in partition.compact.enumerated() where weights[row] > 0 {
      occurs[Int(cluster)] = true
    }
    let drawn = occurs.indices.filter { occurs[$0] }
    let table = ContingencyTable(partition.compact, found, weights: weights)
    var best = [Double?](repeating: nil, count: partition.count)
    for cell in table.cells {
      let union = table.rows[cell.row] + table.columns[cell.column] - cell.weight
      let cluster = drawn[cell.row]
      best[cluster] = max(best[cluster] ?? 0, cell.weight / union)
    }
    return best
  }
}
