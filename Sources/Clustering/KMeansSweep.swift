// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import DenseLinearAlgebra
public import ReproducibleComputing

extension KMeans {
  /// Fits these parameters for each of several numbers of clusters.
  ///
  /// Each model has the same bits as a fit of its own with the same seed. Several starts of a
  /// large table share its rows in blocks of neighbours, for all numbers of clusters.
  ///
  /// - Parameters:
  ///   - clusterCounts: The numbers of clusters, such as `2...10`; `clusterCount` is not used.
  ///   - points: Rows x columns, finite; Double or Float.
  ///   - weights: How often each row counts: not negative, not all zero; nil = once.
  ///   - seed: Chooses the random starts.
  ///   - execution: The threads, and whom to tell of progress.
  /// - Returns: One model a number of clusters, the least number first.
  /// - Throws: `ClusteringError` for bad points, weights or parameters, among them given initial
  ///   centres, whose number fits one count only; `CancellationError` when the task is cancelled.
  /// - Complexity: That of a fit for each number; several starts of a large table share the
  ///   work of finding neighbours.
  public func sweep<Scalar: MatrixScalar>(
    clusterCounts: ClosedRange<Int>, _ points: Matrix<Scalar>, weights: [Double]? = nil,
    seed: UInt64 = 0, execution: Execution = .default
  ) throws -> [KMeansModel] {
    try models(
      clusterCounts: Array(clusterCounts), points, weights: weights, seed: seed,
      execution: execution)
  }

  /// The parameters of a sweep over numbers of clusters: every model, with the indices by which
  /// they may be compared.
  ///
  /// ```swift
  /// let sweep = KMeans.Sweep(clusterCounts: 2...10, silhouette: .sampled(size: 2_000))
  /// for one in try sweep.fit(points, seed: 7) {
  ///   print(one.clusterCount, one.model.inertia, one.indices?.calinskiHarabasz ?? 0)
  /// }
  /// ```
  public struct Sweep: Sendable {
    /// Which Euclidean silhouettes are computed beside the squared ones.
    public enum EuclideanSilhouette: Sendable, Hashable {
      /// None.
      case none
      /// From a stratified sample of about so many rows, with its interval; from all rows if there
      /// are no more.
      case sampled(size: Int)
      /// From all pairs of rows: O(n²).
      case exact
    }

    /// The numbers of clusters.
    public var clusterCounts: ClosedRange<Int>
    /// The other parameters of each fit; its `clusterCount` is not used.
    public var parameters: KMeans
    /// Which Euclidean silhouettes are computed.
    public var silhouette: EuclideanSilhouette

    /// Creates the parameters.
    ///
    /// - Parameters:
    ///   - clusterCounts: The numbers of clusters, at least 1 each.
    ///   - parameters: The other parameters of each fit; its `clusterCount` is not used.
    ///   - silhouette: Which Euclidean silhouettes are computed.
    public init(
      clusterCounts: ClosedRange<Int>, parameters: KMeans = KMeans(clusterCount: 2),
      silhouette: EuclideanSilhouette = .none
    ) {
      self.clusterCounts = clusterCounts
      self.parameters = parameters
      self.silhouette = silhouette
    }

    /// Fits every number of clusters.
    ///
    /// - Parameters:
    ///   - points: Rows x columns, finite.
    ///   - weights: How often each row counts: not negative, not all zero; nil = once.
    ///   - seed: Chooses the random starts and the samples.
    ///   - execution: The threads, and whom to tell of progress.
    /// - Returns: One candidate a number of clusters, the least number first.
    /// - Throws: `ClusteringError` for bad points, weights or parameters; `CancellationError` when
    ///   the task is cancelled.
    /// - Complexity: That of the fits, O(rows x columns x clusters) for the indices, and that of
    ///   the Euclidean silhouettes.
    public func fit(
      _ points: Matrix<Double>, weights: [Double]? = nil, seed: UInt64 = 0,
      execution: Execution = .default
    ) throws -> [Candidate] {
      let models = try parameters.sweep(
        clusterCounts: clusterCounts, points, weights: weights, seed: seed,
        execution: execution.part(nil, 0...0.8))
      return try zip(clusterCounts, models).enumerated().map { place, fit in
        let done = 0.8 + 0.2 * Double(place) / Double(models.count)
        execution.report("comparing \(fit.0) clusters", fraction: done)
        return try candidate(
          fit.0, fit.1, points, weights: weights, seed: seed,
          execution: Execution(threadCount: execution.threadCount))
      }
    }

    private func candidate(
      _ count: Int, _ model: KMeansModel, _ points: Matrix<Double>, weights: [Double]?,
      seed: UInt64, execution: Execution
    ) throws -> Candidate {
      var candidate = Candidate(clusterCount: count, model: model)
      // Indices compare clusters.
      guard model.sizes.count >= 2 else { return candidate }
      candidate.indices = try PartitionIndices.of(
        points, labels: model.labels, weights: weights, execution: execution)
      candidate.squaredSilhouette = try Silhouette.of(
        points, labels: model.labels, weights: weights, distance: .squaredEuclidean,
        execution: execution
      ).mean
      let size: Int
      switch silhouette {
      case .none: return candidate
      case .sampled(let asked): size = asked
      case .exact: size = points.rowCount
      }
      candidate.silhouette = try Silhouette.of(
        points, labels: model.labels, weights: weights, sampleSize: size, seed: seed,
        execution: execution)
      return candidate
    }
  }
}

extension KMeans.Sweep {
  /// One number of clusters of a sweep.
  public struct Candidate: Sendable, Hashable {
    /// The number of clusters that was asked for; the model may have fewer.
    public let clusterCount: Int
    /// The fit.
    public let model: KMeansModel
    /// Inertia, Caliński and Harabasz, Davies and Bouldin; nil for a single cluster.
    public internal(set) var indices: PartitionIndices?
    /// The mean silhouette from squared Euclidean distances; nil for a single cluster.
    public internal(set) var squaredSilhouette: Double?
    /// The Euclidean silhouette, if it was asked for; nil for a single cluster.
    public internal(set) var silhouette: Silhouette?

    init(clusterCount: Int, model: KMeansModel) {
      self.clusterCount = clusterCount
      self.model = model
    }
  }
}
