// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing
import TabularFiles
import Testing

@testable import SalesData

/// Whatever is read: no crash, money conserved, and the order of rows without effect.
@Suite struct InvarianceTests {
  private static let seeds = [
    "customer_id,order_id,order_date,amount\nA,1,2024-01-31,5.00\nB,2,2024-02-01,-7\nA,1,2024-01-31,5.00\n,3,2024-01-01,9\n",
    "customer;date;quantity;price\n17850.0;31.01.2024 8:26;1.234;7,00 €\n13047.0;01.02.2024 17:05;-2;0,5 €\n",
    "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n1,POST,\"a \"\"b\"\", c\",6,12/1/2010 8:26,2.55,17850,UK\nC2,22,x,-6,12/31/2010 8:26,2.55,17850,UK\n",
    "Name,Email,Financial Status,Created at,Lineitem quantity,Total,Refunded Amount,Currency,Cancelled at,Phone\n#1,a@x.org,paid,2025-10-07 09:50:26 +0200,1,10.00,2.50,EUR,,\n#1,,,,2,,,,,\n#2,,paid,2025-10-07 09:50:26 +0200,1,20.00,0,EUR,,\n#2,,,,1,,,,,\n",
  ]

  private func read(_ bytes: [UInt8], _ options: SalesReadingOptions) throws -> SalesLedger {
    let folder = try ScratchFolder()
    return try SalesReader(options: options).read(files: [folder.write(bytes)])
  }

  @Test func damagedFilesNeverCrashAndMoneyIsConserved() throws {
    var generator = SeededGenerator(seed: 2024)
    func random(_ bound: Int) -> Int { Int(generator.next() % UInt64(bound)) }
    let alphabet = Array(",;\"\n\r\t'.-0123456789()$/: ACeE+%\u{A3}\u{20AC}".utf8) + [0xFF, 0xA0]
    var accepted = 0
    for round in 0..<800 {
      var bytes = Array(Self.seeds[round % Self.seeds.count].utf8)
      for _ in 0..<(1 + random(6)) where !bytes.isEmpty {
        let place = random(bytes.count)
        switch random(5) {
        case 0: bytes[place] = alphabet[random(alphabet.count)]
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(alphabet[random(alphabet.count)], at: place)
        case 3:
          let end = min(bytes.count, place + random(20))
          bytes.append(contentsOf: bytes[place..<end])
        default: bytes.removeSubrange(place..<min(bytes.count, place + random(12)))
        }
      }
      var options = SalesReadingOptions()
      options.refunds = RefundTreatment.allCases[random(3)]
      options.dropDuplicates = random(2) == 0
      if random(4) == 0 { options.dateFormat = ["dmy", "mdy", "ymd"][random(3)] }
      do {
        let ledger = try read(bytes, options)
        #expect(isConserved(ledger.summary), "\(String(decoding: bytes, as: UTF8.self))")
        #expect(ledger.orderOffsets.last == ledger.orders.count)
        #expect(ledger.orders.reduce(Money.zero) { $0 + $1.amount } == ledger.summary.revenue)
        accepted += 1
      } catch is InputError {
        continue
      }
    }
    #expect(accepted > 150)
  }

  @Test func theOrderOfRowsChangesNothing() throws {
    var generator = SeededGenerator(seed: 7)
    var rows: [String] = []
    for index in 0..<400 {
      let customer = generator.next() % 40
      let day = generator.next() % 28 + 1
      let amount = Int(generator.next() % 9_000) - 2_000
      rows.append(
        "C\(customer),\(index % 150),\(day)/12/2023 10:0\(index % 10),\(amount).\(index % 10)5")
    }
    func result(_ rows: [String]) throws -> SalesLedger {
      try ledger("customer,order,date,amount\n" + rows.joined(separator: "\n"))
    }
    let expected = try result(rows)
    for _ in 0..<3 {
      for index in rows.indices.reversed() {
        rows.swapAt(index, Int(generator.next() % UInt64(index + 1)))
      }
      let shuffled = try result(rows)
      #expect(shuffled.customerIDs == expected.customerIDs)
      #expect(shuffled.orders == expected.orders)
      #expect(shuffled.orderOffsets == expected.orderOffsets)
      #expect(shuffled.asOf == expected.asOf)
      #expect(shuffled.summary.rowsRejected == expected.summary.rowsRejected)
      #expect(shuffled.summary.notes == expected.summary.notes)
    }
  }

  @Test func severalFilesAreOneDataSet() throws {
    let folder = try ScratchFolder()
    let whole = try folder.write(
      "customer,order,date,amount\nA,1,2024-01-31,5\nB,2,2024-02-01,6\nA,1,2024-01-31,7\n",
      as: "whole.csv")
    let first = try folder.write("customer,order,date,amount\nA,1,2024-01-31,5\n", as: "1.csv")
    let second = try folder.write(
      "amount;date;order;customer\n6;2024-02-01;2;B\n7;2024-01-31;1;A\n", as: "2.csv")
    let expected = try SalesReader().read(files: [whole])
    for files in [[first, second], [second, first]] {
      let read = try SalesReader().read(files: files)
      #expect(read.orders == expected.orders)
      #expect(read.customerIDs == expected.customerIDs)
      #expect(read.summary.rows == 3)
    }
  }

  @Test func tablesFindEachOfManyIdentifiers() {
    var table = IdentifierTable(PageMemory())
    for round in 0..<2 {
      for number in 0..<5_000 {
        var id = String(repeating: "x", count: number % 40) + String(number)
        let index = id.withUTF8 { table.intern($0) }
        #expect(index == number, "round \(round)")
      }
    }
    #expect(table.count == 5_000)
    var missing = "none"
    #expect(missing.withUTF8 { table.find($0) } == nil)
  }
}
