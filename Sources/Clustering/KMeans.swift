// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import DenseLinearAlgebra
public import ReproducibleComputing

/// The parameters of k-means: points into `clusterCount` clusters with the least weighted sum of
/// squared distances to their means.
///
/// Lloyd's iteration from greedy k-means++ centres, with scikit-learn's conventions: a cluster
/// that runs empty restarts at the farthest point, the tolerance is relative to the mean variance
/// of the columns, the restart with the least inertia is kept. Near it a better optimum is looked
/// for (`refinesBest`). Distances are sums of `(x - c)²`, never the expanded form, so far-away data
/// loses no digits; a point as near to two centres belongs to the one with the lower index; sums
/// keep their rounding errors. The result has the same bits for any number of threads and on any
/// processor.
///
/// ```swift
/// let model = try KMeans(clusterCount: 5).fit(points, weights: counts, seed: 7)
/// let labels = try model.predict(newPoints)
/// ```
///
/// A row of weight w counts as w equal rows; a row of weight zero gets a label and moves nothing.
/// When fewer distinct rows (of positive weight) exist than clusters are asked for, fewer clusters
/// come back, and a note says so.
public struct KMeans: Sendable {
  /// Where the centres start.
  public enum Initialization: Sendable {
    /// Greedy k-means++ with 2 + floor(ln k) trials a centre.
    ///
    /// Arthur and Vassilvitskii, "k-means++: the advantages of careful seeding", SODA 2007; of
    /// the drawn trials the one that lowers the potential most becomes the centre.
    case kMeansPlusPlus
    /// Given centres, one a row: `clusterCount` x columns.
    case centers(Matrix<Double>)
  }

  /// The number of clusters asked for, at least 1 and at most the number of rows.
  public var clusterCount: Int
  /// Where the centres start.
  public var initialization: Initialization
  /// Fits from independent starts, of which the best is kept; at least 1.
  ///
  /// Given centres are one start, whatever this says.
  public var restartCount: Int
  /// The most iterations of one fit, at least 1.
  public var maximumIterationCount: Int
  /// The fit stops when the centres' summed squared shift is at most this times the mean variance
  /// of the columns; 0 goes on until no point changes its cluster.
  public var tolerance: Double
  /// Whether a better optimum is looked for near the best starts; never from given centres.
  ///
  /// By moving single rows, and by taking away one centre and splitting another's cluster:
  /// Hartigan and Wong's criterion (Applied Statistics 28:1, 1979; up to 4,096 rows) and swaps as
  /// in Ismkhan's I-k-means-+ (Pattern Recognition 79, 2018; of more than 16,384 rows, found in a
  /// sample), kept only where the inertia falls. It takes about as long as the starts of a small
  /// table, and little beside those of a large one.
  public var refinesBest: Bool

  /// Creates the parameters.
  ///
  /// - Parameters:
  ///   - clusterCount: The number of clusters, at least 1.
  ///   - initialization: Where the centres start.
  ///   - restartCount: Independent starts, at least 1.
  ///   - maximumIterationCount: The most iterations of one fit, at least 1.
  ///   - tolerance: The shift at which a fit stops, relative to the mean variance of the columns;
  ///     0 = when no point changes its cluster.
  ///   - refinesBest: Whether a better optimum is looked for near the best starts.
  public init(
    clusterCount: Int, initialization: Initialization = .kMeansPlusPlus, restartCount: Int = 10,
    maximumIterationCount: Int = 300, tolerance: Double = 1e-4, refinesBest: Bool = true
  ) {
    self.clusterCount = clusterCount
    self.initialization = initialization
    self.restartCount = restartCount
    self.maximumIterationCount = maximumIterationCount
    self.tolerance = tolerance
    self.refinesBest = refinesBest
  }

