// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing

/// Looks for a better optimum near the best of several starts.
///
/// Two moves, in turn until neither helps: swaps of centres (`KMeansSwaps`), each tried by Lloyd's
/// iteration, and transfers of single rows (`KMeansTransfers`). Each is kept only if the inertia
/// falls. Deterministic: nothing is drawn.
struct KMeansRefinement<Scalar: KMeansScalar> {
  let points: KMeansPoints<Scalar>
  let maximumIterationCount: Int
  /// Swaps that may still be tried.
  var trialCount: Int
  /// The part of the inertia that must be won for the result to count.
  let leastGain: Double
  let execution: Execution

  private typealias Partition = KMeansResult<KMeansTable<Scalar>>

  /// The most rows that transfers are made in; among more, one row's weight hardly matters.
  private static var transferRowLimit: Int { 4_096 }

  /// The best that the outcomes lead to: from one after the other, as long as there are trials.
  ///
  /// - Parameter outcomes: At least one, the best first.
  /// - Returns: An outcome with as many clusters as the first has; nil when Lloyd's iteration from
  ///   the first leads as far.
  /// - Throws: `CancellationError`.
  mutating func refined(_ outcomes: [KMeansOutcome]) throws -> KMeansOutcome? {
    let first = try lloyd(outcomes[0].centers)
    var best = try search(from: first).outcome
    for (before, next) in zip(outcomes, outcomes.dropFirst()) where trialCount > 0 {
      // Many starts lead to one place.
      if next.inertia <= before.inertia * (1 + 1e-6) { continue }
      let other = try search(from: try lloyd(next.centers)).outcome
      if other.centers.count == best.centers.count, other.inertia < best.inertia { best = other }
    }
    let isBetter =
      best.centers.count == outcomes[0].centers.count
      && best.inertia < first.outcome.inertia * (1 - leastGain)
    return isBetter ? best : nil
  }

  private mutating func search(from start: Partition) throws -> Partition {
    var best = try transferred(start)
    while try swap(&best) {}
    return best
  }

  private func lloyd(_ centers: KMeansCenters) throws -> Partition {
    var lloyd = KMeansLloyd(
      from: centers,
      clusters: KMeansTable(points, clusterCount: centers.count, execution: execution), shift: 0,
      maximumIterationCount: maximumIterationCount)
    while !lloyd.isFinished { try lloyd.step() }
    return try lloyd.result()
  }

  /// Whether a partition has as many clusters as another, and less inertia.
  private func isBetter(_ result: Partition, than other: Partition) -> Bool {
    result.outcome.centers.count == other.outcome.centers.count
      && result.outcome.inertia < other.outcome.inertia * (1 - 1e-9)
  }

  /// Tries swaps in the order of their estimated gains until one helps; tells whether one did.
  private mutating func swap(_ best: inout Partition) throws -> Bool {
    guard trialCount > 0, best.outcome.centers.count > 1 else { return false }
    let swaps = KMeansSwaps(best)
    for swap in swaps.swaps.prefix(best.outcome.centers.count) {
      guard trialCount > 0 else { return false }
      trialCount -= 1
      try execution.checkCancellation()
      let result = try transferred(try lloyd(swaps.centers(after: swap)))
      if isBetter(result, than: best) {
        best = result
        return true
      }
    }
    return false
  }

  /// The partition after moving single rows, if that is better.
  private func transferred(_ result: Partition) throws -> Partition {
    guard points.rowCount <= Self.transferRowLimit, result.outcome.rests else { return result }
    var transfers = KMeansTransfers(result)
    for _ in 0..<maximumIterationCount {
      try execution.checkCancellation()
      if transfers.pass() == 0 { break }
    }
    guard transfers.moveCount > 0 else { return result }
    let other = try lloyd(transfers.centers)
    return isBetter(other, than: result) ? other : result
  }
}
