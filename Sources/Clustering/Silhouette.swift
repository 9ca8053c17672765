// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import DenseLinearAlgebra
public import ReproducibleComputing

/// Rousseeuw's silhouette of a partition.
public struct Silhouette: Sendable, Hashable {
  /// Which distance it is computed from.
  public enum Distance: String, Sendable, Hashable, Codable { case euclidean, squaredEuclidean }

  public let distance: Distance
  /// The (weighted) mean over all points.
  public let mean: Double
  /// The (weighted) mean of each cluster.
  public let perCluster: [Double]
  /// The value of each point of `rows`.
  public let values: [Double]
  /// The rows that `values` are of: all of them, or a stratified sample.
  public let rows: [Int]
  /// Whether the figures are of a sample; then `meanInterval` holds the 95 percent interval.
  public let isSampled: Bool
  public let meanInterval: ClosedRange<Double>?

  public static func of(
    _ points: Matrix<Double>, labels: [Int32], weights: [Double]? = nil,
    distance: Distance = .euclidean, sampleSize: Int? = nil, seed: UInt64 = 0,
    execution: Execution = .default
  ) throws -> Silhouette { fatalError() }
}
