// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clustering
import CustomerFeatures
import DenseLinearAlgebra
import SalesData

/// What sets segments apart beyond the features that they were found by.
struct TraitSearch {
  /// Differences smaller than this are not worth words, however significant: "small" begins at a
  /// Cliff's delta of 0.147 (Romano, Kromrey, Coraggio and Skowronek, 2006).
  static let leastStrength = 0.147

  let customers: CustomerTable
  /// What is known besides the orders; nil where nothing is.
  let attributes: CustomerAttributes?
  /// The segment of each customer.
  let indices: [Int32]
  let count: Int

  /// The traits of each segment, the strongest first; all that were tested.
  ///
  /// - Parameter used: The names of the features that the segments were found by.
  /// - Returns: One list a segment; nothing to compare for a single one.
  /// - Throws: `FeatureError` when a feature of the catalogue cannot be computed.
  /// - Complexity: O(n log n) a feature.
  func traits(without used: [String]) throws -> [[SegmentTrait]] {
    guard count > 1 else { return [[]] }
    var found = [[SegmentTrait]](repeating: [], count: count)
    for feature in Feature.catalogue where !used.contains(feature.name) {
      let table = try FeatureTable(customers, features: [feature.name])
      let values = table.values.column(0)
      guard let first = values.first, values.contains(where: { $0 != first }) else { continue }
      let tests = MannWhitneyTest.eachGroup(
        MidRanks(values), groups: indices, groupCount: count)
      let medians = medians(Array(values), indices)
      for (index, test) in tests.enumerated() {
        found[index].append(
          SegmentTrait(
            name: feature.name, label: feature.label, category: nil,
            comparison: .amount(
              median: medians[index].members, otherMedian: medians[index].others,
              delta: test.cliffsDelta),
            test: "Mann-Whitney", pValue: test.pValue, adjustedPValue: 1,
            strength: abs(test.cliffsDelta)))
      }
    }
    for column in attributes?.columns ?? [] { try add(column, to: &found) }
    return Self.adjusted(found).map { traits in
      traits.stableSorted { $0.strength > $1.strength }
    }
  }

  /// With p-values adjusted over all segments and traits together.
  private static func adjusted(_ traits: [[SegmentTrait]]) -> [[SegmentTrait]] {
    var adjusted = BenjaminiHochberg.adjusted(traits.flatMap { $0.map(\.pValue) })[...]
    return traits.map { traits in
      traits.map { trait in
        var trait = trait
        trait.adjustedPValue = adjusted.removeFirst()
        return trait
      }
    }
  }

  /// The medians of each segment's members and of all the others.
  func medians(
    _ values: [Double], _ groups: [Int32]
  ) -> [(members: Double, others: Double)] {
    let order = MidRanks.ascending(values).map { Int($0.index) }
    func median(_ belongs: (Int) -> Bool) -> Double {
      let sorted = order.filter(belongs).map { values[$0] }
      return sorted.isEmpty ? 0 : SampleStatistics.quantile(sorted: sorted, 0.5)
    }
    return (0..<count).map { segment in
      (median { groups[$0] == segment }, median { groups[$0] != segment })
    }
  }
}
