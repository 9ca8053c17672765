// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import CustomerFeatures

/// Where a segment stands on one feature, in real units.
public struct FeatureProfile: Sendable, Hashable {
  /// The feature.
  public var feature: Feature

  /// The centre carried back into real units (near the geometric mean where the column was logged).
  public var center: Double

  /// The arithmetic mean of the members.
  public var mean: Double

  /// The median of the members.
  public var median: Double

  /// A quarter of the members is at or under it (type 7 quantile).
  public var lowerQuartile: Double

  /// A quarter of the members is at or over it (type 7 quantile).
  public var upperQuartile: Double

  /// The median of all customers.
  public var overallMedian: Double

  /// The centre on the prepared scale, in standard deviations from the mean of all.
  public var standardizedCenter: Double

  /// Segment against the rest: Cohen's d on the prepared scale; 0 where there is no rest.
  public var effectSize: Double

  /// The 95 percent interval of `effectSize` (Hedges and Olkin's large-sample variance).
  public var effectInterval: ClosedRange<Double>
}
