// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CustomerFeatures
import SalesData
import SegmentDiscovery

/// Money and features in words, in the currency of the data.
struct UnitText: Sendable {
  /// The sign of an amount, or nothing where the data name no currency.
  let sign: String

  /// A currency's ISO code or symbol as found in the data, or nil.
  init(currency: String?) {
    let symbols = [
      "EUR": "€", "GBP": "£", "USD": "$", "JPY": "¥", "CNY": "¥", "INR": "₹", "KRW": "₩",
      "TRY": "₺", "UAH": "₴", "ILS": "₪", "NGN": "₦", "PHP": "₱", "VND": "₫", "BDT": "৳",
    ]
    let code = (currency ?? "").filter { !$0.isWhitespace }
    sign = symbols[code.uppercased()] ?? code
  }

  /// `£8.91M`, `£12.3k`, `£674`: three significant figures.
  func money(_ value: Double) -> Wording {
    signed(value, NumberText.compact(value.magnitude))
  }

  func money(_ amount: Money) -> Wording { money(amount.doubleValue) }

  /// The exact amount with at least two decimals: `£8,911,407.90`.
  func exact(_ amount: Money) -> Wording {
    let digits = NumberText.exact(amount)
    let isNegative = digits.hasPrefix("−")
    return .money(
      isNegative ? String(digits.dropFirst()) : digits, sign: sign, isNegative: isNegative)
  }

  /// A value of a feature with its unit: `9 days`, `12 orders`, `£3,450`, `12.5%`.
  func value(_ value: Double, _ unit: Feature.Unit) -> Wording {
    switch unit {
    case .days: return number(value, "day")
    case .orders: return number(value, "order")
    case .money: return money(value)
    case .share: return .percent(value)
    case .count: return .digits(readable(value), value)
    }
  }

  /// The same without the word, for tables whose column says the unit.
  func bare(_ value: Double, _ unit: Feature.Unit) -> Wording {
    switch unit {
    case .money: return signed(value, NumberText.significant(value.magnitude))
    case .share: return .percent(value)
    case .days, .orders, .count: return .digits(readable(value), value)
    }
  }

  /// The figure at a tick: as short as can be.
  func tick(_ value: Double, _ unit: Feature.Unit) -> Wording {
    switch unit {
    case .money: return money(value)
    case .share: return .percent(value)
    case .days, .orders, .count: return .compact(value)
    }
  }

  /// What amounts are counted in, where the data say it.
  var currencyName: String? { sign.isEmpty ? nil : sign }

  /// What a segment's typical customer does, against everybody's: `last bought 9 days ago,
  /// typical 51`; alone where there is nobody else to compare with.
  func trait(_ profile: FeatureProfile, comparing: Bool = true) -> Wording {
    let text = trait(profile)
    guard comparing else { return text }
    return "\(text), typical \(bare(profile.overallMedian, profile.feature.unit))"
  }

  private func trait(_ profile: FeatureProfile) -> Wording {
    let here = profile.median
    switch profile.feature.name {
    case "recency_days": return "last bought \(number(here, "day")) ago"
    case "frequency": return number(here, "order")
    case "monetary": return "\(money(here)) spent in all"
    default: return "\(.known(profile.feature.label)): \(value(here, profile.feature.unit))"
    }
  }

  private func number(_ value: Double, _ noun: String) -> Wording {
    .figure(readable(value), value, noun)
  }

  /// Whole numbers from ten on, one decimal below, two figures under one.
  private func readable(_ value: Double) -> String {
    let magnitude = value.magnitude
    if magnitude < 0.95 { return NumberText.significant(value, digits: 2) }
    if magnitude < 9.95 { return NumberText.fixed(value, places: 1, trimmed: true) }
    return magnitude < 100_000
      ? NumberText.fixed(value, places: 0, grouping: true) : NumberText.significant(value)
  }

  private func signed(_ value: Double, _ digits: String) -> Wording {
    .money(digits, sign: sign, isNegative: value < 0)
  }
}
