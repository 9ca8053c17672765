// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing
import Testing

@testable import SalesData

/// Orders that are summed while they are read come to the same as those summed when all rows are
/// there.
@Suite struct OrderRunsTests {
  private static let header = "order_id,customer_id,order_date,amount\n"

  /// What a reading says, without what only one way of reading counts.
  private struct Said: Equatable {
    var ids: [String]
    var sales: [CustomerSales]
    var summary: SalesSummary

    init(
      _ files: [String], summed: Bool, refunds: RefundTreatment = .net, parts: Int = 1 << 20,
      threads: Int = 2
    ) throws {
      var reader = SalesReader(
        options: SalesReadingOptions(
          refunds: refunds, keepsOrders: false, countsPurchaseDays: !summed))
      reader.partByteCount = parts
      let ledger = try reader.read(files: files, execution: Execution(threadCount: threads))
      ids = ledger.customerIDs
      sales = ledger.sales.map {
        var sales = $0
        sales.purchaseDays = 0
        return sales
      }
      summary = ledger.summary
    }
  }

  /// Rows of orders in the order of their numbers, with much that can go wrong in them.
  private func rows(
    _ orders: some Sequence<Int>, _ seed: UInt64, long: Bool = false
  ) -> [String] {
    var generator = SeededGenerator(seed: seed)
    func pick(_ count: Int) -> Int { Int(generator.next() % UInt64(count)) }
    var rows: [String] = []
    for order in orders {
      let customer = long ? "customer.number.\(pick(9))@example.com" : "C\(pick(12))"
      // A line of a long order is repeated now and then.
      for _ in 0..<(pick(40) == 0 ? 30 : 1 + pick(3)) {
        let amounts = ["5", "7.25", "-3.5", "0", "12.10", "9000000000000", "-9000000000000"]
        let amount = pick(25) == 0 ? amounts[pick(7)] : amounts[pick(5)]
        let date = "2024-0\(1 + pick(9))-1\(pick(3))"
        switch pick(30) {
        case 0: rows.append("\(order),,\(date),\(amount)")
        case 1: rows.append("\(order),\(customer),never,\(amount)")
        case 2: rows.append("\"\(order)\",\"\(customer)\",\(date),\"\(amount)\"")
        case 3: rows.append(" \(order),\(customer) ,\(date) 10:0\(pick(6)),\(amount)")
        default: rows.append("\(order),\(customer),\(date),\(amount)")
        }
      }
    }
    return rows
  }

