// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Benchmark
import Clientele
import Foundation

/// From the orders of customers to their scores, their points and their segments.
func customerBenchmarks() {
  let customerCount = 50_000
  let ledger = Prepared { simulatedLedger(customerCount) }
  Benchmark.stage(
    "RFM table, \(customerCount) customers", rowCount: customerCount, ledger
  ) { try RFMTable(CustomerTable($0)).count }
  Benchmark.stage(
    "Features to points, \(customerCount) customers", rowCount: customerCount, ledger
  ) {
    let features = try FeatureTable(CustomerTable($0))
    return try FeaturePreparation.fit(features).apply(features).rowCount
  }
  Benchmark.stage(
    "Discovery from the ledger, \(customerCount) customers", rowCount: customerCount, ledger
  ) { try SegmentDiscoverer().discover($0).segments.count }
}

/// What a simulated export holds; a problem in making it ends the run.
private func simulatedLedger(_ customerCount: Int) -> SalesLedger {
  let path = FileManager.default.temporaryDirectory
    .appendingPathComponent("clientele-ledger-\(ProcessInfo.processInfo.processIdentifier).csv")
    .path
  defer { try? FileManager.default.removeItem(atPath: path) }
  do {
    try SalesSimulator(scenario: .four, customerCount: customerCount, seed: 1).write(to: path)
    return try SalesReader().read(files: [path])
  } catch {
    fatalError("the benchmark has no data: \(error)")
  }
}
