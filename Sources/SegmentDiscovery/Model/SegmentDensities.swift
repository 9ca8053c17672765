// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import Clustering
public import DenseLinearAlgebra
import ReproducibleComputing

/// The proven groups as normal densities, one a segment: a customer belongs to the segment that it
/// is most probably of.
///
/// The densities lie on a scale of their own, on which whole numbers are spread over their cells;
/// a customer is placed from the middle of its cell.
public struct SegmentDensities: Sendable, Hashable, Codable {
  /// How features in real units are brought to the scale of the densities.
  public let preparation: StructurePreparationModel

  /// One density a segment.
  public let components: [GaussianMixtureComponent]

  /// Places customers.
  ///
  /// - Parameter values: Customers x features in real units.
  /// - Returns: The index of each customer's component, the first on ties.
  /// - Throws: `ClusteringError` for other columns than were measured or for bad values.
  /// - Complexity: O(customers x components x features squared).
  public func place(_ values: Matrix<Double>) throws -> [Int32] {
    try GaussianMixtureModel(components: components).predict(preparation.transform(values))
  }
}
