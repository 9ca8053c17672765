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
    while DecimalFigure.powerOfTen(exponent + 1) <= size, exponent < 30 { exponent += 1 }
    while exponent > -30, exponent <= 0, 1 / DecimalFigure.powerOfTen(1 - exponent) > size {
      exponent -= 1
    }
    let middle = low + (high - low) / 2
    for power in stride(from: exponent, through: exponent - 8, by: -1) {
      for step in [5.0, 2, 1] {
        let (below, above) = multiples(of: step, power: power, around: middle)
        let inside = [below, above].filter {
          end == .lower ? low <= $0 && $0 < high : low < $0 && $0 <= high
        }
        if let nearest = inside.min(by: { abs($0 - middle) < abs($1 - middle) }) { return nearest }
      }
    }
    return fallback
  }

  /// The multiples of step x 10^power on either side of a value.
  private static func multiples(
    of step: Double, power: Int, around value: Double
  ) -> (below: Double, above: Double) {
    let ten = DecimalFigure.powerOfTen(abs(power))
    let count = power >= 0 ? value / (step * ten) : value * ten / step
    // One correctly rounded operation on whole numbers gives the double nearest to the decimal.
    func multiple(_ count: Double) -> Double {
      power >= 0 ? count * (step * ten) : count * step / ten
    }
    return (multiple(count.rounded(.down)), multiple(count.rounded(.up)))
  }
}
