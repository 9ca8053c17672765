// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import TabularFiles
import Testing

@testable import SalesData

/// Dates and numbers decided by whole columns, currencies, encodings, and what is refused.
@Suite struct ColumnFormTests {
  private func column(_ dates: [String]) -> String {
    "customer,date,amount\n" + dates.map { "A,\($0),1\n" }.joined()
  }

  @Test func oneDateAnywhereDecidesTheColumn() throws {
    // The deciding date comes long after the rows that are looked at first.
    let ambiguous = [String](repeating: "03/04/2024", count: 2 * SalesReader.sampleRowCount)
    let dayFirst = try ledger(column(ambiguous + ["31/01/2024"]))
    #expect(dayFirst.orders.last?.placed == (try moment("2024-04-03")))
    let monthFirst = try ledger(column(ambiguous + ["01/31/2024"]))
    #expect(monthFirst.orders.last?.placed == (try moment("2024-03-04")))
    #expect(monthFirst.summary.dateFormat == "month/day/year")
  }

  @Test func aColumnOfTwoReadingsIsRefusedWithBoth() throws {
    let error = try refusal(column(["03/04/2024", "05/06/2024"]))
    #expect(error.problem.contains("2024-04-03") && error.problem.contains("2024-03-04"))
    #expect(error.remedy?.contains("--date-format") == true)
    for (format, expected) in [
      ("dmy", "2024-04-03"), ("mdy", "2024-03-04"), ("%m/%d/%Y", "2024-03-04"),
    ] {
      let read = try ledger(column(["03/04/2024"]), SalesReadingOptions(dateFormat: format))
      #expect(read.orders.first?.placed == (try moment(expected)))
    }
    #expect(try ledger(column(["03/03/2024"])).summary.orders == 1)
    #expect(try ledger(column(["03.04.2024"])).orders.first?.placed == moment("2024-04-03"))
  }

  @Test func mixedOrdersAreRefusedButForAStrayOne() throws {
    let error = try refusal(column(["31/01/2024", "01/31/2024"]))
    #expect(error.problem.contains("31/01/2024") && error.problem.contains("01/31/2024"))
    let read = try ledger(column([String](repeating: "31/01/2024", count: 101) + ["01/31/2024"]))
    #expect(read.summary.rejection(.noDate)?.rows == 1)
  }

