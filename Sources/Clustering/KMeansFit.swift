// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import DenseLinearAlgebra
import ReproducibleComputing

/// One fit: the starts of k-means, Lloyd's iteration from each, and the choice of the best.
struct KMeansFit<Scalar: KMeansScalar> {
  let parameters: KMeans
  let points: KMeansPoints<Scalar>
  let seed: UInt64
  let execution: Execution

  /// Where one start has led.
  private struct Outcome {
    var centers: KMeansCenters
    var assignment: KMeansAssignment<Scalar>
    var inertia: Double
    var iterationCount: Int
    var converged: Bool
  }

  /// The model of the start with the least inertia, the earlier one on ties.
  func best() throws -> KMeansModel {
    let shift =
      parameters.tolerance > 0
      ? parameters.tolerance * points.meanVariance(execution: execution) : 0
    var best: Outcome?
    let startCount: Int
    switch parameters.initialization {
    case .kMeansPlusPlus: startCount = parameters.restartCount
    case .centers: startCount = 1
    }
    for start in 0..<startCount {
      let lower = Double(start) / Double(startCount)
      let part = execution.part("k-means", lower...Double(start + 1) / Double(startCount))
      let outcome = try lloyd(from: initialCenters(start: start), shift: shift, execution: part)
      if let kept = best, outcome.inertia >= kept.inertia { continue }
      best = outcome
    }
    guard let best else { preconditionFailure("there is at least one start") }
    execution.report("k-means", fraction: 1)
    return model(of: best)
  }

  private func initialCenters(start: Int) throws -> KMeansCenters {
    switch parameters.initialization {
    case .centers(let centers): return KMeansCenters(centers)
    case .kMeansPlusPlus:
      let generator = SeededGenerator(seed: seed, stream: UInt64(start))
      var seeding = KMeansSeeding(points: points, generator: generator, execution: execution)
      return try seeding.centers(count: parameters.clusterCount)
    }
  }

  /// Assigns and averages until the centres rest.
  ///
  /// Lloyd, "Least squares quantization in PCM", IEEE Trans. Inf. Theory 28:2, 1982.
  private func lloyd(
    from initial: KMeansCenters, shift tolerated: Double, execution: Execution
  ) throws -> Outcome {
    var centers = initial
    var assignment = KMeansAssignment(points: points, clusterCount: centers.count)
    // In exact arithmetic no centres come back, for the inertia falls; rounding might bring them.
    var seen: Set<UInt64> = [centers.fingerprint]
    var iteration = 0
    var converged = false
    var labelsFollow = false
    while iteration < parameters.maximumIterationCount {
      iteration += 1
      execution.report(
        "k-means", fraction: Double(iteration) / Double(parameters.maximumIterationCount))
      let changed = try assignment.assign(to: centers, points: points, execution: execution)
      let relocated = try KMeansRelocation(
        assignment: assignment, centers: centers, points: points, execution: execution)
      labelsFollow = changed == 0 && relocated.isEmpty
      if labelsFollow {
        converged = true
        break
      }
      let next = relocated.means()
      let moved = next.squaredShift(from: centers)
      centers = next
      if relocated.isEmpty, moved <= tolerated {
        converged = true
        break
      }
      if !seen.insert(centers.fingerprint).inserted {
        converged = true
        break
      }
    }
    if !labelsFollow {
      try assignment.assign(to: centers, points: points, execution: execution)
    }
    let empty = Set(assignment.emptyClusters)
    if !empty.isEmpty {
      centers = centers.removing(empty)
      assignment = KMeansAssignment(points: points, clusterCount: centers.count)
      try assignment.assign(to: centers, points: points, execution: execution)
    }
    let inertia = try assignment.inertia(centers: centers, points: points, execution: execution)
    return Outcome(
      centers: centers, assignment: assignment, inertia: inertia, iterationCount: iteration,
      converged: converged)
  }

  private func model(of best: Outcome) -> KMeansModel {
    var notes: [String] = []
    let count = best.centers.count
    if count < parameters.clusterCount {
      let reason =
        best.inertia == 0
        ? "the rows have only \(count) distinct values" : "only \(count) kept any rows"
      notes.append(
        "\(parameters.clusterCount) clusters were asked for, but \(reason): \(count) came back.")
    }
    if !best.converged {
      notes.append(
        "The centres still moved after \(best.iterationCount) iterations, the most allowed.")
    }
    return KMeansModel(
      centers: best.centers.matrix, labels: best.assignment.labels,
      sizes: best.assignment.sizes, weights: (0..<count).map(best.assignment.weight),
      inertia: best.inertia, iterationCount: best.iterationCount, converged: best.converged,
      notes: notes)
  }
}
