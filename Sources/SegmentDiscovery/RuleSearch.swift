// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CustomerFeatures
import DenseLinearAlgebra

/// Finds at most three conditions in real units that pick out a segment.
///
/// The aim is the F1 score, the harmonic mean of precision and recall. A beam of partial rules is
/// extended by the best threshold of every feature on either side, found exactly by a walk over
/// the customers in the feature's order (as PRIM and rule learners do; Friedman and Fisher,
/// Statistics and Computing 9:123, 1999); then each condition is sought again with the others
/// held. Thresholds are placed at the roundest number between the two customers that they part,
/// and rounded further where that costs next to nothing. Precision and recall are counted on the
/// final conditions, on the very figures of the table.
struct RuleSearch {
  /// Conditions in a rule, at most.
  static let conditionLimit = 3
  /// Partial rules that are followed up.
  static let beamWidth = 6
  /// What a shorter rule may lose of F1.
  static let brevity = 0.01
  /// What rounder thresholds may lose of F1.
  static let roundness = 0.003

  let table: FeatureTable
  /// Per column the rows in ascending order of their values.
  private let order: [[Int32]]

  init(_ table: FeatureTable) {
    self.table = table
    order = (0..<table.values.columnCount).map { column in
      let values = Array(table.values.column(column))
      return (0..<Int32(table.values.rowCount)).sorted {
        let (a, b) = (values[Int($0)], values[Int($1)])
        return a < b || (a == b && $0 < $1)
      }
    }
  }

  /// A rule and what it picks.
  private struct State {
    var conditions: [RuleCondition] = []
    var selected: Int
    var hits: Int
    let members: Int

    var f1: Double { beta(1) }

    /// The F score that holds recall for `weight` times as important as precision.
    func beta(_ weight: Double) -> Double {
      let square = weight * weight
      let base = square * Double(members) + Double(selected)
      return base > 0 ? (1 + square) * Double(hits) / base : 0
    }
  }

  /// The rule of one segment.
  ///
  /// - Parameter isMember: One value a row; at least one is true.
  /// - Returns: The conditions in words and code, with the precision and recall that they have.
  /// - Complexity: O(features x rows) for each of some dozens of partial rules.
  func rule(for isMember: [Bool]) -> SegmentRule {
    let members = isMember.count { $0 }
    guard members < isMember.count else { return everybody() }
    let start = State(selected: isMember.count, hits: members, members: members)
    var beam = [start]
    var best: [State] = []
    for _ in 0..<Self.conditionLimit {
      var extended: [State] = []
      for state in beam {
        for next in extensions(of: state, isMember)
        where !extended.contains(where: { Set($0.conditions) == Set(next.conditions) }) {
          extended.append(next)
        }
      }
      guard let top = extended.max(by: { $0.f1 < $1.f1 }) else { break }
      best.append(refined(top, isMember))
      // Half of the beam keeps what may yet become precise: rules that lose few members.
      let byF1 = extended.stableSorted { $0.f1 > $1.f1 }.prefix(Self.beamWidth / 2)
      let byRecall = extended.stableSorted { $0.beta(2) > $1.beta(2) }
        .filter { state in !byF1.contains { $0.conditions == state.conditions } }
      beam = Array(byF1) + byRecall.prefix(Self.beamWidth - byF1.count)
    }
    let top = best.map(\.f1).max() ?? 0
    guard var chosen = best.first(where: { $0.f1 >= top - Self.brevity }) else {
      return everybody()
    }
    chosen = rounded(chosen, isMember)
    return formed(chosen)
  }

  /// A rule that holds for all customers, for the case of a single segment.
  private func everybody() -> SegmentRule {
    let lowest = order[0].first.map { table.values[Int($0), 0] } ?? 0
    let condition = RuleCondition(
      column: 0, side: .atLeast,
      threshold: RoundNumber.between(lowest - max(1, abs(lowest)), lowest, including: .upper))
    return SegmentRule(
      text: "all customers", condition: condition.code(table.features[0]),
      sql: condition.code(table.features[0]), precision: 1, recall: 1)
  }

  private func formed(_ state: State) -> SegmentRule {
    let conditions = state.conditions.sorted {
      $0.column != $1.column ? $0.column < $1.column : $0.side == .atLeast && $1.side == .atMost
    }
    let codes = conditions.map { $0.code(table.features[$0.column]) }
    let words = conditions.map { $0.words(table.features[$0.column]) }
    let text =
      words.count < 2
      ? words.joined()
      : words.dropLast().joined(separator: ", ") + ", and " + (words.last ?? "")
    return SegmentRule(
      text: text, condition: codes.joined(separator: " and "),
      sql: codes.joined(separator: " AND "),
      precision: state.selected > 0 ? Double(state.hits) / Double(state.selected) : 0,
      recall: Double(state.hits) / Double(state.members))
  }

