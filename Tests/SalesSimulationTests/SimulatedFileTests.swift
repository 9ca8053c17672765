// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import SalesData
import SalesSimulation
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite struct SimulatedFileTests {
  @Test func filesHoldWhatTheSinksGet() throws {
    try withFolder { folder in
      let orders = folder.appending(path: "orders.csv")
      let truth = folder.appending(path: "truth.csv")
      let simulator = SalesSimulator(scenario: .grocer, customerCount: 12, seed: 2)
      let totals = try simulator.write(to: orders.path, truth: truth.path)
      let files = try SimulatedFiles(.grocer, customers: 12, seed: 2)
      #expect(totals == files.totals)
      let sameOrders = try Data(contentsOf: orders).elementsEqual(files.orders)
      let sameTruth = try Data(contentsOf: truth).elementsEqual(files.truth)
      #expect(sameOrders && sameTruth)
    }
  }

  @Test func nothingIsLeftWhenTheTruthCannotBeWritten() throws {
    try withFolder { folder in
      let simulator = SalesSimulator(scenario: .grocer, customerCount: 12, seed: 2)
      #expect(throws: (any Error).self) {
        try simulator.write(
          to: folder.appending(path: "orders.csv").path,
          truth: folder.appending(path: "missing/truth.csv").path)
      }
      let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(left.isEmpty)
    }
  }

  @Test func totalsAsJSON() throws {
    let totals = try SimulatedFiles(.wholesaler, customers: 30, seed: 1).totals
    let data = try JSONEncoder().encode(totals)
    let read = try JSONDecoder().decode(Read.self, from: data)
    #expect(read.rows == totals.rows && read.customers == 30)
    #expect(SimulatedFiles.cents(read.amount).map { Int128($0) * 10_000 } == totals.amount.micros)
  }

  private struct Read: Decodable {
    let customers: Int
    let rows: Int
    let amount: String
  }

  private func withFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "clientele-simulation-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }
}
