// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing
import Synchronization

extension Execution {
  /// Runs the body once for each chunk of rows, unless the surrounding task is cancelled: then the
  /// chunks that have not begun are left out.
  ///
  /// Only the calling thread knows the task; it works on chunks itself, and asks after each.
  ///
  /// - Parameters:
  ///   - count: The number of rows.
  ///   - size: Rows in a chunk; fixed by the caller, never by threads.
  ///   - body: Gets the chunk's number and its rows.
  /// - Throws: `CancellationError`, before all chunks are done.
  func forEachChunkUnlessCancelled(
    of count: Int, size: Int, _ body: @Sendable (_ chunk: Int, _ rows: Range<Int>) -> Void
  ) throws {
    try checkCancellation()
    let isStopped = Atomic<Bool>(false)
    forEachChunk(of: count, size: size) { chunk, rows in
      if isStopped.load(ordering: .relaxed) { return }
      body(chunk, rows)
      do { try checkCancellation() } catch { isStopped.store(true, ordering: .relaxed) }
    }
    if isStopped.load(ordering: .relaxed) { throw CancellationError() }
  }

  /// What the body yields for each chunk, in the chunks' order, unless the task is cancelled.
  ///
  /// - Parameters:
  ///   - count: The number of rows.
  ///   - size: Rows in a chunk; fixed by the caller, never by threads.
  ///   - body: Gets the chunk's number and its rows.
  /// - Returns: One value a chunk, the first chunk's first.
  /// - Throws: `CancellationError`, before all chunks are done.
  func mapChunksUnlessCancelled<Value: Sendable>(
    of count: Int, size: Int, _ body: @Sendable (_ chunk: Int, _ rows: Range<Int>) -> Value
  ) throws -> [Value] {
    var values = [Value?](repeating: nil, count: (count + size - 1) / size)
    try values.withUnsafeMutableBufferPointer { buffer in
      // Each chunk writes its own element, so the writes never meet.
      nonisolated(unsafe) let slots = buffer
      try forEachChunkUnlessCancelled(of: count, size: size) { chunk, rows in
        slots[chunk] = body(chunk, rows)
      }
    }
    return values.compactMap { $0 }
  }

  /// Asks whether the task is cancelled at each 65,536th step of a loop.
  ///
  /// - Parameter step: Counts from 0.
  /// - Throws: `CancellationError`.
  @inline(__always) func checkCancellation(atStep step: Int) throws {
    if step & 0xFFFF == 0xFFFF { try checkCancellation() }
  }
}
