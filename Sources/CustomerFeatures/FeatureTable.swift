// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import DenseLinearAlgebra

/// Features of customers in real units: one row a customer, one column a feature.
public struct FeatureTable: Sendable {
  public let features: [Feature]
  public let values: Matrix<Double>

  public init(features: [Feature], values: Matrix<Double>) {
    self.features = features
    self.values = values
  }
}
