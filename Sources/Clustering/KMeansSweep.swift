// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import DenseLinearAlgebra
public import ReproducibleComputing

extension KMeans {
  /// Fits these parameters for each of several numbers of clusters.
  ///
  /// Each model has the same bits as a fit of its own with the same seed.
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
  public func sweep<Scalar: MatrixScalar>(
    clusterCounts: ClosedRange<Int>, _ points: Matrix<Scalar>, weights: [Double]? = nil,
    seed: UInt64 = 0, execution: Execution = .default
  ) throws -> [KMeansModel] {
    try models(
      clusterCounts: Array(clusterCounts), points, weights: weights, seed: seed,
      execution: execution)
  }
}
