// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing
import Testing

@testable import SalesData

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite struct MoneyTests {
  @Test(arguments: [
    (0, "0.00"), (1, "0.000001"), (-1, "-0.000001"), (5_000_000, "5.00"), (-2_950_000, "-2.95"),
    (9_747_747_934_000, "9747747.934"), (1_234_500, "1.2345"), (100_000, "0.10"),
  ])
  func prints(micros: Int, text: String) {
    #expect(Money(micros: Int128(micros)).description == text)
  }

  @Test func printedAmountsReadBack() {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<2_000 {
      let shift = generator.next() % 60
      let value = Int128(Int64(bitPattern: generator.next()) >> Int64(shift))
      let amount = Money(micros: value)
      #expect(Money(amount.description) == amount)
    }
  }

  @Test(arguments: [
    "", ".", "-", "1.", ".5", "1,5", "1.2345678", "1e3", " 1", "£1", "1.2.3", "--1",
  ])
  func refusesWhatIsNoPlainDecimal(text: String) {
    #expect(Money(text) == nil)
  }

  @Test func codesAsExactText() throws {
    let amount = try money("9747747.934")
    let data = try JSONEncoder().encode([amount])
    #expect(String(decoding: data, as: UTF8.self) == "[\"9747747.934\"]")
    #expect(try JSONDecoder().decode([Money].self, from: data) == [amount])
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([Money].self, from: Data("[\"a lot\"]".utf8))
    }
  }

  @Test func productsAreExactOrRoundedToEven() {
    func product(_ a: Int64, _ b: Int64) -> Int128 {
      Money.product(quantityMicros: a, priceMicros: b).micros
    }
    #expect(product(6_000_000, 2_550_000) == 15_300_000)
    #expect(product(-12_000_000, 850_000) == -10_200_000)
    #expect(product(500_000, 1) == 0)
    #expect(product(500_000, 3) == 2)
    #expect(product(-500_000, 3) == -2)
    #expect(product(-500_001, 1) == -1)
    let most = AmountParser.limit - 1
    #expect(product(most, most) == Int128(most) * Int128(most) / 1_000_000)
  }

  @Test func amountsAddUpWhereBinaryFractionsDoNot() throws {
    let dime = try money("0.10")
    let sum = (0..<10).reduce(Money.zero) { total, _ in total + dime }
    #expect(sum == (try money("1.00")))
    #expect(dime * 10 == sum)
    #expect(-dime < .zero)
  }
}

@Suite struct AmountParserTests {
  @Test(arguments: [
    ("5", "5.00"), ("5.5", "5.50"), ("-5.25", "-5.25"), ("1,234.50", "1234.50"), ("0.001", "0.001"),
    ("1,234,567", "1234567.00"), ("12,34,567.89", "1234567.89"), ("$20.00", "20.00"),
    ("20.00 $", "20.00"), ("(5.00)", "-5.00"), ("($5.00)", "-5.00"), ("$(5.00)", "-5.00"),
    ("5.00-", "-5.00"), ("-$0.95", "-0.95"), ("$-0.95", "-0.95"), ("£5.00", "5.00"),
    ("EUR 7", "7.00"), ("7 EUR", "7.00"), ("1'234.50", "1234.50"), ("1 234.50", "1234.50"),
    ("1\u{A0}234.50", "1234.50"), ("1\u{202F}234.50", "1234.50"), (" 5.00 ", "5.00"),
    ("+5", "5.00"), ("\u{2212}5", "-5.00"), (".50", "0.50"), ("5.", "5.00"), ("5,-", "5.00"),
    ("1.5E+03", "1500.00"), ("1e-6", "0.000001"), ("0.1234560000", "0.123456"),
    ("15.299999999999999", "15.30"), ("0.30000000000000004", "0.30"),
    ("999999999999", "999999999999.00"),
    ("R$ 5.00", "5.00"), ("Rs.50", "50.00"), ("kr 50", "50.00"), ("007", "7.00"),
  ])
  func readsWithAPoint(text: String, expected: String) throws {
    var parser = AmountParser(mark: .point)
    #expect(parser.parse(text) == .micros(Int64(try money(expected).micros)))
  }

