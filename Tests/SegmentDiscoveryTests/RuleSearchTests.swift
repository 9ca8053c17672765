// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CustomerFeatures
import DenseLinearAlgebra
import ReproducibleComputing
import SalesData
import Testing

@testable import SegmentDiscovery

@Suite struct RuleSearchTests {
  let names = ["recency_days", "frequency", "monetary"]

  func table(_ columns: [[Double]]) -> FeatureTable {
    let known = Feature.catalogue
    return FeatureTable(
      features: columns.indices.map { index in
        known.first { $0.name == names[index] } ?? known[0]
      }, values: Matrix(columns: columns))
  }

  /// The rule of the members of a table.
  func rule(
    _ table: FeatureTable, for isMember: [Bool], customerLimit: Int = RuleSearch.customerLimit
  ) throws -> SegmentRule {
    let search = try RuleSearch(
      table, indices: isMember.map { $0 ? 0 : 1 },
      sizes: [isMember.count { $0 }, isMember.count { !$0 }], seed: 3,
      customerLimit: customerLimit)
    return try search.rule(for: 0, execution: Execution(threadCount: 2)).rule
  }

  @Test func oneThresholdAtTheRoundestNumberBetween() throws {
    let rule = try rule(
      table([[3, 9, 24.7, 38.2, 120, 240]]), for: [true, true, true, false, false, false])
    #expect(rule.condition == "recency_days <= 30")
    #expect(rule.text == "last bought at most 30 days ago")
    #expect(rule.precision == 1 && rule.recall == 1)
  }

  @Test func countsHaveWholeThresholds() throws {
    let counts = table([[1, 1, 1, 1], [1, 2, 3, 4]])
    #expect(try rule(counts, for: [false, false, false, true]).condition == "frequency >= 4")
    #expect(try rule(counts, for: [true, true, true, false]).condition == "frequency <= 3")
    #expect(try rule(counts, for: [true, false, false, false]).text == "at most 1 order")
  }

  @Test func aBoxNeedsConditionsOnTwoFeatures() throws {
    // A grid of 10 x 10; members are recent and frequent.
    let recency = (0..<100).map { Double($0 % 10) * 10 + 5 }
    let frequency = (0..<100).map { Double($0 / 10) + 1 }
    let member = (0..<100).map { recency[$0] < 40 && frequency[$0] > 6 }
    let rule = try rule(table([recency, frequency]), for: member)
    #expect(rule.condition == "recency_days <= 40 and frequency >= 7")
    #expect(rule.sql == "recency_days <= 40 AND frequency >= 7")
    #expect(rule.text == "last bought at most 40 days ago, and at least 7 orders")
    #expect(rule.precision == 1 && rule.recall == 1)
  }

  @Test func aBandNeedsBothSidesOfOneFeature() throws {
    let rule = try rule(
      table([(0..<90).map(Double.init)]), for: (0..<90).map { (30..<60).contains($0) })
    #expect(rule.condition == "recency_days >= 30 and recency_days <= 59")
  }

  @Test func precisionAndRecallOfAnImperfectRule() throws {
    // Equal values on both sides cannot be told apart.
    let rule = try rule(table([[1, 1, 1, 5, 5]]), for: [true, true, false, false, false])
    #expect(rule.condition == "recency_days <= 2")
    #expect(rule.precision == 2.0 / 3 && rule.recall == 1)
  }

  /// Looked for in a sample that takes 2,000 of a large segment and all of a rare one, counted in
  /// all: what is told of the rule is true of the table.
  @Test func rulesOfASampleAreCountedInAll() throws {
    let recency = (0..<30_000).map { Double($0 % 997) }
    let frequency = (0..<30_000).map { Double($0 % 13) + 1 }
    let member = (0..<30_000).map { recency[$0] <= 60 && frequency[$0] >= 6 }
    let some = try rule(table([recency, frequency]), for: member, customerLimit: 3_000)
    let all = try rule(table([recency, frequency]), for: member)
    #expect(all.precision == 1 && all.recall == 1)
    #expect(some.condition.contains("recency_days <=") && some.condition.contains("frequency >="))
    #expect(some.precision > 0.97 && some.recall > 0.97)
    let parts = some.condition.split(separator: " ").compactMap { Double($0) }
    let picked = (0..<30_000).map { recency[$0] <= parts[0] && frequency[$0] >= parts[1] }
    let hits = zip(picked, member).count { $0 && $1 }
    #expect(some.precision == Double(hits) / Double(picked.count { $0 }))
    #expect(some.recall == Double(hits) / Double(member.count { $0 }))
  }

  @Test(arguments: [
    (24.7, 38.2, 30.0), (3, 4, 4), (0.31, 0.36, 0.35), (-3, 5, 0), (999, 1001, 1000),
    (123.45, 123.46, 123.456), (-40, -12, -20),
  ])
  func roundNumbers(low: Double, high: Double, expected: Double) {
    let number = RoundNumber.between(low, high, including: .upper)
    #expect(low < number && number <= high)
    #expect(abs(number - expected) <= 0.01 * abs(expected))
    let other = RoundNumber.between(low, high, including: .lower)
    #expect(low <= other && other < high)
  }

  @Test func figuresInText() {
    #expect(DecimalFigure.plain(31) == "31" && DecimalFigure.plain(0.1) == "0.1")
    #expect(DecimalFigure.rounded(0.30000000000000004, digits: 3) == 0.3)
  }
}
