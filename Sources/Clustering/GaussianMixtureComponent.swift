// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import DenseLinearAlgebra

/// One normal distribution of a mixture, and its share of the whole.
public struct GaussianMixtureComponent: Sendable, Hashable, Codable {
  /// The share of the rows' weight that it stands for, over 0; the shares of a model sum to 1.
  public let share: Double
  /// One mean a column, in the units of the points.
  public let mean: [Double]
  /// The covariance of the columns (divided by the weight, not by one less), ridge included:
  /// columns x columns, symmetric and positive definite.
  public let covariance: Matrix<Double>

  /// Creates a component, such as one to start a fit from.
  ///
  /// - Parameters:
  ///   - share: The share of the rows' weight, over 0.
  ///   - mean: One value a column.
  ///   - covariance: Columns x columns, symmetric and positive definite.
  public init(share: Double, mean: [Double], covariance: Matrix<Double>) {
    self.share = share
    self.mean = mean
    self.covariance = covariance
  }
}
