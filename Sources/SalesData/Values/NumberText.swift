// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// Numbers as people read them, without a locale: the same text on every machine.
package enum NumberText {
  /// `4,338`.
  package static func count(_ value: Int) -> String {
    (value < 0 ? "−" : "") + grouped(String(value.magnitude))
  }

  /// A count and its noun: `1 customer`, `4,338 customers`.
  package static func count(_ value: Int, _ singular: String, _ plural: String? = nil) -> String {
    count(value) + " " + noun(value, singular, plural)
  }

  /// The noun in the number that a count asks for.
  package static func noun(_ value: Int, _ singular: String, _ plural: String? = nil) -> String {
    value == 1 ? singular : plural ?? singular + "s"
  }

  /// A number up to ten as a word, a larger one in digits.
  package static func word(_ value: Int) -> String {
    let words = [
      "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    ]
    return words.indices.contains(value) ? words[value] : count(value)
  }

  /// Digits with a fixed number of decimals, half away from zero, thousands separated.
  ///
  /// - Parameters:
  ///   - value: Any number; one that is not finite is a dash.
  ///   - places: Decimals, 0...9.
  ///   - trimmed: Leaves out zeros at the end.
  ///   - grouping: Separates thousands.
  ///   - minus: The sign of negative numbers; for machines a hyphen.
  /// - Returns: The digits.
  package static func fixed(
    _ value: Double, places: Int, trimmed: Bool = false, grouping: Bool = false,
    minus: String = "−"
  ) -> String {
    guard value.isFinite else { return "–" }
    var power = 1.0
    for _ in 0..<places { power *= 10 }
    let scaled = (value.magnitude * power).rounded()
    // Beyond 2^63 decimals mean nothing; the shortest text that reads back is the best there is.
    guard scaled < 9e18 else { return "\(value)" }
    let whole = Int64(scaled)
    let unit = Int64(power)
    var fraction = ""
    if places > 0 {
      let digits = String(whole % unit)
      fraction = String(repeating: "0", count: places - digits.count) + digits
      if trimmed { while fraction.hasSuffix("0") { fraction.removeLast() } }
    }
    let integer = String(whole / unit)
    let isNegative = value < 0 && whole != 0
    let head = (isNegative ? minus : "") + (grouping ? grouped(integer) : integer)
    return fraction.isEmpty ? head : head + "." + fraction
  }

  /// Three significant figures, thousands separated: `0.0123`, `3.14`, `12,300`.
  package static func significant(_ value: Double, digits: Int = 3, trimmed: Bool = true) -> String
  {
    guard value.isFinite else { return "–" }
    guard value != 0 else { return "0" }
    var exponent = 0
    var magnitude = value.magnitude
    guard magnitude >= 1e-9 else { return "0" }
    while magnitude >= 10 { (magnitude, exponent) = (magnitude / 10, exponent + 1) }
    while magnitude < 1 { (magnitude, exponent) = (magnitude * 10, exponent - 1) }
    let places = digits - 1 - exponent
    if places >= 0 {
      return fixed(value, places: min(places, 9), trimmed: trimmed, grouping: true)
    }
    var step = 1.0
    for _ in 0..<(-places) { step *= 10 }
    return fixed((value / step).rounded() * step, places: 0, grouping: true)
  }

  /// A large number in few characters: `8.91M`, `12.3k`, `674`.
  package static func compact(_ value: Double) -> String {
    guard value.isFinite else { return "–" }
    let magnitude = value.magnitude
    if magnitude >= 999.5e9 { return significant(value / 1e12) + "T" }
    if magnitude >= 999.5e6 { return significant(value / 1e9) + "bn" }
    if magnitude >= 999.5e3 { return significant(value / 1e6) + "M" }
    if magnitude >= 9_995 { return significant(value / 1e3) + "k" }
    return significant(value)
  }

  /// `23.5%`, `4.2%`, `under 0.1%`.
  package static func percent(_ share: Double) -> String {
    guard share.isFinite else { return "–" }
    let percent = share * 100
    if percent > 0, percent < 0.1 { return "under 0.1%" }
    if percent < 100, percent >= 99.95 { return "over 99.9%" }
    return fixed(percent, places: 1, trimmed: true, grouping: true) + "%"
  }

  /// For sentences: `21 percent`, `under 1 percent`.
  package static func wholePercent(_ share: Double) -> String {
    guard share.isFinite else { return "an unknown share" }
    if share > 0, share < 0.005 { return "under 1 percent" }
    if share < 1, share > 0.995 { return "over 99 percent" }
    return fixed(share * 100, places: 0, grouping: true) + " percent"
  }

  /// An exact amount with at least two decimals: `8,911,407.90`.
  package static func exact(_ amount: Money) -> String {
    let magnitude = amount.micros.magnitude
    var fraction = String(magnitude % 1_000_000)
    fraction = String(repeating: "0", count: 6 - fraction.count) + fraction
    while fraction.count > 2, fraction.hasSuffix("0") { fraction.removeLast() }
    let whole = grouped(String(magnitude / 1_000_000))
    return (amount.micros < 0 ? "−" : "") + whole + "." + fraction
  }

  /// Digits with a comma before every third from the end.
  package static func grouped(_ digits: String) -> String {
    var reversed: [Character] = []
    for (index, digit) in digits.reversed().enumerated() {
      if index > 0, index % 3 == 0 { reversed.append(",") }
      reversed.append(digit)
    }
    return String(reversed.reversed())
  }
}
