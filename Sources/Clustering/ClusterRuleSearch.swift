// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import DenseLinearAlgebra
public import ReproducibleComputing

/// Finds at most three conditions that pick out a cluster.
///
/// The aim is the F1 score. The best single condition is found exactly: every threshold of every
/// column on either side, by a walk over the rows in the column's order. Beyond that a beam of
/// partial rules is extended by the best threshold of every column and side (as PRIM and rule
/// learners do; Friedman and Fisher, Statistics and Computing 9:123, 1999), half of it by F1 and
/// half by F2, which keeps rules that lose few members and may yet become precise. Then each
/// condition is sought again with the others held. Of the rules with one, two and three conditions
/// the shortest that is nearly as good as the best is taken, and its thresholds are rounded where
/// that costs next to nothing. All figures are counted on the final conditions.
///
/// ```swift
/// let rule = try ClusterRuleSearch(points).rule(for: model.labels.map { $0 == 2 })
/// print(rule.conditions, rule.precision, rule.recall)
/// ```
public struct ClusterRuleSearch: Sendable {
  /// Conditions in a rule, at most; at least 1.
  public var conditionLimit = 3
  /// Partial rules that are followed up, at least 1.
  public var beamWidth = 6
  /// What a shorter rule may lose of F1.
  public var brevity = 0.01
  /// What rounder thresholds may lose of F1.
  public var roundness = 0.003
  /// Where thresholds are put between the values that they part.
  public var placement: ThresholdPlacement

  let points: Matrix<Double>
  let weights: [Double]?
  private let orders: ColumnOrders
  /// Rows of positive weight.
  private let counted: [Bool]

  /// Sorts the columns, once for the rules of all clusters.
  ///
  /// - Parameters:
  ///   - points: Rows x columns, finite.
  ///   - weights: How often each row counts: not negative, not all zero; nil = once.
  ///   - placement: Where thresholds are put between the values that they part.
  ///   - execution: The threads.
  /// - Throws: `ClusteringError` for bad points or weights; `CancellationError`.
  /// - Complexity: O(rows x columns) time and memory.
  public init(
    _ points: Matrix<Double>, weights: [Double]? = nil, placement: ThresholdPlacement = .midpoint,
    execution: Execution = .default
  ) throws {
    try PointsValidation.check(points, execution: execution)
    try PointsValidation.check(weights: weights, rowCount: points.rowCount)
    self.points = points
    self.weights = weights
    self.placement = placement
    orders = try ColumnOrders(points, execution: execution)
    counted = weights?.map { $0 > 0 } ?? Array(repeating: true, count: points.rowCount)
  }

  /// The rule of one cluster.
  ///
  /// - Parameters:
  ///   - isMember: One value a row; at least one row of positive weight is a member.
  ///   - execution: Asked whether the task was cancelled; a search runs on one thread.
  /// - Returns: The conditions and how well they do; no conditions when all rows are members or no
  ///   column tells any apart.
  /// - Throws: `ClusteringError` when there is not one value a row, or no member;
  ///   `CancellationError` when the task is cancelled, within a walk over one column.
  /// - Complexity: O(columns x rows) for each of some dozens of partial rules.
  public func rule(
    for isMember: [Bool], execution: Execution = .default
  ) throws -> ClusterRule {
    guard isMember.count == points.rowCount else {
      throw ClusteringError(
        .shape,
        "There are \(isMember.count) memberships for \(points.rowCount) rows. Give one a row.")
    }
    let all = count([], isMember, members: 0)
    let members = isMember.indices.reduce(0) {
      isMember[$1] ? $0 + (weights?[$1] ?? 1) : $0
    }
    guard members > 0 else {
      throw ClusteringError(
        .parameter, "No row of positive weight is a member. Name a cluster that has rows.")
    }
    let everything = ClusterRule(
      conditions: [], selected: all.selected, hits: members, members: members,
      total: all.selected)
    guard members < all.selected else { return everything }
    var beam = [Partial(selected: all.selected, hits: members, members: members)]
    var best: [Partial] = []
    for _ in 0..<conditionLimit {
      var extended: [Partial] = []
      for partial in beam {
        for next in try extensions(of: partial, isMember, execution)
        where !extended.contains(where: { Set($0.conditions) == Set(next.conditions) }) {
          extended.append(next)
        }
      }
      guard let top = extended.max(by: { $0.f1 < $1.f1 }) else { break }
      best.append(try refined(top, isMember, execution))
      let byF1 = extended.stableSorted { $0.f1 > $1.f1 }.prefix((beamWidth + 1) / 2)
      let byRecall = extended.stableSorted { $0.fScore(2) > $1.fScore(2) }
        .filter { partial in !byF1.contains { $0.conditions == partial.conditions } }
      beam = Array(byF1) + byRecall.prefix(beamWidth - byF1.count)
    }
    let top = best.map(\.f1).max() ?? 0
    guard var chosen = best.first(where: { $0.f1 >= top - brevity }) else { return everything }
    chosen = rounded(chosen, isMember)
    return ClusterRule(
      conditions: chosen.conditions, selected: chosen.selected, hits: chosen.hits,
      members: members, total: all.selected)
  }

