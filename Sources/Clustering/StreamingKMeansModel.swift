// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import DenseLinearAlgebra
public import ReproducibleComputing

/// What k-means over a stream of rows found: an immutable value that can be saved and sent, and
/// that labels rows.
public struct StreamingKMeansModel: Sendable, Hashable, Codable {
  /// The centres, one a row: clusters x columns, in the units of the points.
  public let centers: Matrix<Double>
  /// Summed weight of the micro-clusters of each cluster.
  public let weights: [Double]
  /// An upper bound of the weighted sum of squared distances of the rows to their nearest centres:
  /// that of the micro-clusters, and what lies inside them.
  ///
  /// The rows of a micro-cluster count for its cluster; some may be nearer to another centre.
  public let inertia: Double
  /// The share of the total sum of squares that lies inside micro-clusters, in `0 ... 1`.
  public let withinShare: Double
  /// Rows that were added.
  public let rowCount: Int
  /// Micro-clusters and single rows that k-means ran over.
  public let microClusterCount: Int
  /// Iterations of the start that was kept.
  public let iterationCount: Int
  /// Whether it stopped by itself, before the most iterations.
  public let converged: Bool
  /// What a reader should know: fewer distinct rows than clusters, for example.
  public let notes: [String]

  /// The cluster of each of some rows: that of the nearest centre, the lowest on ties.
  ///
  /// - Parameters:
  ///   - points: Rows x as many columns as the centres have, finite; Double or Float.
  ///   - execution: The threads.
  /// - Returns: One label a row, in `0 ..< centers.rowCount`; none for no rows.
  /// - Throws: `ClusteringError` when the columns do not fit or a value is not finite;
  ///   `CancellationError` when the task is cancelled.
  /// - Complexity: O(rows x columns x clusters) time.
  public func predict<Scalar: MatrixScalar>(
    _ points: Matrix<Scalar>, execution: Execution = .default
  ) throws -> [Int32] {
    try KMeansModel(
      centers: centers, labels: [], sizes: [], weights: weights, inertia: inertia,
      iterationCount: iterationCount, converged: converged, notes: notes
    ).predict(points, execution: execution)
  }
}
