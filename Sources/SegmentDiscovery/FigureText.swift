// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// Figures as people read them; the same characters in every locale.
enum FigureText {
  /// With a fixed number of decimal places, halves away from zero.
  static func fixed(_ value: Double, places: Int) -> String {
    var factor = 1.0
    for _ in 0..<places { factor *= 10 }
    let scaled = (abs(value) * factor).rounded()
    guard scaled < 1e15 else { return "\(value)" }
    let digits = Int(scaled)
    let whole = grouped(digits / Int(factor))
    let sign = value < 0 && digits > 0 ? "-" : ""
    guard places > 0 else { return sign + whole }
    let rest = String(digits % Int(factor))
    return sign + whole + "." + String(repeating: "0", count: places - rest.count) + rest
  }

  /// To three significant figures, thousands set apart, without trailing zeros: 3,210 or 0.25.
  static func short(_ value: Double) -> String {
    let rounded = rounded(value, digits: 3)
    if abs(rounded) >= 100 || rounded == rounded.rounded() { return fixed(rounded, places: 0) }
    return plain(rounded)
  }

  /// As programs read it: the shortest that gives the same double, whole numbers without a point.
  static func plain(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : "\(value)"
  }

  /// A share as a percentage, with one decimal place under ten.
  static func percent(_ share: Double) -> String {
    "\(fixed(share * 100, places: share < 0.1 ? 1 : 0)) percent"
  }

  /// Rounded to significant decimal digits; the result is the double nearest to that decimal.
  static func rounded(_ value: Double, digits: Int) -> Double {
    guard value != 0, value.isFinite else { return value }
    var exponent = 0
    var size = abs(value)
    while size >= 10 {
      size /= 10
      exponent += 1
    }
    while size < 1 {
      size *= 10
      exponent -= 1
    }
    return multiple(of: exponent - digits + 1, nearest: value)
  }

  /// The multiple of a power of ten that is nearest.
  static func multiple(of exponent: Int, nearest value: Double) -> Double {
    let power = powerOfTen(abs(exponent))
    // One correctly rounded operation on whole numbers gives the double nearest to the decimal.
    return exponent >= 0
      ? (value / power).rounded() * power : (value * power).rounded() / power
  }

  static func powerOfTen(_ exponent: Int) -> Double {
    var power = 1.0
    for _ in 0..<exponent { power *= 10 }
    return power
  }

  private static func grouped(_ value: Int) -> String {
    let digits = Array(String(value))
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return text
  }
}

extension String {
  /// The same with a capital first letter.
  var sentence: String { prefix(1).uppercased() + dropFirst() }
}
