// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clientele
import Testing

@testable import ClienteleCommand

/// The page that `inspect` prints, at every width that terminals have.
@Suite struct InspectionTextTests {
  private func summary() throws -> SalesSummary {
    let money = { (text: String) in try #require(Money(text)) }
    var summary = SalesSummary(
      files: ["exports/a very long name of a folder/orders of 2023 and of 2024 and later.csv.gz"],
      layout: .init(
        name: "Shopify orders", confidence: 0.97, reason: "all 5 columns that identify it",
        rowGrain: "one row an order line", refundConvention: "Refunded Amount, subtracted",
        timeZone: "the shop's", traps: [String(repeating: "x", count: 150)]),
      encoding: "utf-8", delimiter: "comma", dateFormat: "year-month-day", currency: "EUR")
    (summary.rows, summary.rowsUsed, summary.customers, summary.orders) = (
      1_234_567, 1_234_000, 9, 7
    )
    summary.rowsRejected = [
      .init(reason: "an amount finer than a millionth", rows: 567, amount: try money("-12.345678"))
    ]
    summary.amount = try money("123456789.12")
    summary.revenue = try money("123456801.465678")
    summary.months = (1...30).map {
      .init(
        month: "20\(20 + $0 / 12)-\($0 % 12 < 9 ? "0" : "")\($0 % 12 + 1)", orders: $0,
        revenue: Money(micros: Int128($0 - 1) * 1_000_000))
    }
    summary.customerLists = [
      .init(
        file: "lists/of a very long name/subscribed_email_audience_export_2024.csv",
        layout: "Mailchimp audience", rows: 1_234_567, rowsMatched: 1_000_000, customersMatched: 4)
    ]
    summary.consents = [
      .init(MarketingConsent(channel: .email, states: [.subscribed, .never, .suppressed]))
    ]
    summary.notes = [
      Wording(stringLiteral: "A note " + String(repeating: "of many words ", count: 20))
    ]
    return summary
  }

  @Test func fitsEveryTerminal() throws {
    let summary = try summary()
    for width in [20, 60, 61, 75, 76, 80, 99, 120, 300] {
      let page = InspectionText(summary, options: ["--date-format", "dmy"], width: width)
      let room = min(max(width, 60), 120)
      let command = "clientele discover"
      for line in page.lines where !line.contains(command) {
        #expect(line.count <= room, "\(width): \(line)")
        #expect(!line.contains("\u{1B}"))
      }
      let next = page.lines.first { $0.contains(command) }
      #expect(next?.contains("subscribed_email_audience_export_2024.csv") == true)
      #expect(next?.hasSuffix("--date-format dmy -o report") == true)
      for word in [
        "97% sure", "one row an order line", "Refunded Amount", "567", "1 suppressed",
      ] {
        #expect(page.lines.contains { $0.contains(word) }, "\(width): \(word)")
      }
    }
  }

  @Test func columnsFollowTheirValues() {
    let chart = Sparkline([0, 4, 8, -3], width: 40, height: 2)
    #expect(chart.lines == ["      ██   ", "·· ██ ██ ··"].map { String($0) })
    #expect(chart.valuesPerColumn == 1)
    let crowded = Sparkline([Double](repeating: 1, count: 100), width: 30, height: 1)
    #expect(crowded.valuesPerColumn == 4)
    #expect(crowded.lines == [String(repeating: "█", count: 25)])
    #expect(Sparkline([0, 0], width: 10, height: 1).lines == ["·· ··"])
  }
}
