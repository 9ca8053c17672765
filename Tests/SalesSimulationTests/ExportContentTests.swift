// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing
import SalesData
import Testing

@testable import SalesSimulation

@Suite struct ExportContentTests {
  @Test(arguments: SalesScenario.all.map(\.name))
  func everyRowReadsAndTheMoneyIsAllThere(name: String) throws {
    let scenario = try #require(SalesScenario.named(name))
    let files = try SimulatedFiles(scenario, customers: 80, seed: 5)
    let records = files.records
    #expect(Set(records.map(\.count)).count == 1, "rows differ in the number of fields")
    #expect(records.count == files.totals.rows + 1)
    #expect(files.orders.last == UInt8(ascii: "\n"))

    let lines = files.rows.compactMap(SimulatedFiles.Line.init)
    #expect(lines.count == files.totals.rows, "a row could not be read")
    let all = lines.reduce(0) { $0 + $1.cents }
    let nobody = lines.filter(\.customer.isEmpty)
    #expect(Money(micros: Int128(all) * 10_000) == files.totals.amount)
    #expect(nobody.count == files.totals.rowsWithoutCustomer)
    #expect(
      Money(micros: Int128(nobody.reduce(0) { $0 + $1.cents }) * 10_000)
        == files.totals.withoutCustomer)
    let moments = lines.map(\.moment)
    #expect(moments == moments.sorted(), "rows are out of time")
  }

  @Test(arguments: SalesScenario.all.map(\.name))
  func everyCustomerIsInTheTruthOnceAndBuys(name: String) throws {
    let scenario = try #require(SalesScenario.named(name))
    let files = try SimulatedFiles(scenario, customers: 80, seed: 6)
    let orders = files.ordersByCustomer
    let truth = files.truthRows
    #expect(truth.count == 80)
    #expect(Set(truth.compactMap { $0["customer_id"] }) == Set(orders.keys))
    for (_, placed) in orders { #expect(placed.contains { $0.cents > 0 }) }
    for row in truth {
      let segment = try #require(row["segment"].flatMap(Int.init))
      #expect(row["segment_name"] == scenario.segments[segment].name)
    }
    let purchases = orders.values.reduce(0) { $0 + $1.filter { $0.cents >= 0 }.count }
    #expect(purchases == files.totals.orders)
  }

  @Test func wholesalerHasWhatMakesSuchAnExportHard() throws {
    let files = try SimulatedFiles(.wholesaler, customers: 120, seed: 8)
    let cancelled = files.rows.filter { $0["InvoiceNo"]?.hasPrefix("C") == true }
    #expect(cancelled.count == files.totals.returns && !cancelled.isEmpty)
    for row in cancelled { #expect(row["Quantity"]?.hasPrefix("-") == true) }
    #expect(files.rows.contains { $0["StockCode"] == "POST" })
    #expect(files.rows.contains { $0["Description"] == "" && $0["UnitPrice"] == "0.00" })
    #expect(files.rows.contains { $0["Description"]?.contains("\"CHEF\"") == true })
  }

  @Test func whatIsCancelledWasBought() throws {
    let files = try SimulatedFiles(.wholesaler, customers: 120, seed: 8)
    var bought: [String: Int] = [:]
    for row in files.rows {
      guard let customer = row["CustomerID"], !customer.isEmpty, let code = row["StockCode"],
        let quantity = row["Quantity"].flatMap(Int.init)
      else { continue }
      bought["\(customer) \(code)", default: 0] += quantity
      #expect((bought["\(customer) \(code)"] ?? 0) >= 0)
    }
  }

  @Test func fashionBillsAddUp() throws {
    let files = try SimulatedFiles(.fashion, customers: 120, seed: 8)
    var goods: [String: Int] = [:]
    for row in files.rows {
      let name = try #require(row["Name"])
      let price = try #require(row["Lineitem price"].flatMap(SimulatedFiles.cents))
      let quantity = try #require(row["Lineitem quantity"].flatMap(Int.init))
      goods[name, default: 0] += price * quantity
    }
    var statuses: Set<String> = []
    for row in files.rows where row["Total"] != "" {
      let money = ["Subtotal", "Shipping", "Total", "Discount Amount", "Refunded Amount"].map {
        row[$0].flatMap(SimulatedFiles.cents) ?? -1
      }
      let (subtotal, shipping, total, discount, refunded) = (
        money[0], money[1], money[2], money[3], money[4]
      )
      #expect(subtotal + discount == goods[row["Name"] ?? ""])
      #expect(total == subtotal + shipping)
      #expect((0...total).contains(refunded))
      #expect((row["Discount Code"] == "") == (discount == 0))
      let status = try #require(row["Financial Status"])
      #expect((status == "paid") == (refunded == 0))
      #expect((status == "refunded") == (refunded == total))
      statuses.insert(status)
    }
    #expect(statuses == ["paid", "partially_refunded", "refunded"])
  }

  @Test func seasonsShow() throws {
    let files = try SimulatedFiles(.wholesaler, customers: 150, seed: 4)
    var perMonth: [Substring: Int] = [:]
    for orders in files.ordersByCustomer.values {
      for order in orders where order.cents > 0 {
        perMonth[order.moment.dropFirst(5).prefix(2), default: 0] += 1
      }
    }
    let autumn = ["09", "10", "11"].reduce(0) { $0 + (perMonth[Substring($1)] ?? 0) }
    let spring = ["04", "05", "06"].reduce(0) { $0 + (perMonth[Substring($1)] ?? 0) }
    #expect(autumn > spring)
  }
}
