// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import SalesData

/// How customers moved between the segments of one model from one moment to another, how far the
/// features drifted, and whether the segments still fit.
public struct SegmentMovement: Sendable, Hashable, Codable {
  /// A segment at both moments.
  public struct Side: Sendable, Hashable, Codable {
    /// The segment's id in the model.
    public var id: Int
    /// Its name.
    public var name: String
    /// Its customers before.
    public var customersBefore: Int
    /// Its customers after.
    public var customersAfter: Int
    /// Its money before.
    public var revenueBefore: Money
    /// Its money after.
    public var revenueAfter: Money
    /// Customers who are there before and unknown after.
    public var gone: Int
    /// Customers who are there after and unknown before.
    public var new: Int
  }

  /// How far a feature has drifted.
  public struct Drift: Sendable, Hashable, Codable {
    /// The feature's name; "segments" for the shares of the segments.
    public var name: String
    /// As in running text.
    public var label: String
    /// Population stability index (Siddiqi, "Credit Risk Scorecards", 2006, chapter 9), against
    /// the bins of the model.
    public var stabilityIndex: Double
    /// The chance of so large an index when nothing has drifted.
    public var pValue: Double
    /// "stable" under 0.1, "moved" from 0.1, "shifted" from 0.25.
    public var reading: String
    /// The median before; nil for the shares.
    public var medianBefore: Double?
    /// The median after; nil for the shares.
    public var medianAfter: Double?
  }

  /// What to do with the model.
  public enum Advice: String, Sendable, Hashable, Codable {
    /// The segments still fit.
    case keep
    /// Look again soon.
    case watch
    /// Discover the segments anew.
    case resegment
  }

  /// The segments, in the order of the model.
  public var segments: [Side]

  /// Customers known at both moments: from the segment of the row to that of the column.
  public var transitions: [[Int]]

  /// The share of these who stayed where they were; nil where nobody is known at both.
  public var stayedShare: Double?

  /// One entry a feature, and one for the shares of the segments.
  public var drifts: [Drift]

  /// The share of the later customers who lie outside what the model has seen.
  public var outsideShare: Double

  /// Days from the model's moment to the later one.
  public var modelAgeDays: Double

  /// What to do with the model.
  public var advice: Advice

  /// Why, in a sentence.
  public var reason: Wording
}
