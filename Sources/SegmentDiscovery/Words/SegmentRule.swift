// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import SalesData

/// At most three conditions in real units that pick out a segment.
public struct SegmentRule: Sendable, Hashable, Codable {
  /// In words.
  public var text: Wording

  /// `recency_days <= 31 and frequency >= 6`, as pandas evaluates it on segments.csv.
  public var condition: String

  /// The same as an SQL condition.
  public var sql: String

  /// The share of the customers it picks that are members.
  public var precision: Double

  /// The share of the members that it picks.
  public var recall: Double
}
