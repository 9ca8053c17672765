// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import SalesSimulation

@Suite struct ShopCalendarTests {
  @Test(
    arguments: [
      (0, 1970, 1, 1), (19_782, 2024, 2, 29), (20_123, 2025, 2, 4), (-1, 1969, 12, 31),
      (11_016, 2000, 2, 29), (-25_509, 1900, 2, 28), (-25_508, 1900, 3, 1),
    ] as [(Int, Int, Int, Int)])
  func datesOfDays(days: Int, year: Int, month: Int, day: Int) {
    let date = CivilDate(year: year, month: month, day: day)
    #expect(CivilDate(daysSince1970: days) == date)
    #expect(date.daysSince1970 == days)
  }

  @Test func weekdays() {
    // 2025-02-03 was a Monday, 1970-01-01 a Thursday.
    #expect(
      CivilDate.weekday(
        ofDaysSince1970: CivilDate(year: 2025, month: 2, day: 3).daysSince1970) == 0)
    #expect(CivilDate.weekday(ofDaysSince1970: 0) == 3)
    #expect(CivilDate.weekday(ofDaysSince1970: -1) == 2)
  }

  @Test func tradeRunsForwardAndBack() {
    let calendar = SalesScenario.wholesaler.calendar
    var before = -1.0
    for step in 0..<3740 {
      let moment = Double(step) * 0.1
      let trade = calendar.trade(at: moment)
      #expect(trade > before)
      #expect(abs(calendar.moment(ofTrade: trade) - moment) < 1e-6)
      before = trade
    }
  }

  @Test func ordersArriveInOpeningHours() {
    let calendar = SalesScenario.wholesaler.calendar
    #expect(calendar.second(at: 12.0) == 8 * 3600)
    #expect(calendar.second(at: 12.5) == 13 * 3600)
    #expect(calendar.second(at: 12.999999) < 18 * 3600)
  }
}
