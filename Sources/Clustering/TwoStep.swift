// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import DenseLinearAlgebra
public import ReproducibleComputing

/// The parameters of two-step clustering: rows into many micro-clusters, and those into clusters
/// by exact weighted Ward linkage.
///
/// It is for tables beyond an exact tree, and approximate: a cluster is made of whole
/// micro-clusters. ``TwoStepModel/withinShare`` says how much that can matter, the share of the
/// sum of squares that lies inside micro-clusters and that no merge sees. When the table has at
/// most `microClusterCount` distinct rows, each is a micro-cluster of its own, and the clusters are
/// those of exact Ward linkage.
///
/// ```swift
/// let model = try TwoStep(clusterCount: 5).fit(points)
/// print(model.sizes, model.inertia, model.withinShare)
/// ```
///
/// The plan is that of BIRCH (Zhang, Ramakrishnan and Livny, SIGMOD 1996) with two differences:
/// cells are halved where their sum of squares is greatest, over a sample of distinct rows that is
/// drawn by a hash of the values, and then over all rows; and the order of the rows is no part of
/// it. Rows in another order change nothing but the last bits of sums. The number of threads
/// changes no bit. A row of weight w counts as w equal rows; a row of weight zero gets a label and
/// moves nothing.
public struct TwoStep: Sendable {
  /// The number of clusters asked for, at least 1 and at most `microClusterCount` and the rows.
  public var clusterCount: Int
  /// The most micro-clusters, at least 1.
  ///
  /// For d columns the share of the sum of squares inside them falls about as the power -2/d of
  /// their number; the time of the tree over them grows a little faster than their number for few
  /// columns.
  public var microClusterCount: Int

  /// Creates the parameters.
  ///
  /// - Parameters:
  ///   - clusterCount: The number of clusters, at least 1.
  ///   - microClusterCount: The most micro-clusters, at least `clusterCount`.
  public init(clusterCount: Int, microClusterCount: Int = 16_384) {
    self.clusterCount = clusterCount
    self.microClusterCount = microClusterCount
  }

  /// Fits the clusters.
  ///
  /// - Parameters:
  ///   - points: Rows x columns, finite; Double or Float. Sums are in Double.
  ///   - weights: How often each row counts: not negative, not all zero; nil = once.
  ///   - execution: Threads, progress and cancellation.
  /// - Returns: The model; with a note when there are fewer clusters than asked for.
  /// - Throws: `ClusteringError` for bad points, weights or parameters; `CancellationError`.
  /// - Complexity: For m micro-clusters, O(n (d + log m)) time for the rows and that of Ward
  ///   linkage for m points; memory for the labels, and O(m d) more.
  public func fit<Scalar: MatrixScalar>(
    _ points: Matrix<Scalar>, weights: [Double]? = nil, execution: Execution = .default
  ) throws -> TwoStepModel {
    // From here on the scalar is known, so that the compiler writes the loops for it.
    switch points {
    case let points as Matrix<Double>:
      return try fitChecked(points, weights: weights, execution: execution)
    case let points as Matrix<Float>:
      return try fitChecked(points, weights: weights, execution: execution)
    default:
      preconditionFailure("two-step clustering takes points in Double or Float")
    }
  }

  private func fitChecked<Scalar: KMeansScalar>(
    _ points: Matrix<Scalar>, weights: [Double]?, execution: Execution
  ) throws -> TwoStepModel {
    try PointsValidation.check(points, execution: execution)
    try PointsValidation.check(weights: weights, rowCount: points.rowCount)
    try check(rowCount: points.rowCount)
    var table = try points.withUnsafeColumns { base in
      try KMeansPoints.with(
        base, points: points, weights: weights, execution: execution, kernel: .dispatched
      ) {
        try MicroClusterTable(
          $0, count: microClusterCount, execution: execution.part("condensing rows", 0...0.8))
      }
    }
    let tree = try HierarchicalClustering(linkage: .ward).fit(
      table.microClusters.centers, weights: table.microClusters.weights,
      execution: execution.part("merging clusters", 0.8...1))
    return try TwoStepModel(
      cells: table.cells, microClusters: table.microClusters, tree: tree,
      places: table.takePlaces(), isExact: table.isExact, clusterCount: clusterCount)
  }

  private func check(rowCount: Int) throws {
    guard clusterCount >= 1 else {
      throw ClusteringError(
        .parameter, "\(clusterCount) clusters were asked for. Ask for at least 1.")
    }
    guard clusterCount <= rowCount else {
      throw ClusteringError(
        .parameter,
        "\(clusterCount) clusters were asked for, but there are only \(rowCount) rows. "
          + "Ask for at most \(rowCount).")
    }
    guard microClusterCount >= clusterCount else {
      throw ClusteringError(
        .parameter,
        "\(microClusterCount) micro-clusters cannot make \(clusterCount) clusters. Allow at least "
          + "\(clusterCount) of them, better some thousands.")
    }
    guard microClusterCount <= Self.maximumMicroClusterCount else {
      throw ClusteringError(
        .parameter,
        "\(microClusterCount) micro-clusters were asked for. Ask for at most "
          + "\(Self.maximumMicroClusterCount).")
    }
  }

  /// The most micro-clusters of a fit: the nodes of their tree are numbered in 32 bits.
  static let maximumMicroClusterCount = 1 << 24
}
