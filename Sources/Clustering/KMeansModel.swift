// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import DenseLinearAlgebra
public import ReproducibleComputing

/// What k-means found: an immutable value that can be saved, sent and asked about new rows.
public struct KMeansModel: Sendable, Hashable {
  /// The centres, one a row: clusters x columns, in the units of the points.
  ///
  /// There are fewer than asked for when the points have fewer distinct rows.
  public let centers: Matrix<Double>
  /// The cluster of each row, in `0 ..< centers.rowCount`: what `predict` says of the same rows.
  public let labels: [Int32]
  /// Rows in each cluster, those of weight zero included.
  public let sizes: [Int]
  /// Summed weight of each cluster, positive; its size when there are no weights.
  public let weights: [Double]
  /// Weighted sum of squared distances of the rows to their centres, in Double.
  public let inertia: Double
  /// Iterations of the start that was kept.
  public let iterationCount: Int
  /// Whether it stopped by itself, before the most iterations.
  public let converged: Bool
  /// What a reader should know: fewer distinct rows than clusters, for example.
  public let notes: [String]

  init(
    centers: Matrix<Double>, labels: [Int32], sizes: [Int], weights: [Double], inertia: Double,
    iterationCount: Int, converged: Bool, notes: [String]
  ) {
    self.centers = centers
    self.labels = labels
    self.sizes = sizes
    self.weights = weights
    self.inertia = inertia
    self.iterationCount = iterationCount
    self.converged = converged
    self.notes = notes
  }

  /// The cluster of each of new rows: that of the nearest centre, the lowest on ties.
  ///
  /// For the rows that were fitted, in the precision in which they were, this is `labels`.
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
    guard points.columnCount == centers.columnCount else {
      throw ClusteringError(
        .shape,
        "The rows have \(points.columnCount) columns, the model \(centers.columnCount). "
          + "Give the columns that were fitted.")
    }
    guard points.rowCount > 0 else { return [] }
    // From here on the scalar is known, so that the compiler writes the loops for it.
    switch points {
    case let points as Matrix<Double>: return try nearest(points, execution: execution)
    case let points as Matrix<Float>: return try nearest(points, execution: execution)
    default: preconditionFailure("k-means takes points in Double or Float")
    }
  }

  private func nearest<Scalar: KMeansScalar>(
    _ points: Matrix<Scalar>, execution: Execution
  ) throws -> [Int32] {
    try PointsValidation.check(points, execution: execution)
    return try points.withUnsafeColumns { base in
      try KMeansPoints.with(
        base, points: points, weights: nil, execution: execution, kernel: .dispatched
      ) { points in
        var state = KMeansAssignment(points: points, clusterCount: centers.rowCount)
        try state.assign(to: KMeansCenters(centers), points: points, execution: execution)
        return state.labels
      }
    }
  }
}