  @Test(arguments: [RefundTreatment.net, .gross, .exclude])
  func agreesWithSumsAtTheEnd(refunds: RefundTreatment) throws {
    let folder = try ScratchFolder()
    for (number, orders) in [Array(90...400), Array((90...400).reversed())].enumerated() {
      for long in [false, true] {
        let text =
          Self.header
          + rows(orders, UInt64(7 + number), long: long)
          .joined(separator: "\n")
        let file = try folder.write(text)
        let expected = try Said([file], summed: false, refunds: refunds)
        #expect(expected.summary.duplicateRows > 0)
        for parts in [150, 1_000, 1 << 20] {
          #expect(
            try Said([file], summed: true, refunds: refunds, parts: parts) == expected,
            "parts of \(parts)")
        }
        #expect(
          try Said([file], summed: true, refunds: refunds, parts: 300, threads: 1) == expected)
      }
    }
  }

  /// Whether the orders of a text were summed while its rows were read, and not at the end.
  private func isSummedWhileRead(_ text: String, parts: Int, countsDays: Bool) throws -> Bool {
    let folder = try ScratchFolder()
    let file = try folder.write(text)
    var reader = SalesReader(
      options: SalesReadingOptions(keepsOrders: false, countsPurchaseDays: countsDays))
    reader.partByteCount = parts
    let (files, groupCount, _) = try SalesFile.open([file], options: reader.options)
    let formats = try reader.lookAhead(files, groupCount: groupCount)
    return try reader.readAll(files, formats: formats, .default).pass.closing != nil
  }

  @Test func sortedFilesAreSummedWhileTheyAreRead() throws {
    let sorted = rows(100...300, 5)
    for (lines, isSorted) in [
      (sorted, true), (rows((100...300).reversed(), 5), true), (sorted + [sorted[0]], false),
      (rows((100...300).map { $0 * 7 % 201 }, 5), false),
    ] {
      let text = Self.header + lines.joined(separator: "\n")
      for parts in [400, 1 << 20] {
        #expect(try isSummedWhileRead(text, parts: parts, countsDays: false) == isSorted)
        #expect(try !isSummedWhileRead(text, parts: parts, countsDays: true))
      }
    }
  }

  @Test func ordersThatComeBackAreOneOrder() throws {
    let folder = try ScratchFolder()
    let sorted = rows(100...300, 3)
    let texts = [
      // One order comes back at the end; all are out of order; two customers share an order id;
      // a row has no order id.
      sorted + ["100,C1,2024-05-05,4", "100,C2,2024-05-05,4"],
      sorted.reversed() + sorted.prefix(9),
      sorted + ["900,C1,2024-05-05,4", "900,C2,2024-05-05,4", "900,C1,2024-05-05,-4"],
      sorted + [",C1,2024-05-05,4", ",C1,2024-05-05,4"],
      sorted + ["an order of many letters,C1,2024-05-05,4", "901,C1,2024-05-06,4"],
    ]
    for (number, lines) in texts.enumerated() {
      let file = try folder.write(Self.header + lines.joined(separator: "\n"))
      let expected = try Said([file], summed: false)
      for parts in [200, 1 << 20] {
        #expect(try Said([file], summed: true, parts: parts) == expected, "text \(number)")
      }
    }
  }

  @Test func severalFiles() throws {
    let folder = try ScratchFolder()
    func write(_ orders: ClosedRange<Int>, _ seed: UInt64, _ name: String) throws -> String {
      try folder.write(Self.header + rows(orders, seed).joined(separator: "\n"), as: name)
    }
    let first = try write(100...200, 1, "a.csv")
    let next = try write(201...300, 2, "b.csv")
    let overlapping = try write(150...260, 4, "c.csv")
    for files in [
      [first, next], [next, first], [first, overlapping], [overlapping, next, first],
    ] {
      #expect(try Said(files, summed: true, parts: 500) == Said(files, summed: false))
    }
  }

  @Test func ranksOrderNumbers() {
    func rank(_ text: String) -> UInt128 {
      var text = text
      return text.withUTF8 { PackedIdentifier(short: $0)?.rank ?? 0 }
    }
    let ids = ["", "0", "9", "10", "11", "99", "100", "#1001", "#1002", "12345678", "87654321"]
    let longer = ["123456789", "2024-000000001", "2024-000000002", "2024-0000000011"]
    let ranks = (ids + longer).map(rank)
    #expect(zip(ranks, ranks.dropFirst()).allSatisfy { $0 < $1 })
  }

  @Test func sumsBeyondSixtyFourBits() {
    var sums = RunningSales(
      amount: 0, purchased: 0, first: 0, last: 0, purchases: 0, refunds: 0, purchaseLines: 0,
      purchaseDays: 0)
    var (amount, purchased) = (Int128(0), Int128(0))
    var carried = RunningSales.Carry()
    for micros in [Int64.max, 5, .max, -7, .min + 1, .min + 1, .min + 1, .max] {
      amount += Int128(micros)
      purchased += Int128(max(micros, 0))
      if let carry = sums.add(placed: 1, micros: micros, lines: 1) {
        carried.amount += carry.amount
        carried.purchased += carry.purchased
      }
      let sales = CustomerSales(sums, carry: carried)
      #expect(sales.amount.micros == amount)
      #expect(sales.purchased.micros == purchased)
    }
  }
}
