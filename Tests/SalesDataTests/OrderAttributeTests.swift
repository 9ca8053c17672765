// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing
import TabularFiles
import Testing

@testable import SalesData

/// What columns of the sales files say about customers.
@Suite struct OrderAttributeTests {
  private let asked = SalesReadingOptions(collectsAttributes: true)

  private func values(_ name: String, _ ledger: SalesLedger) -> AttributeColumn.Values? {
    ledger.attributes?.columns.first { $0.name == name }?.values
  }

  @Test func theValueOfMostOrdersCounts() throws {
    // Of A two orders come from DE and one of many lines from FR; of B the later of two counts; of C
    // the lesser text of one moment; of D nothing is known.
    let text =
      "customer,order,date,amount,country,channel,category,discount\n"
      + "A,1,2024-01-01,5,DE,web,Tea,0\nA,2,2024-01-02,5,DE,,Pots,0\n"
      + "A,3,2024-01-03,5,FR,web,Cups,0\nA,3,2024-01-03,6,FR,web,Cups,0\n"
      + "A,3,2024-01-03,7,FR,web,Cups,0.00\n"
      + "B,4,2024-01-01,5,DE,shop,,SPRING\nB,5,2024-01-02,5,AT,shop,Pots,\n"
      + "C,6,2024-01-01,5,DE,,,\nC,7,2024-01-01,5,AT,,,\nD,8,2024-01-01,5,,,,\n"
    let read = try ledger(text, asked)
    #expect(
      read.attributes?.columns.map(\.name) == [
        "country", "channel", "first_category", "uses_discounts",
      ])
    #expect(
      values("country", read)
        == .categorical(codes: [1, 0, 0, nil], categories: ["AT", "DE"]))
    #expect(
      values("channel", read)
        == .categorical(codes: [1, 0, nil, nil], categories: ["shop", "web"]))
    #expect(
      values("first_category", read)
        == .categorical(codes: [1, 0, nil, nil], categories: ["Pots", "Tea"]))
    #expect(values("uses_discounts", read) == .flag([false, true, false, false]))
  }

  @Test func shopifyOrdersTellConsentAndContacts() throws {
    let text =
      "Name,Email,Financial Status,Accepts Marketing,Currency,Total,Discount Code,Created at,"
      + "Lineitem quantity,Billing Name,Billing Country,Billing Phone,Source\n"
      + "#1,a@x.org,paid,yes,EUR,5,,2024-01-01 10:00:00 +0000,1,Ann Old,FR,'+1,web\n"
      + "#1,,,,,,,,2,,,,\n"
      + "#2,a@x.org,paid,no,EUR,5,TEN,2024-02-01 10:00:00 +0000,1,Ann New,FR,,pos\n"
      + "#3,b@x.org,paid,yes,EUR,5,,2024-02-01 10:00:00 +0000,1,,DE,,web\n"
      + "#4,c@x.org,voided,yes,EUR,5,,2024-02-01 10:00:00 +0000,1,,DE,,web\n"
    let read = try ledger(text, asked)
    let attributes = try #require(read.attributes)
    #expect(
      attributes.columns.map(\.name) == ["country", "channel", "uses_discounts", "has_email"])
    #expect(attributes.consent(to: .email)?.states == [.never, .subscribed])
    #expect(values("country", read) == .categorical(codes: [1, 0], categories: ["DE", "FR"]))
    #expect(values("channel", read) == .categorical(codes: [0, 1], categories: ["pos", "web"]))
    #expect(values("uses_discounts", read) == .flag([true, false]))
    #expect(values("has_email", read) == .flag([true, true]))
    #expect(attributes.contacts?.names == ["Ann New", nil])
    #expect(attributes.contacts?.phones == ["+1", nil])
    // A list tells what holds now.
    let folder = try ScratchFolder()
    let list = "Email,Klaviyo ID,Email Marketing Consent\na@x.org,1,SUBSCRIBED\nb@x.org,2,\n"
    let joined = try SalesReader(options: asked).read(files: [
      folder.write(text, as: "orders.csv"), folder.write(list, as: "list.csv"),
    ])
    #expect(joined.attributes?.consent(to: .email)?.states == [.subscribed, .subscribed])
  }

  @Test func rowOrderAndThreadsChangeNothing() throws {
    var generator = SeededGenerator(seed: 11)
    func random(_ bound: UInt64) -> UInt64 { generator.next() % bound }
    var rows: [String] = []
    for _ in 0..<30_000 {
      let (customer, order) = (random(200), random(3_000))
      rows.append(
        "C\(customer),\(order),2024-01-\(10 + random(18)),\(random(90)).50,"
          + "L\(random(4)),\"quoted, \(random(3))\",K\(random(5)),\(random(2)),p\(random(9))@x.org,"
          + ["yes", "no", ""][Int(random(3))])
    }
    let head = "customer,order,date,amount,country,channel,category,discount,email,newsletter\n"
    let folder = try ScratchFolder()
    func read(_ rows: [String], threads: Int) throws -> SalesLedger {
      try SalesReader(options: asked).read(
        files: [folder.write(head + rows.joined(separator: "\n"))],
        execution: Execution(threadCount: threads))
    }
    let expected = try read(rows, threads: 1)
    #expect(expected.attributes?.columns.count == 5)
    #expect(expected.attributes?.consents.count == 1)
    for index in rows.indices.reversed() { rows.swapAt(index, Int(random(UInt64(index + 1)))) }
    for threads in [1, 4] {
      #expect(try read(rows, threads: threads).attributes == expected.attributes)
    }
  }
}
