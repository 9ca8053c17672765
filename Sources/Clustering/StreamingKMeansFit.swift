// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import DenseLinearAlgebra
public import ReproducibleComputing

/// A fit of k-means to rows that come in chunks: add them, then finish.
public struct StreamingKMeansFit: Sendable {
  private let kMeans: KMeans
  private var stream: MicroClusterStream
  private var isBroken = false

  init(kMeans: KMeans, stream: MicroClusterStream) {
    self.kMeans = kMeans
    self.stream = stream
  }

  /// Rows added so far.
  public var rowCount: Int { stream.rowCount }

  /// What is left of the rows so far: micro-clusters, and single rows that wait to be condensed.
  ///
  /// Any algorithm that takes weights can work on them: a Ward tree of a table larger than memory
  /// is `HierarchicalClustering(linkage: .ward).fit(micro.centers, weights: micro.weights)`.
  public var microClusters: MicroClusters { stream.condensed }

  /// Adds rows.
  ///
  /// - Parameters:
  ///   - chunk: Any number of rows x the columns given at the beginning; finite; Double or Float.
  ///   - weights: How often each row counts: not negative; nil = once.
  ///   - execution: The threads, which work side by side where a chunk has tens of thousands of
  ///     rows.
  /// - Throws: `ClusteringError` when the columns do not fit, or a value or a weight cannot be used:
  ///   the fit is then as before; `CancellationError`, after which it cannot be used.
  /// - Complexity: O(d log m) time a row, for d columns and m micro-clusters.
  public mutating func add<Scalar: MatrixScalar>(
    _ chunk: Matrix<Scalar>, weights: [Double]? = nil, execution: Execution = .default
  ) throws {
    // From here on the scalar is known, so that the compiler writes the loops for it.
    switch chunk {
    case let chunk as Matrix<Double>: try addChecked(chunk, weights: weights, execution)
    case let chunk as Matrix<Float>: try addChecked(chunk, weights: weights, execution)
    default: preconditionFailure("a stream takes points in Double or Float")
    }
  }

  private mutating func addChecked<Scalar: KMeansScalar>(
    _ chunk: Matrix<Scalar>, weights: [Double]?, _ execution: Execution
  ) throws {
    try requireWhole()
    guard chunk.columnCount == stream.columnCount else {
      throw ClusteringError(
        .shape,
        "The chunk has \(chunk.columnCount) columns, those before \(stream.columnCount). Give all "
          + "chunks the same columns.")
    }
    guard chunk.rowCount > 0 else { return }
    try PointsValidation.check(chunk, firstRow: rowCount, execution: execution)
    try PointsValidation.check(
      partialWeights: weights, rowCount: chunk.rowCount, firstRow: rowCount)
    isBroken = true
    try stream.add(chunk, weights: weights, execution: execution)
    isBroken = false
  }

  /// Adds rows of a view.
  ///
  /// - Parameters:
  ///   - chunk: Any number of rows x the columns given at the beginning; finite; Double or Float.
  ///   - weights: How often each row counts: not negative; nil = once.
  ///   - execution: The threads.
  /// - Throws: What adding a matrix throws.
  /// - Complexity: O(rows x columns), and condensing each full buffer into micro-clusters.
  public mutating func add<Scalar: MatrixScalar>(
    _ chunk: MatrixView<Scalar>, weights: [Double]? = nil, execution: Execution = .default
  ) throws {
    try add(chunk.copied(), weights: weights, execution: execution)
  }

  /// Clusters what has been added; more may be added afterwards, and the fit finished again.
  ///
  /// - Parameters:
  ///   - seed: Chooses the random starts of k-means.
  ///   - execution: Threads, progress and cancellation.
  /// - Returns: The model.
  /// - Throws: `ClusteringError` when there are fewer rows of positive weight than clusters;
  ///   `CancellationError`.
  /// - Complexity: That of k-means over some tens of thousands of weighted points.
  public func finish(
    seed: UInt64 = 0, execution: Execution = .default
  ) throws -> StreamingKMeansModel {
    try requireWhole()
    let microClusters = stream.condensed
    let model = try kMeans.fit(
      microClusters.centers, weights: microClusters.weights, seed: seed, execution: execution)
    return StreamingKMeansModel(
      centers: model.centers, weights: model.weights,
      inertia: model.inertia + microClusters.within,
      withinShare: microClusters.withinShare, rowCount: rowCount,
      microClusterCount: microClusters.count, iterationCount: model.iterationCount,
      converged: model.converged, notes: model.notes)
  }

  private func requireWhole() throws {
    if isBroken { throw CancellationError() }
  }
}
