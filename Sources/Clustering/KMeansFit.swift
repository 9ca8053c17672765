// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import DenseLinearAlgebra
import ReproducibleComputing

/// The fits of one table: the starts of k-means, the choice of the best, and its model.
struct KMeansFit<Scalar: KMeansScalar> {
  let parameters: KMeans
  let points: KMeansPoints<Scalar>
  let seed: UInt64
  let execution: Execution

  /// The best model for each of some numbers of clusters.
  ///
  /// - Throws: `CancellationError`.
  func models(clusterCounts: [Int]) throws -> [KMeansModel] {
    let shift =
      parameters.tolerance > 0
      ? parameters.tolerance * points.meanVariance(execution: execution) : 0
    let inBlocks = clusterCounts.filter(usesBlocks)
    // A fit with k clusters costs about k times as much as one with 1.
    let work = clusterCounts.reduce(0.0) { $0 + Double($1) }
    var done = inBlocks.reduce(0.0) { $0 + Double($1) } / work
    var raced: [Int: KMeansOutcome] = [:]
    if !inBlocks.isEmpty {
      let part = execution.part(nil, 0...done)
      let blocks = try KMeansBlocks(points, execution: part)
      let race = KMeansBlockRace(
        blocks: blocks, parameters: parameters, seed: seed, shift: shift, execution: part)
      let outcomes = try race.outcomes(clusterCounts: inBlocks)
      for (count, outcome) in zip(inBlocks, try refined(each: outcomes, in: blocks)) {
        raced[count] = outcome
      }
    }
    var models: [KMeansModel] = []
    for count in clusterCounts {
      if let outcome = raced[count] {
        models.append(model(of: try finished(outcome), asked: count))
      } else {
        let end = min(1, done + Double(count) / work)
        models.append(
          model(
            of: try best(clusterCount: count, shift: shift, execution.part(nil, done...end)),
            asked: count))
        done = end
      }
    }
    execution.report("k-means", fraction: 1)
    return models
  }

  /// Whether the starts are run over blocks of rows.
  ///
  /// Putting the rows into blocks costs about as much as one start, which several starts share.
  /// Boxes tell little in many columns, and small tables are as fast without. A pass, and the sort,
  /// are one thread's work and must not outlast the moment in which a cancelled task stops.
  private func usesBlocks(_ clusterCount: Int) -> Bool {
    guard case .kMeansPlusPlus = parameters.initialization, parameters.restartCount > 1 else {
      return false
    }
    let work = points.rowCount.multipliedReportingOverflow(by: clusterCount * points.columnCount)
    return (4_096...1 << 22).contains(points.rowCount) && points.columnCount <= 6
      && clusterCount <= KMeansBlocks<Scalar>.centerLimit && !work.overflow
      && work.partialValue <= 1 << 29
  }

  /// The start with the least inertia, the earlier one on ties.
  private func best(
    clusterCount: Int, shift: Double, _ execution: Execution
  ) throws -> KMeansResult<KMeansTable<Scalar>> {
    let startCount: Int
    switch parameters.initialization {
    case .kMeansPlusPlus: startCount = parameters.restartCount
    case .centers: startCount = 1
    }
    let scores = KMeansScores(points: points, clusterCount: clusterCount)
    var best: KMeansResult<KMeansTable<Scalar>>?
    var outcomes: [KMeansOutcome] = []
    for start in 0..<startCount {
      let lower = Double(start) / Double(startCount)
      let part = execution.part("k-means", lower...Double(start + 1) / Double(startCount))
      let centers: KMeansCenters
      switch parameters.initialization {
      case .centers(let given): centers = KMeansCenters(given)
      case .kMeansPlusPlus:
        let generator = SeededGenerator(seed: seed, stream: UInt64(start))
        var seeding = KMeansSeeding(points: points, generator: generator, execution: part)
        centers = try seeding.centers(count: clusterCount)
      }
      var lloyd = KMeansLloyd(
        from: centers,
        clusters: KMeansTable(
          points, clusterCount: centers.count, scores: scores, execution: part),
        shift: shift, maximumIterationCount: parameters.maximumIterationCount)
      while !lloyd.isFinished {
        try lloyd.step()
        part.report(
          "k-means",
          fraction: Double(lloyd.iterationCount) / Double(parameters.maximumIterationCount))
      }
      let result = try lloyd.result()
      outcomes.append(result.outcome)
      if let kept = best, result.outcome.inertia >= kept.outcome.inertia { continue }
      best = result
    }
    guard let best else { preconditionFailure("there is at least one start") }
    let better = try refined(outcomes)
    return better.inertia < best.outcome.inertia ? try finished(better) : best
  }

  /// The outcome with its figures computed from the rows in the order in which they came.
  private func finished(_ outcome: KMeansOutcome) throws -> KMeansResult<KMeansTable<Scalar>> {
    var centers = outcome.centers
    var table = KMeansTable(points, clusterCount: centers.count, execution: execution)
    _ = try table.assign(to: centers)
    if outcome.rests {
      // Summed in another order, a mean may differ in its last bit.
      centers = table.means(keeping: centers)
      _ = try table.assign(to: centers)
    }
    return try KMeansResult(
      centers: centers, clusters: table, iterationCount: outcome.iterationCount,
      converged: outcome.converged, rests: true)
  }

  private func model(
    of best: KMeansResult<KMeansTable<Scalar>>, asked: Int
  ) -> KMeansModel {
    let outcome = best.outcome
    var notes: [String] = []
    let count = outcome.centers.count
    if count < asked {
      let reason =
        outcome.inertia == 0
        ? "the rows have only \(count) distinct values" : "only \(count) kept any rows"
      notes.append("\(asked) clusters were asked for, but \(reason): \(count) came back.")
    }
    if !outcome.converged {
      notes.append(
        "The centres still moved after \(outcome.iterationCount) iterations, the most allowed.")
    }
    let assignment = best.clusters.assignment
    return KMeansModel(
      centers: outcome.centers.matrix, labels: assignment.labels, sizes: assignment.sizes,
      weights: (0..<count).map(assignment.weight), inertia: outcome.inertia,
      iterationCount: outcome.iterationCount, converged: outcome.converged, notes: notes)
  }
}
