// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import TabularFiles
import Testing

@testable import SalesData

@Suite struct CurrencyRatesTests {
  private func rates(_ text: String) throws -> CurrencyRates {
    try CurrencyRates(DelimitedText(bytes: Array(text.utf8), name: "rates.csv", hasHeader: false))
  }

  @Test func roundsToTheMillionthHalfToEven() throws {
    let third = try #require(CurrencyRates.Rate("0.5"))
    let cases: [(Int128, Int128)] = [(3, 2), (1, 0), (5, 2), (7, 4), (-3, -2), (-1, 0), (-5, -2)]
    for (micros, expected) in cases {
      #expect(third.convert(Money(micros: micros)) == Money(micros: expected), "\(micros)")
    }
    let rate = try #require(CurrencyRates.Rate("1.085432101"))
    #expect(rate.convert(try money("100.00")) == (try money("108.543210")))
    #expect(rate.convert(Money(micros: .max)) == nil)
    for text in ["", "0", "-1", "1.0000000001", "1e3", "x", "1.2.3", "1234567890"] {
      #expect(CurrencyRates.Rate(text) == nil, "\(text)")
    }
  }

  @Test func amountsBecomeOneCurrency() throws {
    let text =
      "customer,date,amount,currency\nA,2024-01-31,10,USD\nA,2024-02-01,4,EUR\nB,2024-02-02,1,gbp\nB,never,5,USD\n"
    let refused = try refusal(text)
    #expect(refused.problem.contains("3 currencies") && refused.remedy?.contains("--rates") == true)
    let read = try ledger(
      text, SalesReadingOptions(rates: rates("currency,rate\nEUR,1\nUSD,0.9215\nGBP,1.2\n")))
    #expect(read.summary.currency == "EUR")
    #expect(read.summary.revenue == (try money("14.415")))
    #expect(read.summary.rejection(.noDate)?.amount == (try money("4.6075")))
    #expect(
      read.summary.notes.contains { $0.contains("1.00 GBP, 15.00 USD") }, "\(read.summary.notes)")
    #expect(isConserved(read.summary))
    let missing = try refusal(text, SalesReadingOptions(rates: rates("EUR,1\nUSD,0.9\n")))
    #expect(missing.problem.contains("no rate for GBP"))
  }

  @Test func tablesThatSayTooMuchOrTooLittle() {
    for text in ["EUR,2\n", "EUR,1\nUSD,1.0\n", "EUR,1\neur,2\n", "EUR\n", "EUR,1\nUSD,-2\n"] {
      #expect(throws: InputError.self, "\(text)") { try rates(text) }
    }
  }
}
