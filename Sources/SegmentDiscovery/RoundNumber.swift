// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// The number that a person would choose between two others.
enum RoundNumber {
  /// Which end of the gap may itself be chosen.
  enum End { case lower, upper }

  /// The roundest number of a gap.
  ///
  /// It is a multiple of the largest of 1, 2 and 5 times a power of ten that has one in the gap,
  /// and of several such multiples the one nearest to the middle.
  ///
  /// - Parameters:
  ///   - low: The lower end.
  ///   - high: The upper end, over `low`.
  ///   - end: Which end belongs to the gap.
  /// - Returns: A number in the gap; the end that belongs to it when no round one is inside.
  static func between(_ low: Double, _ high: Double, including end: End) -> Double {
    let fallback = end == .lower ? low : high
    if low < 0, high > 0 || (high == 0 && end == .upper) { return 0 }
    if low == 0, end == .lower { return 0 }
    let size = max(abs(low), abs(high))
    guard size.isFinite, size > 0, low < high else { return fallback }
    var exponent = 0
    while FigureText.powerOfTen(exponent + 1) <= size, exponent < 30 { exponent += 1 }
    while exponent > -30, exponent <= 0, 1 / FigureText.powerOfTen(1 - exponent) > size {
      exponent -= 1
    }
    let middle = low + (high - low) / 2
    for power in stride(from: exponent, through: exponent - 8, by: -1) {
      for step in [5.0, 2, 1] {
        let number = multiple(of: step, power: power, nearest: middle)
        let isInside =
          end == .lower ? low <= number && number < high : low < number && number <= high
        if isInside { return number }
      }
    }
    return fallback
  }

  private static func multiple(of step: Double, power: Int, nearest value: Double) -> Double {
    let ten = FigureText.powerOfTen(abs(power))
    return power >= 0
      ? (value / (step * ten)).rounded() * (step * ten)
      : (value * ten / step).rounded() * step / ten
  }
}
