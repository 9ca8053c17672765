// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing
import TabularFiles
import Testing

@testable import SalesData

/// Rows of the plain form are read by a shorter way, which must change nothing.
@Suite struct PlainRowTests {
  private static let ids = [
    "17850", "C00000017", "000017", "95597fc3-6dd4-3259-3075-0cc83919cd44", "ann@example.com",
    "Ann@Example.com", "17850.0", "17850.05", "12.", "nan", "-", "<NA>", "'007", " 7", "7 ",
    "7\u{A0}",
    "José Ñ", "é", "a'b", "\\N", "1234567a", "12345678", "null-7", "N/A", "@", "Z@1234567890123",
  ]
  private static let dates = [
    "2024-12-09 17:17:11", "2024-02-29", "2023-02-29", "2024-12-09T17:17", "2024-12-09 24:00:00",
    "2024-12-09 17:60:00", "2024-12-31 23:59:59", "1899-12-31", "1900-01-01", "2199-12-31",
    "2200-01-01", "2024-13-01", "2024-00-10", "2024-04-31", "2024-04-00", "09.12.2024",
    "2024-12-09 17:17:11Z", "2024/12/09 17:17", "2024-12-09_17:17", "20241209", " 2024-12-09", "",
    "2O24-12-09 17:17:11", "2024-12-09 17:17:1a", "2024-12-09 17;17:11",
  ]
  private static let amounts = [
    "7", "12345678", "105.02", "0", "-0", "-7.5", "7.", ".5", "-.50", "-", "123456.78",
    "12345678.9",
    "1.234", "1,5", "1,50", "12,345", "£5.00", "(5.00)", "5-", "+5", "5e2", "1.2.3", "1..2",
    "99999.99",
    "-9999.99", "0.001", "", " 5", "5 ", "1/2", "1:00", "1;00", "10.0", "00.10",
  ]

  private func check(_ text: String, _ formats: ValueFormats) throws -> Int {
    let options = SalesReadingOptions()
    let source = try DelimitedText(bytes: Array(text.utf8), name: "orders.csv")
    let plan = try ColumnPlan(header: source.header, file: "orders.csv", options: options)
    var short = LineReader(plan: plan, formats: formats, options: options)
    var long = LineReader(plan: plan, formats: formats, options: options)
    var plainRows = 0
    try source.forEachRecord { record in
      let line = long.read(record)
      guard let sale = short.readPlain(record) else {
        _ = short.read(record)
        return
      }
      plainRows += 1
      #expect(line.reason == nil, "\(record.rawText)")
      #expect(sale.customer.elementsEqual(line.customer), "\(record.rawText)")
      #expect(sale.orderHash == line.orderHash)
      #expect(sale.placed == line.placed, "\(record.rawText)")
      #expect(Money(micros: Int128(sale.micros)) == line.amount, "\(record.rawText)")
      #expect((sale.micros < 0) == line.isTouchedByRefund)
      #expect(!line.isItem)
    }
    let (a, b) = (short.evidence, long.evidence)
    #expect(a.dates == b.dates)
    #expect(a.decimals == b.decimals)
    #expect(a.floatIDs == b.floatIDs)
    #expect(a.otherIDs == b.otherIDs)
    return plainRows
  }

  @Test(arguments: [
    "order_id,customer_id,order_date,amount\n", "order_id,email,order_date,amount\n",
  ])
  func readsAsTheLongWayDoes(header: String) throws {
    var generator = SeededGenerator(seed: 9)
    func pick(_ texts: [String]) -> String {
      // The first few are plain; half of the rows would hardly ever be.
      let choices = UInt64(generator.next() % 2 == 0 ? 2 : texts.count)
      var text = Array(texts[Int(generator.next() % choices)].utf8)
      // Now and then a byte is another.
      if generator.next() % 8 == 0, !text.isEmpty {
        let bytes = Array("0159.,-:@ aZ'\"T/".utf8)
        text[Int(generator.next() % UInt64(text.count))] =
          bytes[Int(generator.next() % UInt64(bytes.count))]
      }
      let cell = String(decoding: text, as: UTF8.self)
      let quoted =
        "\""
        + cell.split(separator: "\"", omittingEmptySubsequences: false)
        .joined(separator: "\"\"") + "\""
      return generator.next() % 4 == 0 || cell.contains(",") || cell.contains("\"") ? quoted : cell
    }
    var text = header
    for row in 0..<1_500 {
      let order = row % 7 == 0 ? "" : row % 11 == 0 ? " \(row)" : "\(row % 900)"
      text += "\(order),\(pick(Self.ids)),\(pick(Self.dates)),\(pick(Self.amounts))\n"
    }
    for mark in [DecimalMark.point, .comma] {
      for strips in [true, false] {
        let formats = ValueFormats(
          dateOrder: .dayMonth, decimalMark: mark, stripsFloatIDs: strips)
        #expect(try check(text, formats) > 100)
      }
    }
  }

  @Test func everyDayOfThreeCenturies() {
    // Around the ends of the centuries each day, and every fifth of all.
    let edges = [-25_567, 10_957, 47_482, 84_006].flatMap { $0 - 400..<$0 + 800 }
    for day in edges + Array(stride(from: -26_000, to: 84_500, by: 5)) {
      let date = CivilDate(dayNumber: day)
      let text = Timestamp(secondsSince1970: Int64(day) * 86_400 + 3_661).description
      var plain = text
      let seconds = plain.withUTF8 { PlainDate.seconds($0) }
      #expect(seconds == (CivilDate.years.contains(date.year) ? Int64(day) * 86_400 + 3_661 : nil))
    }
  }

  @Test func noOtherColumnMayHaveASay() throws {
    let formats = ValueFormats(dateOrder: nil, decimalMark: .point, stripsFloatIDs: false)
    for header in [
      "order_id,customer_id,order_date,amount,currency",
      "order_id,customer_id,order_date,amount,status",
      "order_id,customer_id,order_date,quantity,price",
    ] {
      let plan = try ColumnPlan(
        header: header.split(separator: ",").map(String.init), file: "f",
        options: SalesReadingOptions())
      let reader = LineReader(plan: plan, formats: formats, options: SalesReadingOptions())
      #expect(reader.plain == nil, "\(header)")
    }
  }
}
