// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Benchmark

let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock, .cpuTotal, .instructions, .peakMemoryResident, rowsPerSecond],
    warmupIterations: 1, maxDuration: .seconds(10), maxIterations: 10)
  readingBenchmarks()
  customerBenchmarks()
  kMeansBenchmarks()
  treeBenchmarks()
  indexBenchmarks()
  linearAlgebraBenchmarks()
}
