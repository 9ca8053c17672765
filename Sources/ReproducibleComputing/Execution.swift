// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Dispatch
import Synchronization

/// How a long computation runs: on how many threads, and whom it tells how far it is.
///
/// Nothing here changes a result. Work is cut into chunks whose bounds follow from the number of
/// rows alone, and what the chunks yield is combined in the chunks' order, so that one thread and
/// sixteen give the same bits.
public struct Execution: Sendable {
  /// The number of threads that may work at once; at least 1.
  public let threadCount: Int

  private let progressHandler: (@Sendable (Progress) -> Void)?

  /// All processors, and no report of progress.
  public static var `default`: Execution { Execution() }

  /// Creates a way to run.
  ///
  /// - Parameters:
  ///   - threadCount: The number of threads; by default one for each active processor.
  ///   - onProgress: Called now and then, from the thread that called the long computation.
  public init(threadCount: Int? = nil, onProgress: (@Sendable (Progress) -> Void)? = nil) {
    self.threadCount = max(1, threadCount ?? Self.activeProcessorCount)
    self.progressHandler = onProgress
  }

  /// The number of processors that this process may use.
  public static let activeProcessorCount: Int = Processors.active

  /// Tells the progress handler, if there is one.
  ///
  /// - Parameters:
  ///   - stage: What is being done, in the words of a user ("reading orders").
  ///   - fraction: The done part in `0...1`, or nil when it is not known.
  public func report(_ stage: String, fraction: Double?) {
    progressHandler?(Progress(stage: stage, fraction: fraction))
  }

  /// The same threads, with progress that fills only a part of the caller's.
  ///
  /// - Parameters:
  ///   - stage: The name that is reported in place of the inner one; nil keeps the inner one.
  ///   - part: Where the inner fraction 0...1 lies in the outer one.
  /// - Returns: A way to run that reports to the same handler.
  public func part(_ stage: String? = nil, _ part: ClosedRange<Double>) -> Execution {
    guard let progressHandler else { return self }
    return Execution(threadCount: threadCount) { inner in
      let fraction = inner.fraction.map {
        part.lowerBound + $0 * (part.upperBound - part.lowerBound)
      }
      progressHandler(Progress(stage: stage ?? inner.stage, fraction: fraction))
    }
  }

  /// Throws when the surrounding task has been cancelled.
  ///
  /// - Throws: `CancellationError`.
  public func checkCancellation() throws {
    if withUnsafeCurrentTask(body: { $0?.isCancelled ?? false }) { throw CancellationError() }
  }

  /// Runs the body once for each chunk of rows, on up to `threadCount` threads.
  ///
  /// - Parameters:
  ///   - count: The number of rows.
  ///   - size: Rows in a chunk (the last may be smaller); fixed by the caller, never by threads.
  ///   - body: Gets the chunk's number and its rows; chunks run in no particular order.
  public func forEachChunk(
    of count: Int, size: Int, _ body: @Sendable (_ chunk: Int, _ rows: Range<Int>) -> Void
  ) {
    precondition(size > 0, "a chunk holds at least one row")
    let chunks = (count + size - 1) / size
    let workers = min(threadCount, chunks)
    func run(_ chunk: Int) {
      body(chunk, chunk * size..<min(count, (chunk + 1) * size))
    }
    guard workers > 1 else {
      for chunk in 0..<chunks { run(chunk) }
      return
    }
    let nextChunk = Atomic<Int>(0)
    DispatchQueue.concurrentPerform(iterations: workers) { _ in
      while true {
        let chunk = nextChunk.wrappingAdd(1, ordering: .relaxed).oldValue
        guard chunk < chunks else { return }
        body(chunk, chunk * size..<min(count, (chunk + 1) * size))
      }
    }
  }

  /// What the body yields for each chunk, in the chunks' order.
  ///
  /// - Parameters:
  ///   - count: The number of rows.
  ///   - size: Rows in a chunk; fixed by the caller, never by threads.
  ///   - body: Gets the chunk's number and its rows.
  /// - Returns: One value a chunk, the first chunk's first.
  public func mapChunks<Value: Sendable>(
    of count: Int, size: Int, _ body: @Sendable (_ chunk: Int, _ rows: Range<Int>) -> Value
  ) -> [Value] {
    let chunks = (count + size - 1) / size
    var values = [Value?](repeating: nil, count: chunks)
    values.withUnsafeMutableBufferPointer { buffer in
      // Each chunk writes its own element, so the writes never meet.
      nonisolated(unsafe) let slots = buffer
      forEachChunk(of: count, size: size) { chunk, rows in slots[chunk] = body(chunk, rows) }
    }
    return values.compactMap { $0 }
  }
}

/// How far a long computation is.
public struct Progress: Sendable, Hashable {
  /// What is being done, in the words of a user.
  public let stage: String

  /// The done part in `0...1`, or nil when it is not known.
  public let fraction: Double?

  /// Creates a report of progress.
  ///
  /// - Parameters:
  ///   - stage: What is being done, in the words of a user.
  ///   - fraction: The done part in `0...1`, or nil when it is not known.
  public init(stage: String, fraction: Double?) {
    self.stage = stage
    self.fraction = fraction
  }
}
