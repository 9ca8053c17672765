// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import SalesData

/// One segment and its scores.
public struct Segment: Sendable, Hashable {
  /// Counts from 1 in the order of revenue.
  public var id: Int

  /// A plain name, unlike that of any other segment of the result.
  public var name: String

  /// The number of members.
  public var customers: Int

  /// The 95 percent interval of `customers`: what it could be in another sample of as many
  /// customers of the same kind.
  public var customersInterval: ClosedRange<Double>

  /// The members' share of all customers.
  public var customerShare: Double

  /// The members' money, summed exactly.
  public var revenue: Money

  /// The members' share of all money; 0 where the money of all is not over zero.
  public var revenueShare: Double

  /// The 95 percent interval of `revenueShare`; nil where the money of all is not over zero.
  public var revenueShareInterval: ClosedRange<Double>?

  /// Typical values in real units, one entry for each clustered feature.
  public var profile: [FeatureProfile]

  /// What sets the members apart in features and attributes that were not used to find them, the
  /// strongest first.
  public var traits: [SegmentTrait]

  /// How many members can be reached, by channel; empty where the input does not say.
  public var reach: [ChannelReach]

  /// How far the segment stands apart.
  public var distinctiveness: Distinctiveness

  /// Conditions that pick out the segment.
  public var rule: SegmentRule

  /// The tests of whether it is worth acting on.
  public var gates: Gates

  /// One thing to do, in plain words.
  public var action: Wording

  /// One sentence on who these customers are.
  public var summary: Wording
}
