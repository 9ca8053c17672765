// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import DenseLinearAlgebra
import ReproducibleComputing

extension KMeansFit {
  /// The most rows among which a better optimum is looked for; of more, a sample.
  private static var refinedRowLimit: Int { 16_384 }
  private static var sampleSize: Int { 8_192 }

  /// The outcome with the least inertia, the earlier start's on ties, or a better one near it.
  ///
  /// - Parameters:
  ///   - outcomes: Those of all starts.
  ///   - blocks: The rows that the starts were of, if they lay in blocks.
  /// - Returns: An outcome with no more inertia than the best start's.
  /// - Throws: `CancellationError`.
  func refined(
    _ outcomes: [KMeansOutcome], in blocks: KMeansBlocks<Scalar>? = nil
  ) throws -> KMeansOutcome {
    let sorted = outcomes.stableSorted { $0.inertia < $1.inertia }
    let best = sorted[0]
    guard parameters.refinesBest, case .kMeansPlusPlus = parameters.initialization,
      best.converged, best.centers.count > 1
    else { return best }
    let rows = blocks?.points ?? points
    guard
      var better = rows.rowCount <= Self.refinedRowLimit
        ? try refined(sorted, rows: rows, leastGain: 1e-9)
        : try refined(sorted, sampledFrom: rows, in: blocks)
    else { return best }
    guard better.centers.count == best.centers.count, better.inertia < best.inertia else {
      return best
    }
    better.iterationCount = best.iterationCount
    better.converged = best.converged
    return better
  }

  /// The best outcomes for several numbers of clusters.
  ///
  /// Few rows are too little work for several threads, so there each number of clusters has its own.
  func refined(
    each outcomes: [[KMeansOutcome]], in blocks: KMeansBlocks<Scalar>
  ) throws -> [KMeansOutcome] {
    guard blocks.points.rowCount <= Self.refinedRowLimit else {
      return try outcomes.map { try refined($0, in: blocks) }
    }
    let alone = KMeansFit(
      parameters: parameters, points: points, seed: seed,
      execution: Execution(threadCount: 1))
    // The most clusters take longest, so they go first.
    let found = execution.mapChunks(of: outcomes.count, size: 1) { place, _ in
      Result { try alone.refined(outcomes[outcomes.count - 1 - place], in: blocks) }
    }
    try execution.checkCancellation()
    return try found.reversed().map { try $0.get() }
  }

  private func refined(
    _ sorted: [KMeansOutcome], rows: KMeansPoints<Scalar>, leastGain: Double
  ) throws -> KMeansOutcome? {
    let isSample = leastGain > 1e-6
    let count = sorted[0].centers.count
    // A trial costs a third of a start or so, and all of them about what the starts have cost. In
    // a sample only what helps soon and much is of use.
    var refinement = KMeansRefinement(
      points: rows,
      maximumIterationCount: min(parameters.maximumIterationCount, isSample ? 25 : .max),
      trialCount: isSample ? count : 4 * parameters.restartCount, leastGain: leastGain,
      execution: Execution(threadCount: execution.threadCount))
    let starts = isSample ? 1 : (parameters.restartCount + 2) / 3
    return try refinement.refined(Array(sorted.prefix(starts)))
  }

  /// Looks for a better optimum of a sample, and goes there with all rows if that gains more than
  /// the sample's noise.
  private func refined(
    _ sorted: [KMeansOutcome], sampledFrom rows: KMeansPoints<Scalar>,
    in blocks: KMeansBlocks<Scalar>?
  ) throws -> KMeansOutcome? {
    // Evenly spread: of neighbours that lie side by side, too.
    let chosen = (0..<Self.sampleSize).map { $0 * rows.rowCount / Self.sampleSize }
    let sample = Matrix<Scalar>(
      rowCount: chosen.count, columnCount: rows.columnCount,
      columnMajor: (0..<rows.columnCount).flatMap { column in
        chosen.map { rows.base[column * rows.rowCount + $0] }
      })
    let weights = rows.weights == nil ? nil : chosen.map(rows.weight)
    if let weights, !weights.contains(where: { $0 > 0 }) { return nil }
    let found = try sample.withUnsafeColumns { base in
      try KMeansPoints.with(
        base, points: sample, weights: weights, execution: execution, kernel: rows.kernel
      ) { try refined(sorted, rows: $0, leastGain: 1e-3) }
    }
    guard let centers = found?.centers else { return nil }
    if let blocks {
      return try lloyd(centers, KMeansBlockClusters(blocks, clusterCount: centers.count))
    }
    let quiet = Execution(threadCount: execution.threadCount)
    return try lloyd(
      centers, KMeansTable(points, clusterCount: centers.count, execution: quiet))
  }

  private func lloyd<Clusters: KMeansClusters>(
    _ centers: KMeansCenters, _ clusters: Clusters
  ) throws -> KMeansOutcome {
    var lloyd = KMeansLloyd(
      from: centers, clusters: clusters, shift: 0,
      maximumIterationCount: parameters.maximumIterationCount)
    while !lloyd.isFinished {
      try execution.checkCancellation()
      try lloyd.step()
    }
    return try lloyd.result().outcome
  }
}
