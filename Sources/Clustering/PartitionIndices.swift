// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import DenseLinearAlgebra
public import ReproducibleComputing

/// Indices of a partition that need its centres only: O(rows x columns).
///
/// A row of weight w counts as w equal rows. The centres are the means of the clusters.
public struct PartitionIndices: Sendable, Hashable, Codable {
  /// Weighted sum of squared distances to the centres: at least 0, less is tighter.
  public let inertia: Double
  /// Caliński and Harabasz's ratio of the variance between to that within: more is better.
  ///
  /// (B / (k - 1)) / (W / (n - k)), "A dendrite method for cluster analysis", Comm. Statist. 3:1,
  /// 1974. As in scikit-learn it is 1 when there is no variance within.
  public let calinskiHarabasz: Double
  /// Davies and Bouldin's mean worst similarity of clusters: at least 0, less is better.
  ///
  /// "A cluster separation measure", IEEE TPAMI 1:2, 1979, with the mean distance to the centre as
  /// the scatter (as scikit-learn and R; ELKI takes the root of the mean square). As in
  /// scikit-learn it is 0 when all scatters, or all distances between centres, are 0, and a pair of
  /// centres in one place counts as not similar.
  public let daviesBouldin: Double

  /// Computes the indices.
  ///
  /// - Parameters:
  ///   - points: Rows x columns, finite.
  ///   - labels: The cluster of each row: 0 or more, gaps are allowed; at least two must occur.
  ///   - weights: How often each row counts: not negative, not all zero; nil = once.
  ///   - execution: The threads.
  /// - Returns: The three indices.
  /// - Throws: `ClusteringError` for bad points, labels or weights, and when fewer than two
  ///   clusters occur; `CancellationError` when the task is cancelled.
  /// - Complexity: O(rows x columns + clusters² x columns).
  public static func of(
    _ points: Matrix<Double>, labels: [Int32], weights: [Double]? = nil,
    execution: Execution = .default
  ) throws -> PartitionIndices {
    try PointsValidation.check(points, execution: execution)
    try PointsValidation.check(weights: weights, rowCount: points.rowCount)
    let partition = try PartitionLabels(labels, rowCount: points.rowCount, weights: weights)
    guard partition.count >= 2 else {
      throw ClusteringError(
        .parameter,
        "All rows are in one cluster, and these indices compare clusters. Give at least two.")
    }
    let moments = try PartitionMoments(
      points: points, weights: weights, partition: partition, execution: execution)
    return PartitionIndices(
      moments: moments, weights: partition.weights, columnCount: points.columnCount)
  }

  private init(moments: PartitionMoments, weights: [Double], columnCount: Int) {
    let count = weights.count
    let total = weights.reduce(0, +)
    let within = moments.squares.reduce(into: CompensatedSum()) { $0.add($1) }.value
    inertia = within

    var between = 0.0
    for column in 0..<columnCount {
      var sum = CompensatedSum()
      for cluster in 0..<count {
        sum.add(weights[cluster] * moments.means[cluster * columnCount + column])
      }
      let mean = sum.mean(weight: total)
      for cluster in 0..<count {
        let t = moments.means[cluster * columnCount + column] - mean
        between += weights[cluster] * t * t
      }
    }
    calinskiHarabasz =
      within == 0 ? 1 : between * (total - Double(count)) / (within * Double(count - 1))

    let scatter = zip(moments.distances, weights).map { $0 / $1 }
    var sum = 0.0
    for cluster in 0..<count {
      var worst = 0.0
      for other in 0..<count where other != cluster {
        var square = 0.0
        for column in 0..<columnCount {
          let t =
            moments.means[cluster * columnCount + column]
            - moments.means[other * columnCount + column]
          square += t * t
        }
        guard square > 0 else { continue }
        worst = max(worst, (scatter[cluster] + scatter[other]) / square.squareRoot())
      }
      sum += worst
    }
    daviesBouldin = sum / Double(count)
  }
}
