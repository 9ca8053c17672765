// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import SalesData

/// Advice on the number of segments: two that could be one, or one that hides two.
public struct SegmentAdjustment: Sendable, Hashable, Codable {
  /// What could be done.
  public enum Kind: String, Sendable, Hashable, Codable {
    /// Two segments could be one: they would be treated alike.
    case merge
    /// A segment could be two: proven groups are hidden in it.
    case split
  }

  /// What could be done.
  public var kind: Kind

  /// The ids of the segments that it is about: two for a merger, one for a split.
  public var segmentIDs: [Int]

  /// Why, with the figures.
  public var reason: Wording

  /// The share of the customers' variance that the segments explain now, in 0...1.
  public var explainedBefore: Double

  /// The share that would be left after a merger; nil for a split.
  public var explainedAfter: Double?
}
