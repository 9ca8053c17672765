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
/// on the final conditions, on the very figures of the table. In large tables the conditions are
/// looked for in a sample that has customers of every segment, each counting for those that it
/// stands for.
struct RuleSearch {
  /// The most customers in whom conditions are looked for.
  static let customerLimit = 100_000
  /// The fewest of a segment that a sample takes, if it has as many.
  private static let fewestOfSegment = 2_000

  let table: FeatureTable
  /// The segment of each customer.
  private let indices: [Int32]
  private let search: ClusterRuleSearch
  /// The segment of each row that is searched.
  private let searched: [Int32]

  /// Draws the sample, where one is needed, and sorts the features' values.
  ///
  /// - Parameters:
  ///   - table: The features, one row a customer.
  ///   - indices: The segment of each.
  ///   - sizes: The customers of each segment.
  ///   - seed: Draws the sample.
  ///   - customerLimit: The most customers in whom conditions are looked for.
  ///   - execution: The threads.
  /// - Throws: `ClusteringError` for a table without customers, or with values that are not finite.
  init(
    _ table: FeatureTable, indices: [Int32], sizes: [Int], seed: UInt64,
    customerLimit: Int = RuleSearch.customerLimit, execution: Execution = .default
  ) throws {
    self.table = table
    self.indices = indices
    guard indices.count > customerLimit else {
      searched = indices
      search = try ClusterRuleSearch(table.values, placement: .round, execution: execution)
      return
    }
    let wanted = sizes.map { size in
      min(size, max(Self.fewestOfSegment, size * customerLimit / indices.count))
    }
    let rows = Self.draw(wanted, of: sizes, indices, seed: seed)
    let values = Matrix(rowCount: rows.count, columnCount: table.values.columnCount) { buffer in
      for column in 0..<table.values.columnCount {
        let all = table.values.column(column)
        for (place, row) in rows.enumerated() {
          buffer.initializeElement(
            at: column * rows.count + place, to: all[all.startIndex + row])
        }
      }
    }
    searched = rows.map { indices[$0] }
    search = try ClusterRuleSearch(
      values, weights: searched.map { Double(sizes[Int($0)]) / Double(wanted[Int($0)]) },
      placement: .round, execution: execution)
  }

  /// Selection sampling (Knuth, TAOCP 2, 3.4.2, algorithm S) in each segment.
  private static func draw(
    _ wanted: [Int], of sizes: [Int], _ indices: [Int32], seed: UInt64
  ) -> [Int] {
    var generator = SeededGenerator(seed: seed, stream: 0x52_55_4C_45)
    var (wanted, left) = (wanted, sizes)
    var rows: [Int] = []
    for (row, index) in indices.enumerated() {
      let segment = Int(index)
      if generator.integer(below: left[segment]) < wanted[segment] {
        rows.append(row)
        wanted[segment] -= 1
      }
      left[segment] -= 1
    }
    return rows
  }

  /// The rule of one segment.
  ///
  /// - Parameters:
  ///   - segment: Which; it has customers.
  ///   - execution: The threads that count how it does.
  /// - Returns: The conditions in words and code, with the precision and recall that they have.
  /// - Throws: `ClusteringError` when no row is a member.
  /// - Complexity: O(features x searched rows) for each of some dozens of partial rules.
  func rule(
    for segment: Int, execution: Execution
  ) throws -> (rule: SegmentRule, conditions: [ThresholdCondition]) {
    let own = Int32(segment)
    var rule = try search.rule(for: searched.map { $0 == own }, execution: execution)
    if searched.count < indices.count {
      rule = try rule.counted(
        in: table.values, isMember: indices.map { $0 == own }, execution: execution)
    }
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
