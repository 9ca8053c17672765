// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import DenseLinearAlgebra
public import ReproducibleComputing

/// The parameters of k-means.
public struct KMeans: Sendable {
  /// Where the centres start.
  public enum Initialization: Sendable {
    /// Greedy k-means++ with 2 + floor(ln k) trials a centre.
    case kMeansPlusPlus
    /// Given centres, one a row.
    case centers(Matrix<Double>)
  }

  public var clusterCount: Int
  public var initialization: Initialization
  public var restartCount: Int
  public var maximumIterationCount: Int
  public var tolerance: Double

  public init(
    clusterCount: Int, initialization: Initialization = .kMeansPlusPlus, restartCount: Int = 10,
    maximumIterationCount: Int = 300, tolerance: Double = 1e-4
  ) {
    self.clusterCount = clusterCount
    self.initialization = initialization
    self.restartCount = restartCount
    self.maximumIterationCount = maximumIterationCount
    self.tolerance = tolerance
  }

  public func fit<Scalar: MatrixScalar>(
    _ points: Matrix<Scalar>, weights: [Double]? = nil, seed: UInt64 = 0,
    execution: Execution = .default
  ) throws -> KMeansModel {
    fatalError()
  }
}

/// What k-means found.
public struct KMeansModel: Sendable, Hashable, Codable {
  /// The centres, one a row: `clusterCount` x columns.
  public let centers: Matrix<Double>
  /// The cluster of each row.
  public let labels: [Int32]
  /// Rows in each cluster.
  public let sizes: [Int]
  /// Summed weight of each cluster.
  public let weights: [Double]
  /// Weighted sum of squared distances to the centres.
  public let inertia: Double
  public let iterationCount: Int
  public let converged: Bool
  /// What a reader should know: fewer distinct rows than clusters, for example.
  public let notes: [String]

  public func predict<Scalar: MatrixScalar>(
    _ points: Matrix<Scalar>, execution: Execution = .default
  ) throws -> [Int32] { fatalError() }
}
