// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import DenseLinearAlgebra
import ReproducibleComputing
import Testing

@testable import Clustering

@Suite struct ResamplingTests {
  private typealias Golden = ValidityGolden

  private let kMeans: PartitionClusterer = { points, weights, count, seed in
    try KMeans(clusterCount: count, restartCount: 2).fit(
      points, weights: weights, seed: seed, execution: Execution(threadCount: 1)
    ).labels
  }

  /// Three round clusters far apart, of unequal size.
  private func separated(_ rows: Int = 60) -> (points: Matrix<Double>, labels: [Int32]) {
    var generator = SeededGenerator(seed: 4)
    let labels = (0..<rows).map { Int32([0, 0, 0, 1, 1, 2][$0 % 6]) }
    let points = Matrix(
      rows: labels.map { label in
        [10 * Double(label % 2), 10 * Double(label / 2)].map { $0 + generator.approximateNormal() }
      })
    return (points, labels)
  }

  /// The example of R's documentation of maxSE, and what R answers.
  @Test func standardErrorRules() {
    let values: [Double] = [2, 3, 5, 4, 7, 8, 5, 4]
    let errors = [0.5, 0.5, 1, 0.5, 0.5, 1.5, 0.5, 0.5]
    func choices(_ rule: StandardErrorRule) -> [Int] {
      [0.25, 1, 2, 4].map { rule.choose(values: values, errors: errors, factor: $0) + 1 }
    }
    #expect(choices(.firstSEmax) == [3, 3, 2, 1])
    #expect(choices(.tibs2001SEmax) == [3, 3, 1, 1])
    #expect(choices(.globalSEmax) == [6, 5, 3, 1])
    #expect(choices(.firstmax) == [3, 3, 3, 3])
    #expect(choices(.globalmax) == [6, 6, 6, 6])
    for rule in StandardErrorRule.allCases {
      #expect(rule.choose(values: [1], errors: [0]) == 0)
    }
  }

  @Test func gap() throws {
    let (points, _) = separated()
    for reference in [GapStatistic.Reference.box, .principalAxes] {
      let results = try [1, 3].map { threads in
        try GapStatistic.of(
          points, clusterCounts: 1...5, reference: reference, replicateCount: 12, seed: 5,
          execution: Execution(threadCount: threads), clusterer: kMeans)
      }
      #expect(results[0] == results[1])
      let gap = results[0]
      for rule in StandardErrorRule.allCases { #expect(gap.clusterCount(by: rule) == 3) }
      for index in 0..<5 {
        #expect(
          gap.gaps[index] == gap.expectedLogDispersions[index] - gap.logDispersions[index])
        #expect(gap.standardErrors[index] > 0)
      }
    }
    // The observed part is the logarithm of the inertia.
    let known = try GapStatistic.of(
      Matrix(rows: Golden.points), clusterCounts: 3...3, replicateCount: 2
    ) { points, _, _, _ in
      points.rowCount == Golden.first.count ? Golden.first : []
    }
    #expect(isClose(known.logDispersions[0], Golden.logDispersion))
  }

  @Test func weightsEqualRepeatedRows() throws {
    let (points, labels) = separated(36)
    var weights = SimulatedPoints.weights(rows: 36)
    weights[7] = 0
    let repeated = SimulatedPoints.repeated(points, weights: weights, labels: labels)
    // The same partition of weighted and of repeated rows, whatever is drawn.
    let halfPlane: PartitionClusterer = { points, _, count, _ in
      (0..<points.rowCount).map { Int32(points[$0, 0] > 4 ? 1 : points[$0, 1] > 9.5 ? 2 : 0) }
    }
    let gaps = [
      try GapStatistic.of(
        points, clusterCounts: 2...3, weights: weights, replicateCount: 4, clusterer: halfPlane),
      try GapStatistic.of(
        repeated.points, clusterCounts: 2...3, replicateCount: 4, clusterer: halfPlane),
    ]
    #expect(gaps[0].expectedLogDispersions == gaps[1].expectedLogDispersions)
    #expect(zip(gaps[0].gaps, gaps[1].gaps).allSatisfy { isClose($0, $1, 1e-10) })
    let strengths = [
      try PredictionStrength.of(
        points, clusterCounts: 2...2, weights: weights, splitCount: 6, clusterer: halfPlane),
      try PredictionStrength.of(
        repeated.points, clusterCounts: 2...2, splitCount: 6, clusterer: halfPlane),
    ]
    #expect(strengths[0] == strengths[1])
    let stabilities = [
      try BootstrapStability.of(
        points, labels: labels, weights: weights, replicateCount: 8, starts: .cold,
        clusterer: halfPlane),
      try BootstrapStability.of(
        repeated.points, labels: repeated.labels, replicateCount: 8, starts: .cold,
        clusterer: halfPlane),
    ]
    #expect(stabilities[0] == stabilities[1])
    #expect(stabilities[0].means.contains { $0 < 1 })
  }

