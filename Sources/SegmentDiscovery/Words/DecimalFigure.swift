// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// Decimal figures of rules: rounded so that their text and their double agree.
enum DecimalFigure {
  /// As programs read it: the shortest that gives the same double, whole numbers without a point.
  static func plain(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : "\(value)"
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
}
