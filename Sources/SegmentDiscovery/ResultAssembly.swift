// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clustering
import CustomerFeatures
import DenseLinearAlgebra
import ReproducibleComputing
import SalesData

/// Describes and scores the segments of the chosen partition.
struct ResultAssembly {
  let customers: CustomerTable
  let features: FeatureTable
  let preparation: FeaturePreparation
  let points: Matrix<Double>
  let search: CandidateSearch
  let chosen: (index: Int?, reason: String)
  let seed: UInt64

  func result(progress: ProgressSpan) throws -> DiscoveryResult {
    let candidate = chosen.index.map { search.candidates[$0] }
    let ranking = SegmentRanking(
      labels: candidate?.labels ?? Array(repeating: 0, count: customers.count),
      count: candidate?.k ?? 1, money: customers.monetary, points: points)
    let count = ranking.sizes.count
    let statistics = SegmentStatistics(
      points: points, segmentIndices: ranking.indices, segmentCount: count)
    try progress.execution.checkCancellation()
    let segments = try segments(
      ranking, statistics, candidate?.silhouette,
      execution: progress.named("describing segments"))
    return DiscoveryResult(
      customers: customers, features: features, preparation: preparation,
      segmentIndices: ranking.indices, choice: choice(candidate), segments: segments,
      silhouette: SilhouetteProfile(
        candidate?.silhouette, segmentIndices: ranking.indices, sizes: ranking.sizes),
      tree: try search.tree.map {
        try SegmentTree($0, segmentIndices: ranking.indices, segmentCount: count)
      },
      rfm: try RFMOverview(customers), seed: seed, notes: search.notes)
  }

  private func choice(_ candidate: CandidateSearch.Candidate?) -> Choice {
    let sameCount = search.candidates.filter { $0.k == candidate?.k }
    return Choice(
      algorithm: candidate?.algorithm.rawValue ?? "none", k: candidate?.k ?? 1,
      reason: chosen.reason, rule: ChoiceRule.text,
      candidates: search.candidates.enumerated().map { index, candidate in
        Choice.Candidate(
          algorithm: candidate.algorithm.rawValue, k: candidate.k,
          silhouette: candidate.silhouette.mean,
          silhouetteInterval: candidate.silhouette.meanInterval,
          silhouetteSquared: candidate.silhouetteSquared,
          calinskiHarabasz: candidate.indices.calinskiHarabasz,
          daviesBouldin: candidate.indices.daviesBouldin, inertia: candidate.indices.inertia,
          smallestShare: candidate.smallestShare, isChosen: index == chosen.index)
      },
      agreement: sameCount.count == 2
        ? adjustedRandIndex(sameCount[0].labels, sameCount[1].labels) : nil)
  }

  private func segments(
    _ ranking: SegmentRanking, _ statistics: SegmentStatistics, _ silhouette: Silhouette?,
    execution: Execution
  ) throws -> [Segment] {
    let count = ranking.sizes.count
    let total = ranking.revenues.reduce(Money.zero, +)
    let traitTable = try FeatureTable(customers, features: SegmentNaming.featureNames)
    let traits = SegmentNaming.traits(traitTable, ranking.indices, count: count)
    let everybody = SegmentNaming.traits(
      traitTable, Array(repeating: 0, count: customers.count), count: 1)[0]
    let names = SegmentNaming.names(traits)
    let profiles = profiles(ranking, statistics)
    let standing = SilhouetteStanding(silhouette, ranking: ranking)
    let rules = try rules(ranking, execution: execution)
    return (0..<count).map { index in
      let share = Double(ranking.sizes[index]) / Double(customers.count)
      let revenueShare =
        total > .zero
        ? Double(ranking.revenues[index].micros) / Double(total.micros) : 0
      let silhouette = standing.means[index]
      return Segment(
        id: index + 1, name: names[index], customers: ranking.sizes[index], customerShare: share,
        revenue: ranking.revenues[index], revenueShare: revenueShare, profile: profiles[index],
        distinctiveness: Distinctiveness(
          score: 100 * max(0, silhouette), word: Distinctiveness.Word(silhouette: silhouette),
          silhouette: silhouette, misplacedShare: standing.misplacedShares[index],
          nearest: nearest(to: index, statistics, names)),
        rule: rules[index], gates: Gates(customerShare: share, revenueShare: revenueShare),
        action: SegmentAdvice.action(
          traits[index], spendsMost: traits.allSatisfy { $0.value <= traits[index].value }),
        summary: SegmentAdvice.summary(
          customers: ranking.sizes[index], traits: traits[index], all: everybody))
    }
  }

  private func rules(_ ranking: SegmentRanking, execution: Execution) throws -> [SegmentRule] {
    let search = try RuleSearch(features, execution: execution)
    // One segment a chunk: each rule is found alone, so threads change nothing.
    return try execution.mapChunks(of: ranking.sizes.count, size: 1) { index, _ in
      Result { try search.rule(for: ranking.indices.map { $0 == Int32(index) }) }
    }.map { try $0.get() }
  }

  private func nearest(
    to index: Int, _ statistics: SegmentStatistics, _ names: [String]
  ) -> Distinctiveness.Nearest? {
    func distance(_ other: Int) -> Double {
      zip(statistics.groups[index].mean, statistics.groups[other].mean)
        .reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
    }
    return names.indices.filter { $0 != index }.min { distance($0) < distance($1) }.map {
      Distinctiveness.Nearest(id: $0 + 1, name: names[$0], distance: distance($0))
    }
  }

  private func profiles(
    _ ranking: SegmentRanking, _ statistics: SegmentStatistics
  ) -> [[FeatureProfile]] {
    let centers = statistics.groups.map { preparation.invert($0.mean) }
    var profiles = [[FeatureProfile]](repeating: [], count: ranking.sizes.count)
    var active = 0
    for (column, feature) in features.features.enumerated() {
      let isConstant = preparation.columns[column].isConstant
      var members = [[Double]](repeating: [], count: ranking.sizes.count)
      for (value, index) in zip(features.values.column(column), ranking.indices) {
        members[Int(index)].append(value)
      }
      let overall = SampleStatistics.quantile(
        sorted: features.values.column(column).sorted(), 0.5)
      for index in members.indices {
        let sorted = members[index].sorted()
        let effect = isConstant ? nil : statistics.effect(segment: index, column: active)
        profiles[index].append(
          FeatureProfile(
            feature: feature, center: centers[index][column],
            mean: SampleStatistics.sum(members[index]) / Double(sorted.count),
            median: SampleStatistics.quantile(sorted: sorted, 0.5),
            lowerQuartile: SampleStatistics.quantile(sorted: sorted, 0.25),
            upperQuartile: SampleStatistics.quantile(sorted: sorted, 0.75),
            overallMedian: overall,
            standardizedCenter: isConstant
              ? 0 : statistics.standardizedCenter(segment: index, column: active),
            effectSize: effect?.size ?? 0, effectInterval: effect?.interval ?? 0...0))
      }
      if !isConstant { active += 1 }
    }
    return profiles
  }
}
