// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clustering
import CustomerFeatures
import DenseLinearAlgebra
import ReproducibleComputing
import SalesData

/// Describes and scores the segments of the chosen partition.
struct ResultAssembly {
  let settings: SegmentDiscoverer
  let customers: CustomerTable
  let attributes: CustomerAttributes?
  let features: FeatureTable
  let preparation: FeaturePreparation
  let finding: StructureFinding
  let search: CandidateSearch
  let chosen: (index: Int?, reason: Wording)

  private var points: Matrix<Double> { search.points }
  private var candidate: CandidateSearch.Candidate? {
    chosen.index.map { search.candidates[$0] }
  }

  func result(progress: ProgressSpan) throws -> DiscoveryResult {
    let candidate = candidate
    let ranking = SegmentRanking(
      labels: candidate?.labels ?? Array(repeating: 0, count: customers.count),
      count: candidate?.k ?? 1, money: customers.monetary, points: points)
    let count = ranking.sizes.count
    let statistics = SegmentStatistics(
      points: points, segmentIndices: ranking.indices, segmentCount: count)
    try progress.execution.checkCancellation()
    let parts = progress.parts(
      StageCosts(customers: customers.count, counts: nil).assembly)
    let borders = try SegmentBorders(
      spread: finding.spread, indices: ranking.indices, statistics: statistics,
      execution: parts[0].named("measuring borders"))
    let rules = try rules(
      ranking, execution: parts[1].named("finding rules"))
    let stabilities = try stabilities(
      ranking, execution: parts[2].named("repeating the chosen segments"))
    let (segments, notes) = try SegmentAssembly(
      settings: settings, customers: customers, attributes: attributes, features: features,
      preparation: preparation,
      ranking: ranking, statistics: statistics, borders: borders, rules: rules.map(\.rule),
      stabilities: stabilities,
      standing: SilhouetteStanding(
        candidate?.silhouette, ranking: ranking),
      areProven: finding.structure.verdict == .distinct && candidate?.method == .mixture
    ).segments(execution: parts[3].named("describing segments"))
    return DiscoveryResult(
      customers: customers, attributes: attributes, features: features, preparation: preparation,
      segmentIndices: ranking.indices, structure: finding.structure, choice: choice(),
      segments: segments, thresholds: settings.thresholds,
      adjustments: AdjustmentSearch(
        segments: segments, borders: borders, statistics: statistics, groups: finding.groups,
        indices: ranking.indices
      ).adjustments(),
      views: try views(ranking, segments, rules),
      densities: candidate?.method == .mixture
        ? search.densities.map { densities in
          SegmentDensities(
            preparation: densities.preparation,
            components: ranking.clusters.map { densities.components[$0] })
        } : nil,
      silhouette: SilhouetteProfile(
        candidate?.silhouette, segmentIndices: ranking.indices, sizes: ranking.sizes),
      tree: try search.tree.map {
        try SegmentTree($0, segmentIndices: ranking.indices, segmentCount: count)
      },
      change: try settings.previous.map { try SegmentChange(from: $0, to: customers) },
      rfm: try RFMOverview(customers), seed: settings.seed,
      notes: search.notes + notes
        + (customers.count > RuleSearch.customerLimit ? [Self.sampled] : []))
  }

  private static let sampled: Wording = """
    Rules were looked for in a random sample of about \(RuleSearch.customerLimit) customers; their \
    precision and recall are of all.
    """

  private func choice() -> Choice {
    Choice(
      algorithm: candidate?.method.rawValue ?? "none", k: candidate?.k ?? 1,
      reason: chosen.reason, rule: ChoiceRule.text,
      candidates: search.candidates.enumerated().map { index, candidate in
        Choice.Candidate(
          algorithm: candidate.method.rawValue, k: candidate.k,
          silhouette: candidate.silhouette.mean,
          silhouetteInterval: candidate.silhouette.meanInterval,
          silhouetteSquared: candidate.silhouetteSquared,
          calinskiHarabasz: candidate.indices.calinskiHarabasz,
          daviesBouldin: candidate.indices.daviesBouldin, inertia: candidate.indices.inertia,
          smallestShare: candidate.smallestShare, stability: candidate.stabilities?.min(),
          stabilities: candidate.stabilities?.sorted(), gap: candidate.gap?.value,
          gapError: candidate.gap?.error, predictionStrength: candidate.predictionStrength,
          agreement: search.agreement(index), isChosen: index == chosen.index)
      },
      agreement: candidate.flatMap { search.agreement(segments: $0.k) },
      evidenceCustomers: search.candidates.contains { $0.stabilities != nil }
        ? search.evidence.sample.rows.count : nil)
  }

  private func rules(
    _ ranking: SegmentRanking, execution: Execution
  ) throws -> [(rule: SegmentRule, conditions: [ThresholdCondition])] {
    let search = try RuleSearch(
      features, indices: ranking.indices, sizes: ranking.sizes, seed: settings.seed,
      execution: execution)
    let one = Execution(threadCount: 1)
    // One segment a chunk: each rule is found alone, so threads change nothing.
    return try execution.mapChunks(of: ranking.sizes.count, size: 1) { index, _ in
      Result { try search.rule(for: index, execution: one) }
    }.map { try $0.get() }
  }

  /// The mean Jaccard coefficient of each segment, of a hundred samples.
  private func stabilities(
    _ ranking: SegmentRanking, execution: Execution
  ) throws -> [Double]? {
    guard let candidate, candidate.stabilities != nil else { return nil }
    return try search.evidence.stability(
      ranking.indices, by: candidate.method, groups: finding.groups,
      replicates: search.evidence.resampleCount, trees: TreeCache(), execution: execution)
  }

  private func views(
    _ ranking: SegmentRanking, _ segments: [Segment],
    _ rules: [(rule: SegmentRule, conditions: [ThresholdCondition])]
  ) throws -> SegmentViews {
    func labels(_ method: CandidateSearch.Method) -> [Int32]? {
      search.candidates.first { $0.method == method && $0.k == candidate?.k }?.labels
    }
    let methods = labels(.kmeans).flatMap { kMeans in labels(.ward).map { (kMeans, $0) } }
    return SegmentViews(
      indices: ranking.indices, names: segments.map(\.name),
      picks: RuleSearch.picks(rules, table: features),
      scores: try RFMScores(customers), methods: methods)
  }
}
