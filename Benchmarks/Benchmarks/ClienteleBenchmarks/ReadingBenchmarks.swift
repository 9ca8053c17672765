// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Benchmark
import Clientele
import Foundation

/// From a simulated export in a temporary file to the orders of each customer.
func readingBenchmarks() {
  let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("clientele-benchmarks-\(ProcessInfo.processInfo.processIdentifier)")
  for (scenario, customerCount) in [(SalesScenario.grocer, 50_000), (.fashion, 50_000)] {
    let path = folder.appendingPathComponent("\(scenario.name).csv").path
    let writeExport: Benchmark.BenchmarkSetupHook = {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try SalesSimulator(scenario: scenario, customerCount: customerCount, seed: 1).write(to: path)
    }
    let removeExport: Benchmark.BenchmarkTeardownHook = {
      try FileManager.default.removeItem(atPath: path)
      // The folder goes with the last file in it; while others are there this does nothing.
      rmdir(folder.path)
    }
    Benchmark(
      "Records of \(scenario.name), \(customerCount) customers",
      closure: { _ in
        var fieldCount = 0
        try DelimitedText(path: path).forEachRecord { fieldCount += $0.fieldCount }
        blackHole(fieldCount)
      }, setup: writeExport, teardown: removeExport)
    Benchmark(
      "Ledger of \(scenario.name), \(customerCount) customers",
      closure: { _ in
        blackHole(try SalesReader().read(files: [path]).customerIDs.count)
      }, setup: writeExport, teardown: removeExport)
  }
}
