// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clustering
import CustomerFeatures
import DenseLinearAlgebra
import ReproducibleComputing
import SalesData

/// Rules of segments in real units, in words and in code.
///
/// ``ClusterRuleSearch`` finds them; here thresholds are put at the number that a person would
/// choose, and conditions are given the features' names and units. Precision and recall are counted
/// on the final conditions, on the very figures of the table.
struct RuleSearch {
  let table: FeatureTable
  private let search: ClusterRuleSearch

  /// Sorts the features' values.
  ///
  /// - Throws: `ClusteringError` for a table without customers, or with values that are not finite.
  init(_ table: FeatureTable, execution: Execution = .default) throws {
    self.table = table
    search = try ClusterRuleSearch(table.values, placement: .round, execution: execution)
  }

  /// The rule of one segment.
  ///
  /// - Parameter isMember: One value a row; at least one is true.
  /// - Returns: The conditions in words and code, with the precision and recall that they have.
  /// - Throws: `ClusteringError` when no row is a member.
  /// - Complexity: O(features x rows) for each of some dozens of partial rules.
  func rule(
    for isMember: [Bool]
  ) throws -> (rule: SegmentRule, conditions: [ThresholdCondition]) {
    let rule = try search.rule(for: isMember)
    let conditions = rule.conditions.isEmpty ? [everybody] : rule.conditions
    let codes = conditions.map { $0.code(table.features[$0.column]) }
    let phrases = rule.conditions.map { $0.words(table.features[$0.column]) }
    let text: Wording
    switch phrases.count {
    case 0: text = "all customers"
    case 1: text = phrases[0]
    case 2: text = "\(phrases[0]), and \(phrases[1])"
    default: text = "\(phrases[0]), \(phrases[1]), and \(phrases[2])"
    }
    let words = SegmentRule(
      text: text, condition: codes.joined(separator: " and "),
      sql: codes.joined(separator: " AND "), precision: rule.precision, recall: rule.recall)
    return (words, conditions)
  }

  /// The segment whose rule picks each customer: of several the most precise, then the one with
  /// the better recall, then the first; the number of rules where none does.
  static func picks(
    _ rules: [(rule: SegmentRule, conditions: [ThresholdCondition])], table: FeatureTable
  ) -> [Int32] {
    let order = rules.indices.stableSorted {
      let (a, b) = (rules[$0].rule, rules[$1].rule)
      return a.precision != b.precision ? a.precision > b.precision : a.recall > b.recall
    }
    var picks = [Int32](repeating: Int32(rules.count), count: table.values.rowCount)
    for index in order.reversed() {
      let conditions = rules[index].conditions
      let columns = conditions.map { table.values.column($0.column) }
      for row in picks.indices
      where zip(conditions, columns).allSatisfy({ $0.holds($1[$1.startIndex + row]) }) {
        picks[row] = Int32(index)
      }
    }
    return picks
  }

  /// A condition that holds for all customers, for the case of a single segment.
  private var everybody: ThresholdCondition {
    let lowest = table.values.column(0).min() ?? 0
    return ThresholdCondition(
      column: 0, side: .atLeast,
      threshold: RoundNumber.between(lowest - max(1, abs(lowest)), lowest, including: .upper))
  }
}

extension ThresholdPlacement {
  /// At the numbers that a person would choose.
  static let round = ThresholdPlacement(
    between: { low, high, side in
      RoundNumber.between(low, high, including: side == .atLeast ? .upper : .lower)
    },
    rounder: { threshold in (1...3).map { DecimalFigure.rounded(threshold, digits: $0) } })
}