  private func mask(_ conditions: [RuleCondition]) -> [Bool] {
    var mask = [Bool](repeating: true, count: table.values.rowCount)
    for condition in conditions {
      for (row, value) in table.values.column(condition.column).enumerated()
      where !condition.holds(value) { mask[row] = false }
    }
    return mask
  }

  private func counted(_ conditions: [RuleCondition], _ isMember: [Bool], members: Int) -> State {
    let mask = mask(conditions)
    var state = State(conditions: conditions, selected: 0, hits: 0, members: members)
    for row in mask.indices where mask[row] {
      state.selected += 1
      if isMember[row] { state.hits += 1 }
    }
    return state
  }

  /// The state with one condition more: for each feature and side the best by F1 and by F2.
  private func extensions(of state: State, _ isMember: [Bool]) -> [State] {
    let mask = mask(state.conditions)
    return table.features.indices.flatMap { column in
      walk(column, mask, isMember, state)
    }.filter { $0.selected < state.selected }
  }

  /// Tries every threshold of a feature among the rows of a mask.
  private func walk(
    _ column: Int, _ mask: [Bool], _ isMember: [Bool], _ state: State
  ) -> [State] {
    let base = column * table.values.rowCount
    return table.values.elements.withUnsafeBufferPointer { values in
      order[column].withUnsafeBufferPointer { order in
        // Four bests: at most by F1 and by F2, then at least likewise.
        var scores = [Double](repeating: -1, count: 4)
        var gaps = [(low: Double, high: Double, selected: Int, hits: Int)](
          repeating: (0, 0, 0, 0), count: 4)
        var next = state
        var selected = 0
        var hits = 0
        var last: Double?
        for row in order where mask[Int(row)] {
          let value = values[base + Int(row)]
          if let low = last, low < value {
            for kind in 0..<4 {
              next.selected = kind < 2 ? selected : state.selected - selected
              next.hits = kind < 2 ? hits : state.hits - hits
              let score = next.beta(kind % 2 == 0 ? 1 : 2)
              guard score > scores[kind] else { continue }
              scores[kind] = score
              gaps[kind] = (low, value, next.selected, next.hits)
            }
          }
          selected += 1
          if isMember[Int(row)] { hits += 1 }
          last = value
        }
        return gaps.indices.filter { scores[$0] >= 0 }.map { kind in
          let (low, high, selected, hits) = gaps[kind]
          let side: RuleCondition.Side = kind < 2 ? .atMost : .atLeast
          let condition = RuleCondition(
            column: column, side: side,
            threshold: RoundNumber.between(low, high, including: kind < 2 ? .lower : .upper))
          return State(
            conditions: state.conditions + [condition], selected: selected, hits: hits,
            members: state.members)
        }
      }
    }
  }

  /// Seeks each condition anew with the others held, until none gets better.
  private func refined(_ state: State, _ isMember: [Bool]) -> State {
    var state = state
    for _ in 0..<4 {
      let before = state.f1
      for index in state.conditions.indices {
        var others = state.conditions
        let old = others.remove(at: index)
        let open = counted(others, isMember, members: state.members)
        let found = walk(old.column, mask(others), isMember, open)
          .filter { $0.conditions.last?.side == old.side }
        if let better = found.max(by: { $0.f1 < $1.f1 }), better.f1 > state.f1 {
          var conditions = better.conditions
          conditions.insert(conditions.removeLast(), at: index)
          state = better
          state.conditions = conditions
        }
      }
      guard state.f1 > before else { break }
    }
    return state
  }

  /// Fewer digits in the thresholds, where F1 stays within `roundness` of what it was.
  private func rounded(_ state: State, _ isMember: [Bool]) -> State {
    let floor = state.f1 - Self.roundness
    var state = state
    for index in state.conditions.indices {
      for digits in 1...3 {
        var conditions = state.conditions
        conditions[index].threshold = DecimalFigure.rounded(
          conditions[index].threshold, digits: digits)
        if conditions[index] == state.conditions[index] { break }
        let next = counted(conditions, isMember, members: state.members)
        if next.f1 >= floor {
          state = next
          break
        }
      }
    }
    return state
  }
}

extension Sequence {
  /// Sorted so that equal elements keep their order.
  func stableSorted(by precedes: (Element, Element) -> Bool) -> [Element] {
    enumerated().sorted {
      if precedes($0.element, $1.element) { return true }
      if precedes($1.element, $0.element) { return false }
      return $0.offset < $1.offset
    }.map(\.element)
  }
}
