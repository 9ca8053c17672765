// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import DenseLinearAlgebra
import Foundation
import ReproducibleComputing
import Testing

@testable import Clustering

@Suite struct ClusterRuleTests {
  /// The best F1 of one condition, by trying every value on either side.
  func bruteForce(_ points: Matrix<Double>, _ isMember: [Bool], _ weights: [Double]) -> Double {
    var best = 0.0
    let members = isMember.indices.reduce(0) { isMember[$1] ? $0 + weights[$1] : $0 }
    for column in 0..<points.columnCount {
      for threshold in points.column(column) {
        for side in [ThresholdCondition.Side.atMost, .atLeast] {
          let condition = ThresholdCondition(column: column, side: side, threshold: threshold)
          var (selected, hits) = (0.0, 0.0)
          for row in isMember.indices where condition.holds(points[row, column]) {
            selected += weights[row]
            if isMember[row] { hits += weights[row] }
          }
          best = max(best, 2 * hits / (selected + members))
        }
      }
    }
    return best
  }

  func samples(seed: UInt64) -> (points: Matrix<Double>, isMember: [Bool], weights: [Double]) {
    var generator = SeededGenerator(seed: seed)
    let points = Matrix<Double>(
      rowCount: 40, columnCount: 3,
      columnMajor: (0..<120).map { _ in Double(generator.integer(below: 9)) })
    let isMember = (0..<40).map { points[$0, 0] + points[$0, 1] > Double(8 + $0 % 3) }
    return (points, isMember, SimulatedPoints.weights(rows: 40, seed: seed))
  }

  @Test(arguments: 1...8)
  func oneConditionIsTheBestOfAll(seed: UInt64) throws {
    let (points, isMember, weights) = samples(seed: seed)
    var search = try ClusterRuleSearch(points, weights: weights)
    search.conditionLimit = 1
    let rule = try search.rule(for: isMember)
    #expect(rule.conditions.count == 1)
    #expect(isClose(rule.f1, bruteForce(points, isMember, weights)))
    search.conditionLimit = 3
    search.brevity = 0
    #expect(try search.rule(for: isMember).f1 >= rule.f1)
  }

  @Test(arguments: 1...4)
  func figuresAreThoseOfTheConditions(seed: UInt64) throws {
    let (points, isMember, weights) = samples(seed: seed)
    let rule = try ClusterRuleSearch(points, weights: weights).rule(for: isMember)
    var (selected, hits, members, total) = (0.0, 0.0, 0.0, 0.0)
    for row in 0..<40 {
      let picked = rule.holds(points.row(row))
      selected += picked ? weights[row] : 0
      hits += picked && isMember[row] ? weights[row] : 0
      members += isMember[row] ? weights[row] : 0
      total += weights[row]
    }
    #expect(rule.precision == hits / selected && rule.recall == hits / members)
    #expect(rule.coverage == selected / total)
    let (p, r) = (rule.precision, rule.recall)
    #expect(isClose(rule.f1, 2 * p * r / (p + r)))
    let many = SimulatedPoints.repeated(
      points, weights: weights, labels: isMember.map { $0 ? 1 : 0 })
    let repeated = try ClusterRuleSearch(many.points).rule(for: many.labels.map { $0 == 1 })
    #expect(repeated == rule)
  }

