// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// At most three conditions that pick out one cluster, and how well they do.
public struct ClusterRule: Sendable, Hashable, Codable {
  /// All of them must hold: by column, the lower bound first; none picks every row.
  public let conditions: [ThresholdCondition]
  /// The weight of the rows that the rule picks.
  public let selected: Double
  /// The weight of those among them that are members.
  public let hits: Double
  /// The weight of all members.
  public let members: Double
  /// The weight of all rows.
  public let total: Double

  init(
    conditions: [ThresholdCondition], selected: Double, hits: Double, members: Double,
    total: Double
  ) {
    self.conditions = conditions.stableSorted {
      $0.column != $1.column
        ? $0.column < $1.column : $0.side != .atMost && $1.side == .atMost
    }
    self.selected = selected
    self.hits = hits
    self.members = members
    self.total = total
  }

  /// The share of the picked rows that are members, 0...1; 0 when none is picked.
  public var precision: Double { selected > 0 ? hits / selected : 0 }

  /// The share of the members that are picked, 0...1.
  public var recall: Double { hits / members }

  /// The share of all rows that are picked, 0...1.
  public var coverage: Double { selected / total }

  /// The harmonic mean of precision and recall, 0...1.
  public var f1: Double { fScore(1) }

  /// The F score that holds recall for `weight` times as important as precision.
  ///
  /// Van Rijsbergen, Information Retrieval, 2nd edition, 1979, chapter 7.
  ///
  /// - Parameter weight: Over 0.
  /// - Returns: A score in 0...1.
  public func fScore(_ weight: Double) -> Double {
    Self.fScore(weight, selected: selected, hits: hits, members: members)
  }

  static func fScore(
    _ weight: Double, selected: Double, hits: Double, members: Double
  ) -> Double {
    let square = weight * weight
    let base = square * members + selected
    return base > 0 ? (1 + square) * hits / base : 0
  }

  /// Whether the rule picks a row.
  ///
  /// - Parameter row: One value a column.
  /// - Returns: Whether all conditions hold.
  /// - Complexity: O(conditions).
  public func holds(_ row: [Double]) -> Bool {
    conditions.allSatisfy { $0.holds(row[$0.column]) }
  }
}
