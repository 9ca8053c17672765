// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clustering
import CustomerFeatures
import DenseLinearAlgebra
import ReproducibleComputing
import SalesData

/// Puts a segment together from what was measured.
struct SegmentAssembly {
  let settings: SegmentDiscoverer
  let customers: CustomerTable
  let attributes: CustomerAttributes?
  let features: FeatureTable
  let preparation: FeaturePreparation
  let ranking: SegmentRanking
  let statistics: SegmentStatistics
  let borders: SegmentBorders
  let rules: [SegmentRule]
  let stabilities: [Double]?
  let standing: SilhouetteStanding
  /// Whether a valley is proven between each segment and the others.
  let areProven: Bool

  private var count: Int { ranking.sizes.count }

  func segments(execution: Execution) throws -> (segments: [Segment], notes: [Wording]) {
    let columns = try GroupedFeatures(
      customers, features, indices: ranking.indices, count: count, execution: execution)
    let (medians, everybody) = SegmentNaming.traits(columns, count: count)
    let profiles = profiles(columns.used)
    let traits = try TraitSearch(
      features: columns, attributes: attributes, indices: ranking.indices, count: count
    ).traits(without: features.features.map(\.name))
    let (names, notes) = try SegmentNames(settings: settings).names(
      generated: SegmentNaming.names(medians, traits: traits),
      centers: profiles.map { $0.map(\.center) }, features: features.features)
    try execution.checkCancellation()
    let intervals = ShareBootstrap(
      revenues: customers.monetary.map(\.doubleValue), groups: ranking.indices, groupCount: count,
      seed: settings.seed
    ).intervals
    let reach = ReachSearch(
      attributes: attributes, indices: ranking.indices, sizes: ranking.sizes
    ).reach()
    let total = ranking.revenues.reduce(Money.zero, +)
    let segments = (0..<count).map { index in
      let share = Double(ranking.sizes[index]) / Double(customers.count)
      let revenueShare =
        total > .zero ? Double(ranking.revenues[index].micros) / Double(total.micros) : 0
      let interval = intervals[index].customerShare
      let scale = Double(customers.count)
      let customersInterval = interval.lowerBound * scale...interval.upperBound * scale
      let distinctiveness = distinctiveness(index, names)
      return Segment(
        id: index + 1, name: names[index], customers: ranking.sizes[index],
        customersInterval: customersInterval, customerShare: share,
        revenue: ranking.revenues[index], revenueShare: revenueShare,
        revenueShareInterval: total > .zero ? intervals[index].revenueShare : nil,
        profile: profiles[index], traits: traits[index], reach: reach[index],
        distinctiveness: distinctiveness, rule: rules[index],
        gates: Gates(
          Gates.Measures(
            customers: ranking.sizes[index], customersInterval: customersInterval,
            customerShare: share, revenueShare: revenueShare, reach: reach[index],
            distinctiveness: distinctiveness, isProven: areProven, rule: rules[index],
            isOnly: count == 1),
          thresholds: settings.thresholds),
        action: SegmentAdvice.action(
          medians[index], spendsMost: medians.allSatisfy { $0.value <= medians[index].value }),
        summary: SegmentAdvice.summary(
          customers: ranking.sizes[index], traits: medians[index], all: everybody))
    }
    return (segments, notes)
  }

  private func distinctiveness(_ index: Int, _ names: [String]) -> Distinctiveness {
    Distinctiveness(
      silhouette: standing.means[index], misplacedShare: standing.misplacedShares[index],
      stability: stabilities?[index],
      nearest: borders.nearest(to: index).map { other in
        Distinctiveness.Nearest(
          id: other + 1, name: names[other], distance: borders.distances[index][other],
          overlap: borders.overlaps[index][other], valleyDepth: borders.depths[index][other])
      })
  }

  private func profiles(_ columns: [GroupedColumn]) -> [[FeatureProfile]] {
    let centers = statistics.groups.map { preparation.invert($0.mean) }
    var profiles = [[FeatureProfile]](repeating: [], count: count)
    var active = 0
    for (column, feature) in features.features.enumerated() {
      let isConstant = preparation.columns[column].isConstant
      for (index, group) in columns[column].groups.enumerated() {
        let effect = isConstant ? nil : statistics.effect(segment: index, column: active)
        profiles[index].append(
          FeatureProfile(
            feature: feature, center: centers[index][column],
            mean: group.sum / Double(group.count),
            median: group.median, lowerQuartile: group.lowerQuartile,
            upperQuartile: group.upperQuartile, overallMedian: columns[column].median,
            standardizedCenter: isConstant
              ? 0 : statistics.standardizedCenter(segment: index, column: active),
            effectSize: effect?.size ?? 0, effectInterval: effect?.interval ?? 0...0))
      }
      if !isConstant { active += 1 }
    }
    return profiles
  }
}
