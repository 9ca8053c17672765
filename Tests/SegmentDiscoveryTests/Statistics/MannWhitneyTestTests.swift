// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CustomerFeatures
import ReproducibleComputing
import Testing

@testable import SegmentDiscovery

/// Figures of `scipy.stats.mannwhitneyu(method="asymptotic")` of SciPy 1.17.
@Suite struct MannWhitneyTestTests {
  struct Golden: Sendable {
    let group: [Double]
    let others: [Double]
    let u: Double
    let pValue: Double
  }

  static let golden = [
    // The example of SciPy's manual: ages at diagnosis of men and women.
    Golden(
      group: [19, 22, 16, 29, 24], others: [20, 11, 17, 12], u: 17, pValue: 0.11134688653314041),
    Golden(
      group: [1, 1, 1, 2, 2, 3, 5, 8], others: [1, 1, 1, 1, 1, 2, 2, 1, 3], u: 49.5,
      pValue: 0.17215564022231045),
    Golden(group: [1, 1], others: [1, 1, 1], u: 3, pValue: 1),
    Golden(
      group: [-3.5, 0, -0.0, 2], others: [0, 1, 2, 2, 7, -10], u: 8,
      pValue: 0.44428474537358686),
    Golden(
      group: (0..<60).map { Double($0 * 7919 % 101 % 13) },
      others: (0..<140).map { Double($0 * 104_729 % 97 % 11) }, u: 4716.5,
      pValue: 0.16735770026913943),
  ]

  @Test(arguments: golden) func figures(golden: Golden) {
    let test = MannWhitneyTest(golden.group, against: golden.others)
    #expect(test.u == golden.u)
    #expect(abs(test.pValue / golden.pValue - 1) < 1e-12)
    let turned = MannWhitneyTest(golden.others, against: golden.group)
    #expect(turned.pValue == test.pValue && abs(turned.auc + test.auc - 1) < 1e-15)
  }

  @Test func effectSizesAreSharesOfPairs() {
    let golden = Self.golden[1]
    var (more, less) = (0.0, 0.0)
    for one in golden.group {
      for other in golden.others {
        if one > other { more += 1 }
        if one < other { less += 1 }
      }
    }
    let test = MannWhitneyTest(golden.group, against: golden.others)
    #expect(abs(test.cliffsDelta - (more - less) / 72) < 1e-15)
    #expect(MannWhitneyTest([5, 6], against: [1, 2, 3]).auc == 1)
    #expect(MannWhitneyTest([], against: [1, 2]).auc == 0.5)
  }

  @Test func eachGroupAgainstTheRest() {
    var generator = SeededGenerator(seed: 11)
    let values = (0..<500).map { _ in Double(generator.integer(below: 40)) - 20 }
    let groups = values.map { _ in Int32(generator.integer(below: 4)) }
    let column = GroupedColumn(values, groups: groups, groupCount: 5)
    let tests = MannWhitneyTest.eachGroup(of: column)
    for group in 0..<4 {
      let members = zip(values, groups).filter { $0.1 == group }.map(\.0)
      let rest = zip(values, groups).filter { $0.1 != group }.map(\.0)
      #expect(tests[group] == MannWhitneyTest(members, against: rest))
    }
    #expect(tests[4].pValue == 1 && tests[4].auc == 0.5)
  }

  @Test func ranksOfManySizes() {
    let column = GroupedColumn(
      [3, -1e300, 3, 0.0, -0.0, .leastNonzeroMagnitude], groups: [0, 1, 2, 3, 4, 5], groupCount: 7)
    #expect(column.groups.map(\.doubledRankSum) == [11, 2, 11, 5, 5, 8, 0])
    #expect(column.tieSum == 12 && !column.isConstant)
  }

  /// Each figure by its definition, from sorted copies; with ties, an empty group and a lone one.
  @Test(arguments: [1, 2, 5, 64, 501]) func figuresOfGroups(count: Int) {
    var generator = SeededGenerator(seed: UInt64(count))
    let values = (0..<count).map { _ in Double(generator.integer(below: 30)) / 4 - 3 }
    let groups = values.map { _ in Int32(generator.integer(below: 3)) }
    let column = GroupedColumn(values, groups: groups, groupCount: 4)
    let all = values.sorted()
    func quantile(_ values: [Double], _ share: Double) -> Double {
      values.isEmpty ? 0 : SampleStatistics.quantile(sorted: values.sorted(), share)
    }
    func place(_ value: Double) -> Double {
      Double(all.count { $0 < value } + all.count { $0 <= value }) / Double(2 * count)
    }
    #expect(column.count == count && column.median == quantile(all, 0.5))
    #expect(column.place == place(column.median) && column.isConstant == (Set(all).count == 1))
    for (number, group) in column.groups.enumerated() {
      let own = zip(values, groups).filter { $0.1 == number }.map(\.0)
      let others = zip(values, groups).filter { $0.1 != number }.map(\.0)
      #expect(group.count == own.count && group.otherMedian == quantile(others, 0.5))
      #expect(group.median == quantile(own, 0.5))
      #expect(group.lowerQuartile == quantile(own, 0.25))
      #expect(group.upperQuartile == quantile(own, 0.75))
      #expect(own.isEmpty || group.place == place(group.median))
      #expect(abs(group.sum - own.reduce(0, +)) < 1e-9)
    }
  }
}
