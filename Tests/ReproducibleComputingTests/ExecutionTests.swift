// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Synchronization
import Testing

@testable import ReproducibleComputing

@Suite struct ExecutionTests {
  @Test(arguments: [(0, 10), (1, 10), (10, 10), (11, 10), (1003, 7)] as [(Int, Int)])
  func chunksFollowFromRowsAlone(count: Int, size: Int) {
    let expected = stride(from: 0, to: count, by: size).map { $0..<min($0 + size, count) }
    for threads in [1, 2, 3, 16] {
      let ranges = Execution(threadCount: threads).mapChunks(of: count, size: size) { chunk, rows in
        #expect(rows.lowerBound == chunk * size)
        return rows
      }
      #expect(ranges == expected)
    }
  }

  @Test func everyChunkRunsOnce() {
    let visits = Mutex([Int](repeating: 0, count: 1000))
    Execution(threadCount: 8).forEachChunk(of: 1000, size: 3) { _, rows in
      visits.withLock { visits in for row in rows { visits[row] += 1 } }
    }
    #expect(visits.withLock { $0 } == Array(repeating: 1, count: 1000))
  }

  @Test func sumsHaveTheSameBitsForAnyNumberOfThreads() {
    var generator = SeededGenerator(seed: 3)
    let values = (0..<10_000).map { _ in generator.uniform() * 1e6 - 3e5 }
    let sums = [1, 2, 5, 16].map { threads in
      Execution(threadCount: threads).mapChunks(of: values.count, size: 64) { _, rows in
        rows.reduce(0.0) { $0 + values[$1] }
      }.reduce(0, +)
    }
    #expect(Set(sums).count == 1)
  }

  @Test func atLeastOneThreadRuns() {
    #expect(Execution(threadCount: 0).threadCount == 1)
    #expect(Execution(threadCount: -3).threadCount == 1)
    #expect(Execution(threadCount: 5).threadCount == 5)
    #expect(Execution.default.threadCount == Execution.activeProcessorCount)
  }

  @Test func aPartFillsItsShareOfTheProgress() {
    let seen = Mutex<[Progress]>([])
    let whole = Execution(threadCount: 3) { progress in seen.withLock { $0.append(progress) } }
    let part = whole.part("merging", 0.5...0.75)
    #expect(part.threadCount == 3)
    part.report("inner", fraction: 0)
    part.report("inner", fraction: 0.5)
    part.report("inner", fraction: nil)
    part.part("deeper", 0.5...1).report("innermost", fraction: 1)
    whole.report("done", fraction: 1)
    #expect(
      seen.withLock { $0 } == [
        Progress(stage: "merging", fraction: 0.5), Progress(stage: "merging", fraction: 0.625),
        Progress(stage: "merging", fraction: nil), Progress(stage: "merging", fraction: 0.75),
        Progress(stage: "done", fraction: 1),
      ])
  }

  @Test func aCancelledTaskStops() async {
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      try Execution.default.checkCancellation()
    }
    await #expect(throws: CancellationError.self) { try await task.value }
  }

  @Test func aTaskThatIsNotCancelledGoesOn() async throws {
    try Execution.default.checkCancellation()
    try await Task { try Execution.default.checkCancellation() }.value
  }
}
