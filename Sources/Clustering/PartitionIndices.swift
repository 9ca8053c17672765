// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import DenseLinearAlgebra
public import ReproducibleComputing

/// Indices of a partition that need its centres only.
public struct PartitionIndices: Sendable, Hashable, Codable {
  /// Weighted sum of squared distances to the centres.
  public let inertia: Double
  /// Calinski and Harabasz.
  public let calinskiHarabasz: Double
  /// Davies and Bouldin.
  public let daviesBouldin: Double

  public static func of(
    _ points: Matrix<Double>, labels: [Int32], weights: [Double]? = nil,
    execution: Execution = .default
  ) throws -> PartitionIndices { fatalError() }
}

/// Hubert and Arabie's adjusted Rand index of two partitions of the same rows.
public func adjustedRandIndex(_ first: [Int32], _ second: [Int32]) -> Double { fatalError() }
