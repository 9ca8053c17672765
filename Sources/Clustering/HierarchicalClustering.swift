// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import DenseLinearAlgebra
public import ReproducibleComputing

/// The parameters of agglomerative hierarchical clustering.
public struct HierarchicalClustering: Sendable {
  public var linkage: Linkage

  public init(linkage: Linkage) { self.linkage = linkage }

  public func fit(
    _ points: Matrix<Double>, weights: [Double]? = nil, execution: Execution = .default
  ) throws -> Dendrogram { fatalError() }
}
