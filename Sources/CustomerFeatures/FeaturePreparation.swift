// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import SalesData

/// A fitted transform and scaling of each feature, which can be undone.
///
/// Clusters are found on the prepared scale and shown in real units, so the preparation is a part
/// of the model. The transform of a column follows from its measured shape:
///
/// - skewness over 1 and no value under zero: `log1p`;
/// - a value under zero, and |skewness| over 1 or excess kurtosis over 3: `signedLog1p`;
/// - otherwise, or when the transform would not lessen |skewness|: `none`.
///
/// Days, orders, counts and shares are logged in their own unit. Money has no natural unit (a shop
/// may export euros or cents), so it is logged relative to the 5 percent quantile of its nonzero
/// sizes: the prepared values, and with them the clusters, are the same in every unit of money, up
/// to the rounding of the division.
public struct FeaturePreparation: Sendable, Hashable, Codable {
  /// How the shape of a column is changed before it is scaled.
  public enum Transform: String, Sendable, Hashable, Codable {
    /// The value itself.
    case none
    /// log(1 + x/u), for values from 0.
    case log1p
    /// sign(x) log(1 + |x|/u), for values on both sides of zero.
    case signedLog1p
  }

  /// How a column is centred and scaled.
  public enum Scaling: String, Sendable, Hashable, Codable, CaseIterable {
    /// Left as it is: centre 0, scale 1.
    case none
    /// Centre: the mean; scale: the population's standard deviation.
    case zScore
    /// Centre: the median; scale: the interquartile range / 1.349, which is the standard
    /// deviation for normal values; the mean absolute deviation from the median x 1.2533 (the
    /// same for normal values) where the quartiles coincide.
    case robust
  }

  /// What was decided for one feature, and why.
  public struct Column: Sendable, Hashable, Codable {
    /// The feature.
    public let feature: Feature
    /// How its shape is changed.
    public let transform: Transform
    /// The u of the transform, in the feature's unit, over 0.
    public let logUnit: Double
    /// How it is centred and scaled.
    public let scaling: Scaling
    /// The population's skewness before the transform.
    public let skewness: Double
    /// The population's skewness after the transform.
    public let transformedSkewness: Double
    /// What is subtracted from transformed values.
    public let center: Double
    /// What the difference is divided by, over 0.
    public let scale: Double
    /// A constant column carries no information: it is left out of distances, and said.
    public let isConstant: Bool
  }

  /// One entry a feature, in the order of the table's columns, constant ones included.
  public let columns: [Column]

  /// The columns that take part in distances: those that are not constant.
  public var activeColumns: [Column] { columns.filter { !$0.isConstant } }

  /// What was left out or changed, one sentence each, for a reader.
  public var notes: [Wording] {
    columns.filter(\.isConstant).map {
      """
      All customers have the same \(.known($0.feature.label)); it cannot tell them apart and was \
      left out.
      """
    }
  }
}