  @Test(arguments: [
    ("7,00", "7.00"), ("1.234,50", "1234.50"), ("1.234", "1234.00"), ("-3,5", "-3.50"),
    ("12,5 €", "12.50"), ("1 234,50", "1234.50"),
  ])
  func readsWithAComma(text: String, expected: String) throws {
    var parser = AmountParser(mark: .comma)
    #expect(parser.parse(text) == .micros(Int64(try money(expected).micros)))
  }

  @Test(arguments: [
    "lots", "7,00", "1.2.3", "12-5", "5 apples", "--5", "(5", "(-5)", "1,23,4", "0,123",
    "2024-01-01",
    "1000000000000", "1e40", "5%", "$5 EUR", "0x10", "1,,234", "٣",
  ])
  func refuses(text: String) {
    var parser = AmountParser(mark: .point)
    #expect(parser.parse(text) == .unreadable)
  }

  @Test(arguments: ["", "  ", "NaN", "null", "N/A", "-"])
  func knowsBlanks(text: String) {
    var parser = AmountParser(mark: .point)
    #expect(parser.parse(text) == .blank)
  }

  @Test func refusesFinerThanAMillionth() {
    var parser = AmountParser(mark: .point)
    #expect(parser.parse("0.1234567") == .tooFine)
    #expect(
      parser.parse("0.123456001") == .micros(123_456) || parser.parse("0.12345655") == .tooFine)
    #expect(parser.parse("0.12345655") == .tooFine)
  }

  @Test func namesCurrencies() {
    var parser = AmountParser(mark: .point)
    for (text, code) in [
      ("£5", "GBP"), ("5 €", "EUR"), ("US$5", "USD"), ("$5", "$"), ("chf 5", "CHF"),
      ("5 zł", "PLN"),
    ] {
      _ = parser.parse(text)
      #expect(parser.currency?.description == code)
    }
    _ = parser.parse("5")
    #expect(parser.currency == nil)
  }

  @Test func collectsTheSameEvidenceWhateverMarkIsAssumed() {
    let texts = [
      "1.234", "1,234", "0.123", "0,123", "1.23", "1,2", "1.234,5", "1,234.5", "12345.678", "7",
      "(1.234)", "$1,234", "abc", "1.2.3", ".500", "1.234.567", "5.", "5,-", "",
    ]
    var point = AmountParser(mark: .point)
    var comma = AmountParser(mark: .comma)
    for text in texts {
      _ = point.parse(text)
      _ = comma.parse(text)
    }
    #expect(point.evidence == comma.evidence)
    #expect(point.evidence.onlyPoint == 5)
    #expect(point.evidence.onlyComma == 4)
    #expect(point.evidence.ambiguousPoint == 2)
    #expect(point.evidence.ambiguousComma == 2)
  }

  /// Any amount printed in any of the usual styles is read back exactly.
  @Test func readsWhatShopsPrint() throws {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<3_000 {
      let micros = Int64(generator.next() % 100_000_000_000) * 10_000
      let units = String(micros / 1_000_000)
      let cents = String(micros % 1_000_000 / 10_000 + 100).dropFirst()
      var grouped = ""
      for (index, digit) in units.enumerated() {
        if index > 0, (units.count - index) % 3 == 0 { grouped += "," }
        grouped.append(digit)
      }
      let negative = generator.next() % 2 == 0
      let plain = [units, grouped][Int(generator.next() % 2)] + "." + cents
      let text =
        switch generator.next() % 5 {
        case 0: negative ? "(\(plain))" : plain
        case 1: negative ? "-$\(plain)" : "$\(plain)"
        case 2: negative ? "\(plain)-" : "\(plain) EUR"
        case 3: negative ? "£-\(plain)" : "£ \(plain)"
        default: negative ? "-\(plain)" : "+\(plain)"
        }
      let european = String(text.map { $0 == "." ? "," : $0 == "," ? "." : $0 })
      var point = AmountParser(mark: .point)
      var comma = AmountParser(mark: .comma)
      let expected = ParsedAmount.micros(negative ? -micros : micros)
      #expect(point.parse(text) == expected, "\(text)")
      #expect(comma.parse(european) == expected, "\(european)")
    }
  }
}