  /// A rule and what it picks.
  private struct Partial {
    var conditions: [ThresholdCondition] = []
    var selected: Double
    var hits: Double
    let members: Double

    var f1: Double { fScore(1) }

    func fScore(_ weight: Double) -> Double {
      ClusterRule.fScore(weight, selected: selected, hits: hits, members: members)
    }
  }

  private func mask(_ conditions: [ThresholdCondition]) -> [Bool] {
    var mask = counted
    mask.withUnsafeMutableBufferPointer { mask in
      points.withUnsafeColumns { base in
        for condition in conditions {
          let values = base + condition.column * points.rowCount
          for row in mask.indices where !condition.holds(values[row]) { mask[row] = false }
        }
      }
    }
    return mask
  }

  private func count(
    _ conditions: [ThresholdCondition], _ isMember: [Bool], members: Double
  ) -> Partial {
    let mask = mask(conditions)
    var partial = Partial(conditions: conditions, selected: 0, hits: 0, members: members)
    for row in mask.indices where mask[row] {
      let weight = weights?[row] ?? 1
      partial.selected += weight
      if isMember[row] { partial.hits += weight }
    }
    return partial
  }

  /// The rule with one condition more: for each column and side the best by F1 and by F2.
  private func extensions(
    of partial: Partial, _ isMember: [Bool], _ execution: Execution
  ) throws -> [Partial] {
    let mask = mask(partial.conditions)
    return try (0..<points.columnCount).flatMap { column in
      try execution.checkCancellation()
      return walk(column, mask, isMember, partial)
    }.filter { $0.selected < partial.selected }
  }

  /// Tries every threshold of a column among the rows of a mask.
  private func walk(
    _ column: Int, _ mask: [Bool], _ isMember: [Bool], _ partial: Partial
  ) -> [Partial] {
    // Four bests: at most by F1 and by F2, then at least likewise.
    var scores = [Double](repeating: -1, count: 4)
    var gaps = [(low: Double, high: Double, selected: Double, hits: Double)](
      repeating: (0, 0, 0, 0), count: 4)
    var next = partial
    var (selected, hits) = (0.0, 0.0)
    var last: Double?
    points.withUnsafeColumns { base in
      let values = base + column * points.rowCount
      for row in orders.rows[column] where mask[Int(row)] {
        let value = values[Int(row)]
        if let low = last, low < value {
          for kind in 0..<4 {
            next.selected = kind < 2 ? selected : partial.selected - selected
            next.hits = kind < 2 ? hits : partial.hits - hits
            let score = next.fScore(kind % 2 == 0 ? 1 : 2)
            guard score > scores[kind] else { continue }
            scores[kind] = score
            gaps[kind] = (low, value, next.selected, next.hits)
          }
        }
        let weight = weights?[Int(row)] ?? 1
        selected += weight
        if isMember[Int(row)] { hits += weight }
        last = value
      }
    }
    return gaps.indices.filter { scores[$0] >= 0 }.map { kind in
      let gap = gaps[kind]
      let side = kind < 2 ? ThresholdCondition.Side.atMost : .atLeast
      let condition = ThresholdCondition(
        column: column, side: side, threshold: placement.threshold(gap.low, gap.high, side))
      return Partial(
        conditions: partial.conditions + [condition], selected: gap.selected, hits: gap.hits,
        members: partial.members)
    }
  }

  /// Seeks each condition anew with the others held, until none gets better.
  private func refined(
    _ partial: Partial, _ isMember: [Bool], _ execution: Execution
  ) throws -> Partial {
    var partial = partial
    for _ in 0..<4 {
      let before = partial.f1
      for index in partial.conditions.indices {
        try execution.checkCancellation()
        var others = partial.conditions
        let old = others.remove(at: index)
        let open = count(others, isMember, members: partial.members)
        let found = walk(old.column, mask(others), isMember, open)
          .filter { $0.conditions.last?.side == old.side }
        if let better = found.max(by: { $0.f1 < $1.f1 }), better.f1 > partial.f1 {
          var conditions = better.conditions
          conditions.insert(conditions.removeLast(), at: index)
          partial = better
          partial.conditions = conditions
        }
      }
      guard partial.f1 > before else { break }
    }
    return partial
  }

  /// Rounder thresholds, where F1 stays within `roundness` of what it was.
  private func rounded(_ partial: Partial, _ isMember: [Bool]) -> Partial {
    let floor = partial.f1 - roundness
    // Counted again: differences of sums of weights may be off by their rounding.
    var partial = count(partial.conditions, isMember, members: partial.members)
    for index in partial.conditions.indices {
      for threshold in placement.rounder(partial.conditions[index].threshold) {
        if threshold == partial.conditions[index].threshold { break }
        var conditions = partial.conditions
        conditions[index].threshold = threshold
        let next = count(conditions, isMember, members: partial.members)
        if next.f1 >= floor {
          partial = next
          break
        }
      }
    }
    return partial
  }
}
