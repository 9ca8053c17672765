// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CustomerFeatures
import SalesData
import Testing

@testable import SegmentReports

@Suite struct NumberTextTests {
  @Test(arguments: [
    (0, "0"), (7, "7"), (999, "999"), (1000, "1,000"), (4_338, "4,338"),
    (1_234_567, "1,234,567"), (-1234, "−1,234"), (Int.min, "−9,223,372,036,854,775,808"),
  ])
  func countsHaveThousandsSeparators(value: Int, text: String) {
    #expect(NumberText.count(value) == text)
  }

  @Test func nounsAgreeWithTheirCount() {
    #expect(NumberText.count(1, "customer") == "1 customer")
    #expect(NumberText.count(0, "customer") == "0 customers")
    #expect(NumberText.count(2, "branch", "branches") == "2 branches")
    #expect(NumberText.word(4) == "four")
    #expect(NumberText.word(11) == "11")
  }

  @Test(arguments: [
    (0.0, "0"), (0.012345, "0.0123"), (3.14159, "3.14"), (99.96, "100"), (12_345.0, "12,300"),
    (-1_234_567.0, "−1,230,000"), (2.0, "2"), (Double.nan, "–"), (Double.infinity, "–"),
    (1e-12, "0"),
  ])
  func threeSignificantFigures(value: Double, text: String) {
    #expect(NumberText.significant(value) == text)
  }

  @Test(arguments: [
    (0.0, "0%"), (0.2345, "23.5%"), (0.0004, "under 0.1%"), (0.9999, "over 99.9%"), (1.0, "100%"),
    (-0.05, "−5%"), (12.5, "1,250%"),
  ])
  func sharesAreInPercent(share: Double, text: String) {
    #expect(NumberText.percent(share) == text)
  }

  @Test(arguments: [
    (674.4, "674"), (9_994.0, "9,990"), (12_345.0, "12.3k"), (8_911_407.9, "8.91M"),
    (999_999.0, "1M"), (2.5e12, "2.5T"),
  ])
  func largeNumbersAreShort(value: Double, text: String) {
    #expect(NumberText.compact(value) == text)
  }

  @Test func roundingIsHalfAwayFromZero() {
    #expect(NumberText.fixed(0.125, places: 2) == "0.13")
    #expect(NumberText.fixed(-0.125, places: 2) == "−0.13")
    #expect(NumberText.fixed(-0.001, places: 2) == "0.00")
    #expect(NumberText.fixed(1e300, places: 2) == "1e+300")
  }

  @Test func moneyIsByItsCurrency() {
    let amount = Money(micros: 8_911_407_904_000)
    #expect(UnitText(currency: "GBP").exact(amount) == "£8,911,407.904")
    #expect(UnitText(currency: "gbp").money(amount) == "£8.91M")
    #expect(UnitText(currency: "CHF").money(amount) == "CHF\u{A0}8.91M")
    #expect(UnitText(currency: nil).exact(Money(micros: -5_000_000)) == "−5.00")
    #expect(UnitText(currency: "€").money(-12.5) == "−€12.5")
  }

  @Test func valuesCarryTheirUnit() {
    let units = UnitText(currency: "EUR")
    #expect(units.value(1, .days) == "1 day")
    #expect(units.value(4.43, .days) == "4.4 days")
    #expect(units.value(118.4, .days) == "118 days")
    #expect(units.value(1, .orders) == "1 order")
    #expect(units.value(0.125, .share) == "12.5%")
    #expect(units.value(0.14, .money) == "€0.14")
  }
}