  @Test func anUnknownDateFormatIsRefused() throws {
    #expect(
      try refusal(column(["2024-01-01"]), SalesReadingOptions(dateFormat: "dd/mm")).remedy != nil)
  }

  @Test func oneAmountAnywhereDecidesTheMark() throws {
    let rows = [String](repeating: "A;2024-01-01;1.234\n", count: SalesReader.sampleRowCount + 5)
    let read = try ledger("customer;date;amount\n" + rows.joined() + "A;2024-01-01;7,00\n")
    #expect(read.summary.revenue == (try money(String(1234 * rows.count + 7))))
    let error = try refusal("customer;date;amount\nA;2024-01-01;1.234\n")
    #expect(error.problem.contains("1.234") && error.remedy?.contains("--decimal") == true)
    let point = try ledger(
      "customer;date;amount\nA;2024-01-01;1.234\n", SalesReadingOptions(decimalMark: .point))
    #expect(point.summary.revenue == (try money("1.234")))
    let noted = try ledger("customer,date,amount\nA,2024-01-01,\"1,234\"\n").summary
    #expect(noted.revenue == (try money("1234")))
    #expect(noted.notes.contains { $0.contains("1,234") })
  }

  @Test func mixedMarksAreRefused() throws {
    let error = try refusal("customer;date;amount\nA;2024-01-01;1,50\nA;2024-01-01;1.50\n")
    #expect(error.problem.contains("mixes"))
  }

  @Test func currenciesAreNotAddedUp() throws {
    let text =
      "customer,date,amount,currency\nA,2024-01-01,5,usd\nA,2024-01-02,5.50,EUR\nB,2024-01-02,1,USD\n"
    let error = try refusal(text)
    #expect(error.problem.contains("EUR 5.50") && error.problem.contains("USD 6.00"))
    let picked = try ledger(text, SalesReadingOptions(currency: "usd")).summary
    #expect(picked.currency == "USD")
    #expect(picked.revenue == (try money("6")))
    #expect(picked.rejection(.otherCurrency)?.amount == (try money("5.50")))
    #expect(isConserved(picked))
    #expect(try refusal(text, SalesReadingOptions(currency: "GBP")).problem.contains("GBP"))
    let symbols = try refusal("customer,date,amount\nA,2024-01-01,$5\nA,2024-01-01,£5\n")
    #expect(symbols.problem.contains("GBP 5.00"))
    #expect(
      try ledger("customer,date,amount\nA,2024-01-01,$5\n", SalesReadingOptions(currency: "CAD"))
        .summary.currency == "CAD")
  }

  @Test func zonesBecomeUTC() throws {
    let read = try ledger(
      "customer_id,order_date,amount\nA,2024-01-01T23:30:00-05:00,5\nA,2024-01-02T04:30:00Z,7\n")
    #expect(read.orders.count == 1)
    #expect(read.summary.notes.contains { $0.contains("UTC") })
  }

  @Test func aTimeInItsOwnColumnIsAdded() throws {
    let read = try ledger("customer,date,time,amount\nA,1/31/2024,2:30:00 PM,5\n")
    #expect(read.orders.first?.placed == (try moment("2024-01-31 14:30")))
  }

  @Test func encodingsAndDelimitersAreFound() throws {
    let folder = try ScratchFolder()
    let latin = try folder.write(
      "customer_id;order_date;amount\nJos".utf8 + [0xE9] + ";2024-01-01;".utf8 + [0xA3]
        + "5,00\n".utf8)
    let read = try SalesReader().read(files: [latin])
    #expect(read.customerIDs == ["José"])
    #expect(read.summary.currency == "GBP")
    #expect(read.summary.encoding == "windows-1252")
    #expect(read.summary.delimiter == "semicolon")
  }

  @Test func whatCannotBeUsedIsRefusedWithARemedy() throws {
    let cases = [
      "customer_id,order_date,amount\n", "order_date,amount\n2024-01-01,5\n",
      "customer_id,amount\nA,5\n", "customer_id,order_date\nA,2024-01-01\n",
      "customer_id,order_date,amount\nA,never,5\n,2024-01-01,5\n",
      "customer_id,order_date,amount\nA,2024-01-01,-5\n",
      "customer_id,order_date,amount\nA,2024-01-01,\"5\nB,2024-01-02,7\n", "x\n1\n",
    ]
    for text in cases {
      let error = try refusal(text)
      #expect(error.file?.hasSuffix("orders.csv") == true)
      #expect(error.remedy != nil)
      #expect(error.description.count < 1_000)
    }
    #expect(try refusal("order_date,amount\n2024-01-01,5\n").remedy?.contains("order_date") == true)
    #expect(try refusal("customer,date,amount\nA,never,5\n").description.contains(":2:"))
    #expect(throws: (any Error).self) { try SalesReader().read(files: []) }
    #expect(throws: (any Error).self) { try SalesReader().read(files: ["/nowhere/orders.csv"]) }
  }

  @Test func columnsCanBeNamed() throws {
    let text = "Who,When,Spent,date\nA,2024-01-01,5,x\n"
    let read = try ledger(
      text, SalesReadingOptions(columns: [.customer: "who", .date: "When", .amount: "Spent"]))
    #expect(read.summary.revenue == (try money("5")))
    #expect(read.summary.columns.contains(.init(field: "date", column: "When")))
    let error = try refusal(text, SalesReadingOptions(columns: [.customer: "Buyer"]))
    #expect(error.description.contains("Buyer") && error.description.contains("Spent"))
  }
}
