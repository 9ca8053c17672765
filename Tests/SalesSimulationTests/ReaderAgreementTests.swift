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

/// What the simulator counts while it writes is what the reader finds, with no option given.
@Suite struct ReaderAgreementTests {
  @Test(
    arguments: [
      ("grocer", "generic"), ("wholesaler", "UCI Online Retail"), ("fashion", "Shopify orders"),
      ("rare", "generic"),
    ] as [(String, String)])
  func readerFindsWhatWasWritten(name: String, layout: String) throws {
    let path = FileManager.default.temporaryDirectory
      .appending(path: "clientele-agreement-\(UUID().uuidString).csv").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let scenario = try #require(SalesScenario.named(name))
    let totals = try SalesSimulator(scenario: scenario, customerCount: 90, seed: 3).write(to: path)
    let summary = try SalesReader().read(files: [path]).summary

    #expect(summary.layout.name == layout)
    #expect(summary.rows == totals.rows)
    #expect(summary.customers == totals.customers)
    #expect(summary.amount == totals.amount)
    #expect(summary.rowsRejected.reduce(0) { $0 + $1.rows } == totals.rowsWithoutCustomer)
    #expect(summary.revenue + totals.withoutCustomer == totals.amount)
    #expect(summary.refundOnly.customers == 0)
    // An order that was refunded whole is an order of zero: neither purchase nor refund.
    #expect(summary.orders <= totals.orders && summary.orders >= totals.orders - totals.returns)
  }
}
