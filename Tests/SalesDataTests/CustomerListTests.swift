// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing
import TabularFiles
import Testing

@testable import SalesData

/// Lists of customers beside sales: who is who, what they agreed to, and what describes them.
@Suite struct CustomerListTests {
  private let orders =
    "customer_id,email,order_id,date,amount\n"
    + "7,Ann@Example.org,1,2024-01-01,5\n7,ann@example.org,2,2024-02-01,6\n"
    + "8,bob@x.org,3,2024-01-05,7\n,Cy@x.org,4,2024-01-06,8\n9,,5,2024-01-07,9\n"
  private let klaviyo =
    "\u{FEFF}Email,Klaviyo ID,First Name,Last Name,Phone Number,City,Source,Email Marketing Consent,"
    + "Email Suppressions,Historic Customer Lifetime Value,Profile Created On\r\n"
    + " ANN@example.org ,K1,Ann,Lee,'+33123,Lyon,Form,SUBSCRIBED,,12.50,2023-05-01 10:00:00+00:00\r\n"
    + "bob@x.org,K2,Bob,,,Lyon,API,SUBSCRIBED,HARD_BOUNCE,7,2023-06-01T10:00:00Z\r\n"
    + "cy@x.org,K3,,,,\"Bad\nHall\",Form,NEVER_SUBSCRIBED,,,\r\n"
    + "zoe@x.org,K4,Zoe,,,Rome,Form,SUBSCRIBED,,1,2023-07-01T10:00:00Z\r\n"

  private func read(
    _ files: [(String, String)], _ options: SalesReadingOptions = SalesReadingOptions(),
    threads: Int = 1
  ) throws -> SalesLedger {
    let folder = try ScratchFolder()
    return try SalesReader(options: options).read(
      files: files.map { try folder.write($0.1, as: $0.0) },
      execution: Execution(threadCount: threads))
  }

  private func values(_ name: String, _ ledger: SalesLedger) -> AttributeColumn.Values? {
    ledger.attributes?.columns.first { $0.name == name }?.values
  }

