// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing

/// Independent repetitions of one computation, side by side, in the same bits for any threads.
enum Replicates {
  /// What the body yields for each replicate, in order.
  ///
  /// As many run at once as there are threads; between such waves the task is asked whether it is
  /// cancelled.
  ///
  /// - Throws: The error of the first replicate that fails; `CancellationError`.
  static func run<Value: Sendable>(
    _ count: Int, stage: String, execution: Execution,
    _ body: @Sendable (_ replicate: Int) throws -> Value
  ) throws -> [Value] {
    var values: [Value] = []
    values.reserveCapacity(count)
    while values.count < count {
      try execution.checkCancellation()
      execution.report(stage, fraction: Double(values.count) / Double(count))
      let start = values.count
      let wave = execution.mapChunks(of: min(execution.threadCount, count - start), size: 1) {
        slot, _ in Result { try body(start + slot) }
      }
      for result in wave { values.append(try result.get()) }
    }
    return values
  }

  /// A seed for each replicate of a use of one seed.
  static func seed(_ seed: UInt64, stream: UInt64) -> UInt64 {
    var generator = SeededGenerator(seed: seed, stream: stream)
    return generator.next()
  }
}

/// Copies of rows: a row of whole weight w stands for w equal rows, one after another.
///
/// Copies are numbered in the order of the rows, so that a weighted table and the same with its
/// rows repeated are drawn from alike, to the last bit.
struct RowCopies: Sendable {
  /// The number of the first copy of each row, and the number of all.
  let starts: [Int]

  init(weights: [Double]?, rowCount: Int) {
    var starts = [0]
    starts.reserveCapacity(rowCount + 1)
    var sum = 0
    for row in 0..<rowCount {
      sum += weights.map { Int($0[row]) } ?? 1
      starts.append(sum)
    }
    self.starts = starts
  }

  var count: Int { starts[starts.count - 1] }

  /// How often each row, and how many different copies of it, are in a sample with replacement of
  /// as many copies as there are.
  func bootstrap(using generator: inout SeededGenerator) -> (drawn: [Double], distinct: [Double]) {
    var times = [Int32](repeating: 0, count: count)
    for _ in 0..<count { times[generator.integer(below: count)] += 1 }
    var drawn = [Double](repeating: 0, count: starts.count - 1)
    var distinct = drawn
    for row in drawn.indices {
      for copy in starts[row]..<starts[row + 1] where times[copy] > 0 {
        drawn[row] += Double(times[copy])
        distinct[row] += 1
      }
    }
    return (drawn, distinct)
  }

  /// A random half of the copies (the smaller one where they are odd), and the others.
  ///
  /// Selection sampling (Knuth, The Art of Computer Programming 2, 3.4.2, algorithm S).
  func halves(using generator: inout SeededGenerator) -> (first: [Double], second: [Double]) {
    var first = [Double](repeating: 0, count: starts.count - 1)
    var second = first
    var wanted = count / 2
    var left = count
    for row in first.indices {
      for _ in starts[row]..<starts[row + 1] {
        if generator.integer(below: left) < wanted {
          first[row] += 1
          wanted -= 1
        } else {
          second[row] += 1
        }
        left -= 1
      }
    }
    return (first, second)
  }
}
