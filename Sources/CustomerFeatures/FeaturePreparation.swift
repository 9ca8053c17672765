// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import DenseLinearAlgebra

/// A fitted transform and scaling of each feature, which can be undone.
public struct FeaturePreparation: Sendable, Hashable, Codable {
  /// How the shape of a column is changed before it is scaled.
  public enum Transform: String, Sendable, Hashable, Codable { case none, log1p, signedLog1p }
  /// How a column is centred and scaled.
  public enum Scaling: String, Sendable, Hashable, Codable { case none, zScore, robust }

  /// What was decided for one feature, and why.
  public struct Column: Sendable, Hashable, Codable {
    public let feature: Feature
    public let transform: Transform
    public let scaling: Scaling
    /// Skewness before and after the transform.
    public let skewness: Double
    public let transformedSkewness: Double
    public let center: Double
    public let scale: Double
    /// A constant column carries no information: it is left out of distances, and said.
    public let isConstant: Bool
  }

  public let columns: [Column]
}
