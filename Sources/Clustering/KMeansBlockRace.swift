// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing
import Synchronization

/// Many starts over the same blocks, each on one thread, several side by side.
struct KMeansBlockRace<Scalar: KMeansScalar> {
  let blocks: KMeansBlocks<Scalar>
  let parameters: KMeans
  let seed: UInt64
  /// The squared shift at which centres rest.
  let shift: Double
  let execution: Execution

  /// How long the threads work before the task is asked whether it is cancelled.
  private static var slice: Duration { .milliseconds(20) }

  private struct Job: Sendable {
    let clusterCount: Int
    let start: Int
  }

  /// What a thread works on, from one slice of time to the next.
  private struct Slot {
    var job: Int?
    var start: KMeansBlockStart<Scalar>?
  }

  /// For each of the numbers of clusters the outcomes of all starts, in the starts' order.
  ///
  /// - Throws: `CancellationError`.
  func outcomes(clusterCounts: [Int]) throws -> [[KMeansOutcome]] {
    // The longest first, so that no thread ends long after the others.
    let jobs = clusterCounts.sorted(by: >).flatMap { count in
      (0..<parameters.restartCount).map { Job(clusterCount: count, start: $0) }
    }
    let outcomes = Array(zip(jobs, try run(jobs)))
    return clusterCounts.map { count in
      outcomes.filter { $0.0.clusterCount == count }.map(\.1)
    }
  }

  private func run(_ jobs: [Job]) throws -> [KMeansOutcome] {
    var results = [Result<KMeansOutcome, any Error>?](repeating: nil, count: jobs.count)
    var slots = [Slot](repeating: Slot(), count: min(execution.threadCount, jobs.count))
    let nextJob = Atomic<Int>(0)
    let work = jobs.reduce(0) { $0 + $1.clusterCount }
    while results.contains(where: { $0 == nil }) {
      try execution.checkCancellation()
      let done = zip(jobs, results).reduce(0) { $0 + ($1.1 == nil ? 0 : $1.0.clusterCount) }
      execution.report("k-means", fraction: Double(done) / Double(work))
      results.withUnsafeMutableBufferPointer { results in
        slots.withUnsafeMutableBufferPointer { slots in
          // Each thread has a slot of its own, and each job is in one slot: the writes never meet.
          nonisolated(unsafe) let (results, slots) = (results, slots)
          execution.forEachChunk(of: slots.count, size: 1) { slot, _ in
            advance(&slots[slot], jobs, nextJob, results)
          }
        }
      }
    }
    return try results.compactMap { try $0?.get() }
  }

  /// Works until the slice of time is over, or no job is left.
  private func advance(
    _ slot: inout Slot, _ jobs: [Job], _ nextJob: borrowing Atomic<Int>,
    _ results: UnsafeMutableBufferPointer<Result<KMeansOutcome, any Error>?>
  ) {
    let clock = ContinuousClock()
    let end = clock.now + Self.slice
    while clock.now < end {
      guard let job = slot.job else {
        let next = nextJob.wrappingAdd(1, ordering: .relaxed).oldValue
        guard next < jobs.count else { return }
        var parameters = parameters
        parameters.clusterCount = jobs[next].clusterCount
        slot.job = next
        slot.start = KMeansBlockStart(
          blocks, parameters: parameters,
          generator: SeededGenerator(seed: seed, stream: UInt64(jobs[next].start)), shift: shift)
        continue
      }
      do {
        guard let outcome = try slot.start?.step() else { continue }
        results[job] = .success(outcome)
      } catch {
        results[job] = .failure(error)
      }
      slot = Slot()
    }
  }
}