  @Test func predictionStrength() throws {
    let (points, _) = separated()
    let results = try [1, 2, 16].map { threads in
      try PredictionStrength.of(
        points, clusterCounts: 1...5, splitCount: 8, seed: 3,
        execution: Execution(threadCount: threads), clusterer: kMeans)
    }
    #expect(results.allSatisfy { $0 == results[0] })
    #expect(results[0].clusterCount() == 3)
    #expect(results[0].means[0] == 1)
    #expect(results[0].means[2] == 1)
    #expect(results[0].means[4] < 0.8)
    #expect(results[0].clusterCount(cutOff: 2) == 1)
    let even = (0..<Golden.first.count).map { $0 % 2 == 0 ? 1.0 : 0 }
    let strength = try PredictionStrength.strength(
      Matrix(rows: Golden.points), of: Golden.first, even, by: Golden.second,
      even.map { 1 - $0 })
    #expect(isClose(strength, Golden.strength))
  }

  @Test func bootstrapStability() throws {
    let (points, labels) = separated()
    let results = try [1, 2, 16].map { threads in
      try BootstrapStability.of(
        points, labels: labels, replicateCount: 10, starts: .cold, seed: 8,
        execution: Execution(threadCount: threads), clusterer: kMeans)
    }
    #expect(results.allSatisfy { $0 == results[0] })
    #expect(results[0].verdicts == [.highlyStable, .highlyStable, .highlyStable])
    #expect(results[0].recoveredCounts.allSatisfy { $0 >= 9 })
    // Labels that have nothing to do with the points are not found again.
    let arbitrary = labels.enumerated().map { Int32($0.offset % 2) }
    let bad = try BootstrapStability.of(
      points, labels: arbitrary, replicateCount: 10, starts: .cold, clusterer: kMeans)
    #expect(bad.verdicts.allSatisfy { $0 == .dissolved || $0 == .doubtful })
    let partition = try PartitionLabels(
      Golden.first, rowCount: Golden.first.count, weights: nil)
    let jaccard = BootstrapStability.jaccard(
      of: partition, found: Golden.second, weights: Golden.weights)
    #expect(zip(jaccard, Golden.jaccard).allSatisfy { isClose($0 ?? -1, $1) })
    // A sample without a cluster says nothing of it.
    let absent = BootstrapStability.jaccard(
      of: partition, found: Golden.second, weights: Golden.first.map { $0 == 1 ? 0 : 1 })
    #expect(absent[1] == nil && absent[0] != nil && absent[2] != nil)
  }

  @Test func cutOffs() {
    let words: [(Double, BootstrapStability.Verdict)] = [
      (0.5, .dissolved), (0.51, .doubtful), (0.6, .pattern), (0.75, .stable),
      (0.85, .highlyStable), (1, .highlyStable), (0, .dissolved),
    ]
    for (value, verdict) in words {
      #expect(BootstrapStability.Verdict(jaccard: value) == verdict)
    }
  }

  @Test func badInput() async {
    let (points, labels) = separated(12)
    func code(_ body: () throws -> Void) -> ClusteringError.Code? { clusteringError(body)?.code }
    #expect(
      code { _ = try GapStatistic.of(points, clusterCounts: 0...2, clusterer: kMeans) }
        == .parameter)
    #expect(
      code {
        _ = try GapStatistic.of(
          points, clusterCounts: 1...2, replicateCount: 1, clusterer: kMeans)
      } == .parameter)
    #expect(
      code { _ = try PredictionStrength.of(points, clusterCounts: 1...7, clusterer: kMeans) }
        == .parameter)
    let halves = [Double](repeating: 0.5, count: 12)
    #expect(
      code {
        _ = try BootstrapStability.of(
          points, labels: labels, weights: halves, starts: .warm, clusterer: kMeans)
      } == .weights)
    #expect(
      code {
        _ = try BootstrapStability.of(points, labels: labels, starts: .cold) { _, _, _, _ in [] }
      } == .shape)
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      _ = try PredictionStrength.of(points, clusterCounts: 1...2, clusterer: kMeans)
    }
    await #expect(throws: CancellationError.self) { try await task.value }
  }
}
