// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import TabularFiles
import Testing

@testable import SalesData

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

private let datasets = ProcessInfo.processInfo.environment["CLIENTELE_DATASETS"]

/// Exports of the same orders in several layouts, against the answers that came with them.
@Suite(.enabled(if: datasets != nil)) struct PublicExportTests {
  @Test(arguments: [
    ("woocommerce_orders.csv", "net_total"), ("square_transactions.csv", "net_total"),
    ("stripe_unified_payments.csv", "gross_paid"), ("shopify_orders_export.csv.zst", "gross_paid"),
  ])
  func customersAndMoneyAreAsExpected(file: String, column: String) throws {
    let folder = try #require(datasets) + "/exports/derived_from_online_retail/"
    let answers = try DelimitedText(path: folder + "expected_customer_totals.csv")
    let paid = try #require(answers.header.firstIndex(of: "paid_orders"))
    let total = try #require(answers.header.firstIndex(of: column))
    var expected: [String: (orders: Int, cents: Double)] = [:]
    try answers.forEachRecord { record in
      let orders = Int(record.string(paid)) ?? 0
      guard orders > 0, !record.string(0).isEmpty else { return }
      expected[record.string(0)] = (orders, (Double(record.string(total)) ?? .nan) * 100)
    }
    let read = try SalesReader().read(files: [folder + file])
    #expect(read.customerIDs.count == expected.count)
    for (index, id) in read.customerIDs.enumerated() {
      let answer = try #require(expected[id.filter(\.isNumber)])
      let orders = read.orders(ofCustomer: index)
      #expect(orders.count { $0.amount > .zero } == answer.orders)
      let sum = orders.reduce(Money.zero) { $0 + $1.amount }
      #expect(abs(sum.doubleValue * 100 - answer.cents) < 0.5)
    }
    #expect(isConserved(read.summary))
  }

  /// 2,357 customers and 6,919 rows, as Fader and Hardie (2001) have them.
  @Test func cdnowIsWholeWithoutAHeader() throws {
    let file = try #require(datasets) + "/cdnow/CDNOW_sample.txt"
    let summary = try SalesReader().read(files: [file]).summary
    #expect(summary.layout.name == "CDNOW")
    #expect(summary.rows == 6919 && summary.rowsUsed == 6919)
    // Eight people bought for nothing alone.
    #expect(summary.customers + summary.refundOnly.customers == 2357)
    #expect(summary.firstOrder?.description.hasPrefix("1997-01-01") == true)
    #expect(summary.lastOrder?.description.hasPrefix("1998-06-30") == true)
  }
}
