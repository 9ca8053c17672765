// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CustomerFeatures
import SalesData
import SegmentDiscovery

/// Money and features in words, in the currency of the data.
struct UnitText: Sendable {
  /// The sign before an amount, or nothing where the data name no currency.
  let sign: String

  /// A currency's ISO code or symbol as found in the data, or nil.
  init(currency: String?) {
    let symbols = [
      "EUR": "€", "GBP": "£", "USD": "$", "JPY": "¥", "CNY": "¥", "INR": "₹", "KRW": "₩",
      "TRY": "₺", "UAH": "₴", "ILS": "₪", "NGN": "₦", "PHP": "₱", "VND": "₫", "BDT": "৳",
    ]
    let code = (currency ?? "").filter { !$0.isWhitespace }
    let symbol = symbols[code.uppercased()] ?? code
    // A code of letters stands apart from the digits; the space must not break.
    let isWord = symbol.last.map { $0.isLetter } ?? false
    sign = isWord ? symbol + "\u{A0}" : symbol
  }

  /// `£8.91M`, `£12.3k`, `£674`: three significant figures.
  func money(_ value: Double) -> String {
    signed(value, NumberText.compact(value.magnitude))
  }

  func money(_ amount: Money) -> String { money(amount.doubleValue) }

  /// The exact amount with at least two decimals: `£8,911,407.90`.
  func exact(_ amount: Money) -> String {
    let digits = NumberText.exact(amount)
    return digits.hasPrefix("−") ? "−" + sign + digits.dropFirst() : sign + digits
  }

  /// A value of a feature with its unit: `9 days`, `12 orders`, `£3,450`, `12.5%`.
  func value(_ value: Double, _ unit: Feature.Unit) -> String {
    switch unit {
    case .days: return number(value, "day")
    case .orders: return number(value, "order")
    case .money: return money(value)
    case .share: return NumberText.percent(value)
    case .count: return readable(value)
    }
  }

  /// The same without the word, for tables whose column says the unit.
  func bare(_ value: Double, _ unit: Feature.Unit) -> String {
    switch unit {
    case .money: return signed(value, NumberText.significant(value.magnitude))
    case .share: return NumberText.percent(value)
    case .days, .orders, .count: return readable(value)
    }
  }

  /// The figure at a tick: as short as can be.
  func tick(_ value: Double, _ unit: Feature.Unit) -> String {
    switch unit {
    case .money: return money(value)
    case .share: return NumberText.percent(value)
    case .days, .orders, .count: return NumberText.compact(value)
    }
  }

  /// What amounts are counted in, where the data say it.
  var currencyName: String? { sign.isEmpty ? nil : sign.filter { $0 != "\u{A0}" } }

  /// What a segment's typical customer does, against everybody's: `last bought 9 days ago,
  /// typical 51`; alone where there is nobody else to compare with.
  func trait(_ profile: FeatureProfile, comparing: Bool = true) -> String {
    let here = profile.median
    let all = profile.overallMedian
    let typical = comparing ? ", typical " + bare(all, profile.feature.unit) : ""
    switch profile.feature.name {
    case "recency_days":
      return "last bought " + number(here, "day") + " ago" + typical
    case "frequency":
      return number(here, "order") + typical
    case "monetary":
      return money(here) + " spent in all" + typical
    default:
      return profile.feature.label + ": " + value(here, profile.feature.unit) + typical
    }
  }

  private func number(_ value: Double, _ noun: String) -> String {
    let text = readable(value)
    return text + "\u{A0}" + (text == "1" ? noun : noun + "s")
  }

  /// Whole numbers from ten on, one decimal below, two figures under one.
  private func readable(_ value: Double) -> String {
    let magnitude = value.magnitude
    if magnitude < 0.95 { return NumberText.significant(value, digits: 2) }
    if magnitude < 9.95 { return NumberText.fixed(value, places: 1, trimmed: true) }
    return magnitude < 100_000
      ? NumberText.fixed(value, places: 0, grouping: true) : NumberText.significant(value)
  }

  private func signed(_ value: Double, _ digits: String) -> String {
    (value < 0 && digits != "0" ? "−" : "") + sign + digits
  }
}