  /// Fits the clusters.
  ///
  /// With points in Float, data and distances are in Float, sums in Double and counts in Int.
  ///
  /// - Parameters:
  ///   - points: Rows x columns, finite; Double or Float.
  ///   - weights: How often each row counts: not negative, not all zero; nil = once.
  ///   - seed: Chooses the random starts; equal seeds give equal models.
  ///   - execution: The threads, and whom to tell of progress (once an iteration).
  /// - Returns: The model of the start with the least inertia; the earlier one on ties.
  /// - Throws: `ClusteringError` for bad points, weights or parameters; `CancellationError` when
  ///   the task is cancelled, within an iteration.
  /// - Complexity: O(rows x columns x clusters) time an iteration; memory for the labels and one
  ///   distance a row during the start, and for a copy of the points in Float, unless they have at
  ///   most four columns (eight in Float) that lie about zero.
  public func fit<Scalar: MatrixScalar>(
    _ points: Matrix<Scalar>, weights: [Double]? = nil, seed: UInt64 = 0,
    execution: Execution = .default
  ) throws -> KMeansModel {
    try fit(points, weights: weights, seed: seed, execution: execution, kernel: .dispatched)
  }

  /// The fit with a chosen kernel, so that tests can hold one to another.
  func fit<Scalar: MatrixScalar>(
    _ points: Matrix<Scalar>, weights: [Double]?, seed: UInt64, execution: Execution,
    kernel: KMeansKernel
  ) throws -> KMeansModel {
    try models(
      clusterCounts: [clusterCount], points, weights: weights, seed: seed, execution: execution,
      kernel: kernel)[0]
  }

  /// The fits for several numbers of clusters.
  func models<Scalar: MatrixScalar>(
    clusterCounts: [Int], _ points: Matrix<Scalar>, weights: [Double]?, seed: UInt64,
    execution: Execution, kernel: KMeansKernel = .dispatched
  ) throws -> [KMeansModel] {
    // From here on the scalar is known, so that the compiler writes the loops for it.
    switch points {
    case let points as Matrix<Double>:
      return try checkedModels(
        clusterCounts, points, weights: weights, seed: seed, execution: execution, kernel: kernel)
    case let points as Matrix<Float>:
      return try checkedModels(
        clusterCounts, points, weights: weights, seed: seed, execution: execution, kernel: kernel)
    default:
      preconditionFailure("k-means takes points in Double or Float")
    }
  }

  private func checkedModels<Scalar: KMeansScalar>(
    _ clusterCounts: [Int], _ points: Matrix<Scalar>, weights: [Double]?, seed: UInt64,
    execution: Execution, kernel: KMeansKernel
  ) throws -> [KMeansModel] {
    try PointsValidation.check(points, execution: execution)
    try PointsValidation.check(weights: weights, rowCount: points.rowCount)
    for count in clusterCounts { try check(points, clusterCount: count) }
    return try points.withUnsafeColumns { base in
      try KMeansPoints.with(
        base, points: points, weights: weights, execution: execution, kernel: kernel
      ) {
        try KMeansFit(parameters: self, points: $0, seed: seed, execution: execution)
          .models(clusterCounts: clusterCounts)
      }
    }
  }

  private func check<Scalar>(_ points: Matrix<Scalar>, clusterCount: Int) throws {
    guard clusterCount >= 1 else {
      throw ClusteringError(
        .parameter, "\(clusterCount) clusters were asked for. Ask for at least 1.")
    }
    guard clusterCount <= points.rowCount else {
      throw ClusteringError(
        .parameter,
        "\(clusterCount) clusters were asked for, but there are only \(points.rowCount) rows. "
          + "Ask for at most \(points.rowCount).")
    }
    guard restartCount >= 1 else {
      throw ClusteringError(
        .parameter, "\(restartCount) restarts were asked for. Ask for at least 1.")
    }
    guard maximumIterationCount >= 1 else {
      throw ClusteringError(
        .parameter,
        "At most \(maximumIterationCount) iterations were asked for. Allow at least 1.")
    }
    guard tolerance >= 0, tolerance.isFinite else {
      throw ClusteringError(
        .parameter, "The tolerance is \(tolerance). It is finite and not negative.")
    }
    guard case .centers(let centers) = initialization else { return }
    guard centers.rowCount == clusterCount, centers.columnCount == points.columnCount else {
      throw ClusteringError(
        .shape,
        "The initial centres are \(centers.rowCount) x \(centers.columnCount); "
          + "\(clusterCount) x \(points.columnCount) are needed, one centre a row.")
    }
    try PointsValidation.check(centers, execution: Execution(threadCount: 1))
  }
}
