// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import DenseLinearAlgebra
import ReproducibleComputing
import Synchronization
import Testing

@testable import Clustering

/// Work that is cancelled in the middle ends with `CancellationError`, whoever notices it.
@Suite struct CancellationTests {
  /// Cancels its task in the chunk of a number.
  private static func run(threads: Int, cancellingIn cancelled: Int) async -> (Bool, Int) {
    let done = Atomic<Int>(0)
    let task = Task {
      let execution = Execution(threadCount: threads)
      try execution.forEachChunkUnlessCancelled(of: 1000, size: 1) { chunk, _ in
        done.wrappingAdd(1, ordering: .relaxed)
        if chunk == cancelled { withUnsafeCurrentTask { $0?.cancel() } }
      }
    }
    let outcome = await task.result
    let isCancelled: Bool
    if case .failure(let error) = outcome {
      isCancelled = error is CancellationError
    } else {
      isCancelled = false
    }
    return (isCancelled, done.load(ordering: .relaxed))
  }

  @Test func chunksThatHaveNotBegunAreLeftOut() async {
    let (isCancelled, done) = await Self.run(threads: 1, cancellingIn: 10)
    #expect(isCancelled)
    #expect(done == 11)
    let (isLate, all) = await Self.run(threads: 1, cancellingIn: 5000)
    #expect(!isLate && all == 1000)
  }

  @Test func mappedChunksComeInOrder() throws {
    let values = try Execution(threadCount: 3).mapChunksUnlessCancelled(of: 100, size: 7) {
      chunk, rows in chunk * 1000 + rows.lowerBound
    }
    #expect(values == (0..<15).map { $0 * 1000 + $0 * 7 })
  }

  /// Trees, spanning trees and their numbering stop wherever they are.
  @Test(arguments: [Linkage.ward, .single, .average])
  func treesStop(_ linkage: Linkage) async {
    let points = SimulatedPoints.clusters(rows: 800, columns: 3)
    // What a whole fit reports; then fits that are cancelled at some of these reports.
    let count = Atomic<Int>(0)
    _ = try? HierarchicalClustering(linkage: linkage).fit(
      points,
      execution: Execution(threadCount: 1) { _ in count.wrappingAdd(1, ordering: .relaxed) })
    let reports = count.load(ordering: .relaxed)
    #expect(reports > 2)
    for stop in [1, reports / 2, reports - 1] {
      let task = Task {
        let seen = Atomic<Int>(0)
        let execution = Execution(threadCount: 1) { _ in
          if seen.wrappingAdd(1, ordering: .relaxed).newValue == stop {
            withUnsafeCurrentTask { $0?.cancel() }
          }
        }
        _ = try HierarchicalClustering(linkage: linkage).fit(points, execution: execution)
      }
      await #expect(throws: CancellationError.self) { try await task.value }
    }
  }
}
