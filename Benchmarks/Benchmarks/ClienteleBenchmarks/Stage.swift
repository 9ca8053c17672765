// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Benchmark

/// How many rows a second of the clock a stage gets through.
let rowsPerSecond = BenchmarkMetric.custom(
  "Rows per second", polarity: .prefersLarger, useScalingFactor: false)

extension Benchmark {
  /// Measures a stage over so many rows; its result is used up, so that it cannot be left out.
  ///
  /// - Parameters:
  ///   - name: What is done, and to how much.
  ///   - rowCount: The rows that one run goes through.
  ///   - prepared: What it needs, made outside what is measured.
  ///   - stage: One run.
  static func stage<Value: Sendable, Result>(
    _ name: String, rowCount: Int, _ prepared: Prepared<Value>,
    _ stage: @escaping @Sendable (Value) throws -> Result
  ) {
    Benchmark(
      name,
      closure: { benchmark in
        let value = prepared.value
        benchmark.startMeasurement()
        let start = ContinuousClock.now
        blackHole(try stage(value))
        let (seconds, attoseconds) = (ContinuousClock.now - start).components
        benchmark.stopMeasurement()
        let elapsed = Double(seconds) + Double(attoseconds) / 1e18
        benchmark.measurement(rowsPerSecond, Int(Double(rowCount) / max(elapsed, 1e-9)))
      }, setup: { prepared.prepare() }, teardown: { prepared.discard() })
  }
}