  @Test func aBoxIsFoundExactly() throws {
    let points = Matrix(columns: [
      (0..<400).map { Double($0 % 20) }, (0..<400).map { Double($0 / 20) },
    ])
    let isMember = (0..<400).map { $0 % 20 >= 5 && $0 % 20 < 12 && $0 / 20 > 14 }
    let rule = try ClusterRuleSearch(points).rule(for: isMember)
    #expect(rule.precision == 1 && rule.recall == 1)
    #expect(
      rule.conditions == [
        ThresholdCondition(column: 0, side: .atLeast, threshold: 4.5),
        ThresholdCondition(column: 0, side: .atMost, threshold: 11.5),
        ThresholdCondition(column: 1, side: .atLeast, threshold: 14.5),
      ])
  }

  @Test func aRuleIsCountedInOtherRows() throws {
    let points = Matrix<Double>(columns: [[1, 2, 3, 10, 11, 12]])
    let rule = try ClusterRuleSearch(points).rule(for: [true, true, true, false, false, false])
    let others = Matrix<Double>(columns: [[0, 5, 6.5, 7, 20]])
    let isMember = [true, false, true, true, false]
    let counted = try rule.counted(in: others, isMember: isMember, weights: [1, 2, 3, 4, 0])
    #expect(counted.conditions == rule.conditions)
    #expect(counted.selected == 6 && counted.hits == 4)
    #expect(counted.members == 8 && counted.total == 10)
    let again = try rule.counted(in: points, isMember: [true, true, true, false, false, false])
    #expect(again == rule)
    #expect(throws: ClusteringError.self) { try rule.counted(in: others, isMember: [true]) }
    #expect(throws: ClusteringError.self) {
      try rule.counted(
        in: others, isMember: [false, false, false, false, true], weights: [1, 1, 1, 1, 0])
    }
  }

  @Test func theCallerPlacesThresholds() throws {
    let points = Matrix<Double>(columns: [[1, 2, 3, 10, 11, 12]])
    let isMember = [true, true, true, false, false, false]
    let placement = ThresholdPlacement(between: { _, _, _ in 7 }, rounder: { _ in [100, 5] })
    let search = try ClusterRuleSearch(points, placement: placement)
    #expect(
      try search.rule(for: isMember).conditions == [
        ThresholdCondition(column: 0, side: .atMost, threshold: 5)
      ])
    // A number outside the gap is not taken.
    let wrong = try ClusterRuleSearch(points, placement: .init { _, _, _ in 50 })
    #expect(try wrong.rule(for: isMember).conditions.first?.threshold == 3)
    #expect(try wrong.rule(for: isMember.map { !$0 }).conditions.first?.threshold == 10)
  }

  @Test func edges() throws {
    let points = Matrix<Double>(columns: [[5, 5, 5], [1, 1, 1]])
    let search = try ClusterRuleSearch(points)
    let everyone = try search.rule(for: [true, true, true])
    #expect(everyone.conditions.isEmpty && everyone.precision == 1 && everyone.recall == 1)
    let alike = try search.rule(for: [true, false, false])
    #expect(alike.conditions.isEmpty && isClose(alike.precision, 1 / 3) && alike.recall == 1)
    #expect(clusteringError { _ = try search.rule(for: [true]) }?.code == .shape)
    #expect(
      clusteringError { _ = try search.rule(for: [false, false, false]) }?.code == .parameter)
    var broken = points
    broken[1, 1] = .nan
    #expect(clusteringError { _ = try ClusterRuleSearch(broken) }?.code == .notFinite)
    let saved = try JSONDecoder().decode(ClusterRule.self, from: JSONEncoder().encode(alike))
    #expect(saved == alike)
  }

  @Test func rowsOfWeightZeroMakeNoThreshold() throws {
    let points = Matrix<Double>(columns: [[1, 2, 3, 4]])
    let rule = try ClusterRuleSearch(points, weights: [1, 0, 0, 1]).rule(
      for: [true, false, true, false])
    #expect(rule.conditions == [ThresholdCondition(column: 0, side: .atMost, threshold: 2.5)])
    #expect(rule.precision == 1 && rule.recall == 1)
  }

  @Test func sameBitsForAnyThreads() throws {
    let points = SimulatedPoints.clusters(rows: 500)
    let isMember = (0..<500).map { points[$0, 0] > 4 && points[$0, 1] < 8 }
    let rules = try [1, 3].map {
      try ClusterRuleSearch(points, execution: Execution(threadCount: $0)).rule(for: isMember)
    }
    #expect(rules[0] == rules[1])
  }

  @Test func aCancelledTaskStops() async throws {
    let points = SimulatedPoints.clusters(rows: 50)
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try ClusterRuleSearch(points).rule(for: (0..<50).map { $0 < 20 })
    }
    await #expect(throws: CancellationError.self) { try await task.value }
  }
}
