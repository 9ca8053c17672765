// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// Silhouette values by segment, sorted, for the knife plot.
public struct SilhouetteProfile: Sendable, Hashable {
  /// The mean over all customers, or its estimate from a sample.
  public var mean: Double

  /// Whether the figures are of a sample of the customers.
  public var isSampled: Bool

  /// The 95 percent interval of `mean` where sampled.
  public var interval: ClosedRange<Double>?

  /// Per segment (in the order of `segments`), values from largest to smallest.
  ///
  /// At most 400 for the largest segment, and for the others in proportion to their customers, at
  /// least one: evenly taken quantiles of the sorted values, so that the shape is kept.
  public var values: [[Double]]
}
