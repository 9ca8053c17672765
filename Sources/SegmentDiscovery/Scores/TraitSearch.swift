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

  /// The catalogue's features by segment.
  let features: GroupedFeatures
  /// What is known besides the orders; nil where nothing is.
  let attributes: CustomerAttributes?
  /// The segment of each customer.
  let indices: [Int32]
  let count: Int

  /// The traits of each segment, the strongest first; all that were tested.
  ///
  /// - Parameter used: The names of the features that the segments were found by.
  /// - Returns: One list a segment; nothing to compare for a single one.
  /// - Throws: What the tests of an attribute throw.
  /// - Complexity: O(n log n) an attribute.
  func traits(without used: [String]) throws -> [[SegmentTrait]] {
    guard count > 1 else { return [[]] }
    var found = [[SegmentTrait]](repeating: [], count: count)
    for feature in Feature.catalogue where !used.contains(feature.name) {
      guard let column = features.catalogue[feature.name], !column.isConstant else { continue }
      let tests = MannWhitneyTest.eachGroup(of: column)
      for (index, test) in tests.enumerated() {
        found[index].append(
          SegmentTrait(
            name: feature.name, label: feature.label, category: nil,
            comparison: .amount(
              median: column.groups[index].median,
              otherMedian: column.groups[index].otherMedian,
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
}
