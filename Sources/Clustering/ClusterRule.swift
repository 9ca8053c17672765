// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import DenseLinearAlgebra
public import ReproducibleComputing

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

  /// The same conditions, counted in other rows: how a rule found in a sample does on all.
  ///
  /// - Parameters:
  ///   - points: Rows x the columns that the rule was found in.
  ///   - isMember: Which rows are members, one a row.
  ///   - weights: How often each row counts: not negative; nil = once.
  ///   - execution: The threads.
  /// - Returns: The rule with the counts of these rows.
  /// - Throws: `ClusteringError` when the lengths differ, a column is missing or no row of positive
  ///   weight is a member.
  /// - Complexity: O(rows x conditions).
  public func counted(
    in points: Matrix<Double>, isMember: [Bool], weights: [Double]? = nil,
    execution: Execution = .default
  ) throws -> ClusterRule {
    guard isMember.count == points.rowCount, weights?.count ?? isMember.count == isMember.count
    else {
      throw ClusteringError(
        .shape,
        "There are \(isMember.count) memberships for \(points.rowCount) rows. Give one a row.")
    }
    guard conditions.allSatisfy({ $0.column < points.columnCount }) else {
      throw ClusteringError(
        .shape, "The rule uses more columns than the \(points.columnCount) given. Give all.")
    }
    try PointsValidation.check(weights: weights, rowCount: points.rowCount)
    let parts = points.withUnsafeColumns { base in
      nonisolated(unsafe) let base = base
      return execution.mapChunks(of: points.rowCount, size: PointsValidation.chunkSize) { _, rows in
        var (selected, hits, members, total) = (0.0, 0.0, 0.0, 0.0)
        for row in rows {
          let weight = weights?[row] ?? 1
          total += weight
          if isMember[row] { members += weight }
          let holds = conditions.allSatisfy { $0.holds(base[$0.column * points.rowCount + row]) }
          guard holds else { continue }
          selected += weight
          if isMember[row] { hits += weight }
        }
        return (selected, hits, members, total)
      }
    }
    let sums = parts.reduce((0.0, 0.0, 0.0, 0.0)) {
      ($0.0 + $1.0, $0.1 + $1.1, $0.2 + $1.2, $0.3 + $1.3)
    }
    guard sums.2 > 0 else {
      throw ClusteringError(
        .parameter, "No row of positive weight is a member. Name a cluster that has rows.")
    }
    return ClusterRule(
      conditions: conditions, selected: sums.0, hits: sums.1, members: sums.2, total: sums.3)
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