  @Test func klaviyoProfilesAreJoinedByAddress() throws {
    let read = try read([("orders.csv", orders), ("klaviyo.csv", klaviyo)])
    #expect(read.customerIDs == ["7", "8", "9", "cy@x.org"])
    let attributes = try #require(read.attributes)
    #expect(
      attributes.columns.map(\.name) == [
        "City", "Source", "Historic Customer Lifetime Value", "Profile Created On",
      ])
    #expect(attributes.columns.allSatisfy { $0.origin == "Klaviyo profiles" })
    #expect(
      values("City", read)
        == .categorical(codes: [1, 1, nil, 0], categories: ["Bad\nHall", "Lyon"]))
    #expect(values("Historic Customer Lifetime Value", read) == .numeric([12.5, 7, nil, nil]))
    #expect(
      values("Profile Created On", read)
        == .date([try moment("2023-05-01 10:00"), try moment("2023-06-01 10:00"), nil, nil]))
    let consent = try #require(attributes.consent(to: .email))
    #expect(consent.states == [.subscribed, .suppressed, .unknown, .never])
    #expect(consent.isReachable(0) && !consent.isReachable(1))
    #expect(attributes.consent(to: .sms) == nil)
    let contacts = try #require(attributes.contacts)
    #expect(contacts.emails == ["ann@example.org", "bob@x.org", nil, "cy@x.org"])
    #expect(contacts.phones == ["+33123", nil, nil, nil])
    #expect(contacts.names == ["Ann Lee", "Bob", nil, nil])
  }

  @Test func bothDirectionsAreCounted() throws {
    let read = try read([("klaviyo.csv", klaviyo), ("orders.csv", orders)])
    let list = try #require(read.summary.customerLists.first)
    #expect(read.summary.customerLists.count == 1)
    #expect((list.rows, list.rowsMatched, list.customersMatched) == (4, 3, 3))
    #expect(list.layout == "Klaviyo profiles")
    #expect(read.summary.files.count == 1)
    #expect(
      read.summary.notes.contains {
        $0.contains("3 of 4 people in it are customers")
          && $0.contains("1 of 4 customers are not in it")
      })
    let consent = try #require(read.summary.consents.first)
    #expect(
      [
        consent.subscribed, consent.unsubscribed, consent.never, consent.suppressed,
        consent.unknown,
      ] == [1, 0, 1, 1, 1])
    let keys = try encodedKeys(read.summary)
    #expect(keys.contains("customerLists") && keys.contains("consents"))
  }

  @Test func shopifyCustomersAreJoinedByIdThenAddress() throws {
    let list =
      "Customer ID,First Name,Last Name,Email,Accepts Email Marketing,Default Address City,"
      + "Phone,Accepts SMS Marketing,Total Spent,Total Orders,Note,Tags,Tax Exempt\n"
      + "'7,Ann,Lee,other@x.org,yes,Lyon,'+33,no,100.00,3,likes tea,\"vip, wholesale\",no\n"
      + ",,,CY@x.org,no,Graz,,yes,8.00,1,,vip,yes\n"
    let read = try read([("orders.csv", orders), ("customers.csv", list)])
    let attributes = try #require(read.attributes)
    #expect(
      attributes.columns.map(\.name) == [
        "Default Address City", "Total Spent", "Total Orders", "Tax Exempt", "tag: vip",
        "tag: wholesale",
      ])
    #expect(values("Total Orders", read) == .numeric([3, nil, nil, 1]))
    #expect(values("Tax Exempt", read) == .flag([false, nil, nil, true]))
    #expect(values("tag: wholesale", read) == .flag([true, nil, nil, false]))
    #expect(
      attributes.consent(to: .email)?.states == [.subscribed, .unknown, .unknown, .never])
    #expect(attributes.consent(to: .sms)?.states == [.never, .unknown, .unknown, .subscribed])
    // What sales say of an address stands before what a list says.
    #expect(attributes.contacts?.emails[0] == "ann@example.org")
  }

  @Test func mailchimpTellsByFileAndTheStricterCounts() throws {
    let head = "Email Address,First Name,MEMBER_RATING,OPTIN_TIME,LEID,EUID,NOTES,TAGS\n"
    let row = { (email: String, rating: Int, tags: String) in
      "\(email),,\(rating),2024-03-14 09:12:31,1,a,,\"\(tags)\"\n"
    }
    let tags = "\"\"buyers\"\",\"\"vip\"\""
    let files = [
      ("orders.csv", orders),
      ("subscribed_email_audience_export.csv", head + row("ann@example.org", 5, tags)),
      ("unsubscribed_email_audience_export.csv", head + row("bob@x.org", 2, "")),
      ("cleaned_email_audience_export.csv", head + row("Ann@example.org", 1, tags)),
    ]
    for order in [files, files.reversed()] {
      let read = try read(order)
      #expect(
        read.attributes?.consent(to: .email)?.states
          == [.suppressed, .unsubscribed, .unknown, .unknown])
      #expect(values("MEMBER_RATING", read) == .numeric([1, 2, nil, nil]))
      #expect(values("tag: buyers", read) == .flag([true, false, nil, nil]))
      #expect(read.summary.customerLists.count == 3)
    }
  }

  @Test func textThatDescribesNobodyIsNamed() throws {
    var list = "Email,Klaviyo ID,Email Marketing Consent,Remark,Zone\n"
    var sales = "email,date,amount\n"
    for number in 0..<50 {
      list += "p\(number)@x.org,\(number),SUBSCRIBED,remark \(number),0\(number % 3)\n"
      sales += "p\(number)@x.org,2024-01-01,5\n"
    }
    let read = try read([("orders.csv", sales), ("list.csv", list)])
    #expect(read.attributes?.columns.map(\.name) == ["Zone"])
    #expect(read.attributes?.columns.first?.values.kind == "categorical")
    #expect(read.summary.notes.contains { $0.contains("free text") && $0.contains("Remark") })
  }

  @Test func damagedListsNeverCrash() throws {
    var generator = SeededGenerator(seed: 99)
    func random(_ bound: Int) -> Int { Int(generator.next() % UInt64(bound)) }
    let head = Array("Email,Klaviyo ID,Email Marketing Consent,Tags,Zone\n".utf8)
    let rows = Array(
      "ann@example.org,1,SUBSCRIBED,\"a, \"\"b\"\"\",1.5\nbob@x.org,2,NEVER_SUBSCRIBED,,\n".utf8)
    let alphabet = Array(",;\"\n\r'@ aZ0.-\u{A3}".utf8) + [0xFF, 0xC2]
    let folder = try ScratchFolder()
    let sales = try folder.write(orders, as: "orders.csv")
    var accepted = 0
    for _ in 0..<300 {
      var bytes = rows
      for _ in 0..<(1 + random(8)) {
        let place = random(bytes.count)
        if random(2) == 0 {
          bytes[place] = alphabet[random(alphabet.count)]
        } else {
          bytes.insert(alphabet[random(alphabet.count)], at: place)
        }
      }
      let list = try folder.write(head + bytes, as: "list.csv")
      do {
        let read = try SalesReader().read(files: [sales, list])
        let joined = try #require(read.summary.customerLists.first)
        #expect(joined.rowsMatched <= joined.rows && joined.customersMatched <= 4)
        let attributes = try #require(read.attributes)
        #expect(attributes.consents.allSatisfy { $0.states.count == 4 })
        accepted += 1
      } catch let error as InputError {
        // A quote that never closes, or a line of its own before the header's end.
        #expect(error.file?.hasSuffix("list.csv") == true)
      }
    }
    #expect(accepted > 100)
  }

  @Test func listsAloneAreRefused() throws {
    let folder = try ScratchFolder()
    let file = try folder.write(klaviyo)
    let error = try #require(throws: InputError.self) { try SalesReader().read(files: [file]) }
    #expect(error.problem.contains("Klaviyo profiles: it lists people"))
    #expect(error.remedy?.contains("name the orders beside it") == true)
  }

  @Test func withoutListsNothingIsCollected() throws {
    let read = try ledger(orders)
    #expect(read.attributes == nil)
    #expect(read.summary.customerLists.isEmpty && read.summary.consents.isEmpty)
  }
}
