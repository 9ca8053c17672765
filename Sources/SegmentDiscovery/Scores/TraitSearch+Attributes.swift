// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clustering
import CustomerFeatures
import SalesData

/// Attributes: what shares of members have a category, or how their numbers lie.
extension TraitSearch {
  /// Categories of one attribute that are looked at, the most frequent ones.
  static let categoryLimit = 20
  /// Customers who must have a category, or a known number, to be compared.
  static let leastKnown = 10

  func add(_ column: AttributeColumn, to found: inout [[SegmentTrait]]) throws {
    switch column.values {
    case .categorical(let codes, let categories):
      addCategories(column.name, codes, categories, to: &found)
    case .flag(let flags):
      addCategories(
        column.name, flags.map { $0.map { $0 ? 1 : 0 } }, ["no", "yes"], only: [1], to: &found)
    case .numeric(let numbers):
      addNumbers(column.name, numbers, to: &found)
    case .date: break
    }
  }

  /// Fisher's test of each frequent category: members who have it against the others who do, of
  /// those of whom the attribute is known.
  private func addCategories(
    _ name: String, _ codes: [Int32?], _ categories: [String], only: [Int]? = nil,
    to found: inout [[SegmentTrait]]
  ) {
    var known = [Int](repeating: 0, count: count)
    var having = [[Int]](repeating: Array(repeating: 0, count: count), count: categories.count)
    for (index, code) in zip(indices, codes) {
      guard let code else { continue }
      known[Int(index)] += 1
      having[Int(code)][Int(index)] += 1
    }
    let all = known.reduce(0, +)
    let sizes = having.map { $0.reduce(0, +) }
    let frequent = categories.indices.filter {
      sizes[$0] >= Self.leastKnown && sizes[$0] < all && only?.contains($0) ?? true
    }.stableSorted { sizes[$0] > sizes[$1] }.prefix(Self.categoryLimit)
    for category in frequent {
      for segment in 0..<count where known[segment] > 0 && known[segment] < all {
        let members = having[category][segment]
        let test = FisherExactTest(
          successes: members, of: known[segment], against: sizes[category] - members,
          of: all - known[segment])
        let share = Double(members) / Double(known[segment])
        let base = Double(sizes[category]) / Double(all)
        let others = Double(sizes[category] - members) / Double(all - known[segment])
        let lift = LiftInterval(
          successes: members, of: known[segment], against: sizes[category] - members,
          of: all - known[segment])
        found[segment].append(
          SegmentTrait(
            name: name, label: name, category: categories[category],
            comparison: .share(members: share, base: base, lift: lift.lift),
            liftInterval: lift.bounds, test: "Fisher", pValue: test.pValue, adjustedPValue: 1,
            strength: abs(share - others)))
      }
    }
  }

  private func addNumbers(
    _ name: String, _ numbers: [Double?], to found: inout [[SegmentTrait]]
  ) {
    let known = numbers.indices.filter { numbers[$0]?.isFinite ?? false }
    let values = known.compactMap { numbers[$0] }
    guard known.count >= Self.leastKnown, Set(values.prefix(1000)).count > 1 else { return }
    let groups = known.map { indices[$0] }
    let column = GroupedColumn(values, groups: groups, groupCount: count)
    for (segment, test) in MannWhitneyTest.eachGroup(of: column).enumerated()
    where column.groups[segment].count > 0 {
      found[segment].append(
        SegmentTrait(
          name: name, label: name, category: nil,
          comparison: .amount(
            median: column.groups[segment].median,
            otherMedian: column.groups[segment].otherMedian,
            delta: test.cliffsDelta),
          test: "Mann-Whitney", pValue: test.pValue, adjustedPValue: 1,
          strength: abs(test.cliffsDelta)))
    }
  }
}
