// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import DenseLinearAlgebra
public import ReproducibleComputing

/// Prediction strength: whether the clusters of one half of the rows are those of the other half.
///
/// Tibshirani and Walther, "Cluster validation by prediction strength", J. Comput. Graph. Statist.
/// 14, 2005. The rows are split in two halves, and each is partitioned. Of the pairs of rows in one
/// cluster of the one half, the share is counted that the other half's partition (by its nearest
/// mean) puts together too; the strength is the least share of a cluster. Each split is used both
/// ways. Clusters of a single row have no pairs and are left out.
///
/// A row of weight w counts as w equal rows, which may fall into different halves.
public struct PredictionStrength: Sendable, Hashable, Codable {
  /// The paper's least strength of clusters that predict well (0.8 to 0.9).
  public static let cutOff = 0.8

  /// The numbers of clusters, ascending: what the other arrays are of.
  public let clusterCounts: [Int]
  /// The mean over the splits, in 0...1; 1 for one cluster.
  public let means: [Double]
  /// The standard error of each mean: the standard deviation over the splits over the root of
  /// their number.
  public let standardErrors: [Double]
  /// The strength of each split (the mean of its two ways) for each number of clusters.
  public let values: [[Double]]

  /// The largest number of clusters whose mean plus one standard error reaches a cut-off.
  ///
  /// - Parameter cutOff: In `0...1`; Tibshirani and Walther advise 0.8 to 0.9.
  /// - Returns: One of `clusterCounts`; the least one where none reaches the cut-off.
  public func clusterCount(cutOff: Double = PredictionStrength.cutOff) -> Int {
    let reaching = clusterCounts.indices.last { means[$0] + standardErrors[$0] >= cutOff }
    return clusterCounts[reaching ?? 0]
  }

  /// Computes the strengths of some numbers of clusters.
  ///
  /// - Parameters:
  ///   - points: Rows x columns, finite.
  ///   - clusterCounts: The numbers of clusters: at least 1, at most half the rows.
  ///   - weights: How often each row counts, in whole numbers, not all zero; nil = once.
  ///   - splitCount: How often the rows are split, at least 2 (R's fpc: 50).
  ///   - seed: Chooses the splits, and what the clusterer draws.
  ///   - execution: The threads, over splits, and whom to tell of progress.
  ///   - clusterer: Makes each partition; rows of the other half have weight zero.
  /// - Returns: The strengths.
  /// - Throws: `ClusteringError` for bad points, weights or parameters; what the clusterer throws;
  ///   `CancellationError` when the task is cancelled.
  /// - Complexity: 2 splits fits for each number of clusters.
  public static func of(
    _ points: Matrix<Double>, clusterCounts: ClosedRange<Int>, weights: [Double]? = nil,
    splitCount: Int = 50, seed: UInt64 = 0, execution: Execution = .default,
    clusterer: @escaping PartitionClusterer
  ) throws -> PredictionStrength {
    try PointsValidation.check(points, execution: execution)
    try PointsValidation.check(weights: weights, rowCount: points.rowCount)
    try PointsValidation.check(wholeWeights: weights)
    let copies = RowCopies(weights: weights, rowCount: points.rowCount)
    guard clusterCounts.lowerBound >= 1, clusterCounts.upperBound <= copies.count / 2 else {
      throw ClusteringError(
        .parameter,
        "\(clusterCounts.lowerBound) to \(clusterCounts.upperBound) clusters of halves of "
          + "\(copies.count) rows were asked for. Ask for 1 to half the number of rows.")
    }
    guard splitCount >= 2 else {
      throw ClusteringError(
        .parameter, "\(splitCount) splits were asked for. Ask for at least 2.")
    }
    let counts = Array(clusterCounts)
    let values = try Replicates.run(
      splitCount, stage: "prediction strength", execution: execution
    ) { split in
      let stream = UInt64(split)
      var generator = SeededGenerator(seed: seed, stream: stream)
      let halves = copies.halves(using: &generator)
      return try counts.map { count in
        if count == 1 { return 1.0 }
        let first = try clusterer(
          points, halves.first, count,
          Replicates.seed(seed, stream: (2 * stream) << 32 | UInt64(count)))
        let second = try clusterer(
          points, halves.second, count,
          Replicates.seed(seed, stream: (2 * stream + 1) << 32 | UInt64(count)))
        for found in [first, second] {
          try PointsValidation.check(found: found, rowCount: points.rowCount)
        }
        return
          (try strength(points, of: second, halves.second, by: first, halves.first)
          + strength(points, of: first, halves.first, by: second, halves.second)) / 2
      }
    }
    return PredictionStrength(clusterCounts: counts, values: values)
  }

  private init(clusterCounts: [Int], values: [[Double]]) {
    let count = Double(values.count)
    self.clusterCounts = clusterCounts
    self.values = clusterCounts.indices.map { index in values.map { $0[index] } }
    let means = self.values.map { $0.reduce(0, +) / count }
    self.means = means
    standardErrors = zip(self.values, means).map { values, mean in
      let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      return (squares / (count - 1) / count).squareRoot()
    }
  }

  /// The least share of pairs in a cluster of one half that the other half's means keep together.
  static func strength(
    _ points: Matrix<Double>, of labels: [Int32], _ weights: [Double], by others: [Int32],
    _ otherWeights: [Double]
  ) throws -> Double {
    let partition = try PartitionLabels(
      others, rowCount: points.rowCount, weights: otherWeights)
    let means = try PartitionMoments(
      points: points, weights: otherWeights, partition: partition,
      execution: Execution(threadCount: 1)
    ).means
    let predicted = (0..<points.rowCount).map { row -> Int32 in
      guard weights[row] > 0 else { return 0 }
      var best = (square: Double.infinity, cluster: 0)
      for cluster in 0..<partition.count {
        var square = 0.0
        for column in 0..<points.columnCount {
          let t = points[row, column] - means[cluster * points.columnCount + column]
          square += t * t
        }
        if square < best.square { best = (square, cluster) }
      }
      return Int32(best.cluster)
    }
    let table = ContingencyTable(labels, predicted, weights: weights)
    var together = [Double](repeating: 0, count: table.rows.count)
    for cell in table.cells { together[cell.row] += cell.weight * (cell.weight - 1) }
    return zip(together, table.rows).reduce(1) { least, cluster in
      let (pairs, weight) = cluster
      return weight > 1 ? min(least, pairs / (weight * (weight - 1))) : least
    }
  }
}
