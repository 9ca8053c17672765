// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CustomerFeatures
import DenseLinearAlgebra
import SalesData
import Testing

@Suite struct CustomerTableTests {
  /// Two purchases and a refund; a purchase and an order of zero later; one purchase.
  let ledger = SmallLedger.make(
    [
      "a": [(0, 1000), (10.5, 3000), (12, -500)],
      "b": [(5, 250), (20, 0)],
      "c": [(29.75, 99)],
    ], asOfDay: 30)

  @Test func definitionsOfTheContract() {
    let table = CustomerTable(ledger)
    #expect(table.customerIDs == ["a", "b", "c"])
    // Neither the refund of day 12 nor the zero order of day 20 is a purchase.
    #expect(table.recencyDays == [19.5, 25, 0.25])
    #expect(table.frequency == [2, 1, 1])
    #expect(table.monetary.map(\.micros) == [35_000_000, 2_500_000, 990_000])
    #expect(table.purchased.map(\.micros) == [40_000_000, 2_500_000, 990_000])
    #expect(table.refundCount == [1, 0, 0])
    #expect(table.firstOrder == [0, 5, 29.75].map(SmallLedger.moment))
    #expect(table.lastOrder == [10.5, 5, 29.75].map(SmallLedger.moment))
  }

  @Test func aRefundBeforeTheFirstPurchaseIsNotTheFirstOrder() {
    let table = CustomerTable(SmallLedger.make(["a": [(1, -100), (4, 300)]], asOfDay: 10))
    #expect(table.firstOrder == [SmallLedger.moment(4)])
    #expect(table.monetary.map(\.micros) == [2_000_000])
  }

  @Test func catalogueValues() throws {
    let names = Feature.catalogue.map(\.name)
    let table = try FeatureTable(CustomerTable(ledger), features: names)
    func values(_ name: String) throws -> [Double] {
      Array(table.values.column(try #require(names.firstIndex(of: name))))
    }
    #expect(try values("recency_days") == [19.5, 25, 0.25])
    #expect(try values("frequency") == [2, 1, 1])
    #expect(try values("monetary") == [35, 2.5, 0.99])
    #expect(try values("average_order_value") == [20, 2.5, 0.99])
    #expect(try values("tenure_days") == [30, 25, 0.25])
    // One purchase: the gap is at least the days since it.
    #expect(try values("days_between_orders") == [10.5, 25, 0.25])
    #expect(try values("refund_count") == [1, 0, 0])
    #expect(try values("refund_share") == [0.125, 0, 0])
    #expect(try values("lines_per_order") == [2, 2, 2])
  }

  @Test func catalogueIsWellFormed() {
    let names = Feature.catalogue.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(Feature.standardNames.allSatisfy(names.contains))
    for feature in Feature.catalogue {
      #expect(!feature.label.isEmpty && feature.definition.hasSuffix("."))
      #expect(feature.name.utf8.allSatisfy { (97...122).contains($0) || $0 == 95 })
    }
  }

  @Test func unknownFeaturesAreRefusedWithTheKnownOnes() throws {
    let customers = CustomerTable(ledger)
    let error = try #require(throws: FeatureError.self) {
      try FeatureTable(customers, features: ["recency_days", "shoe_size"])
    }
    #expect(error.code == .unknownFeature)
    #expect(error.description.contains("\"shoe_size\""))
    for feature in Feature.catalogue { #expect(error.description.contains(feature.name)) }
    let repeated = try #require(throws: FeatureError.self) {
      try FeatureTable(customers, features: ["monetary", "monetary"])
    }
    #expect(repeated.code == .repeatedFeature)
    let none = try #require(throws: FeatureError.self) {
      try FeatureTable(customers, features: [])
    }
    #expect(none.code == .empty)
  }
}
