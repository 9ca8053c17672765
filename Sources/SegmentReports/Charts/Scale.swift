// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// A map from values to pixels, with ticks on round numbers.
struct Scale: Sendable {
  /// Equal steps, or equal factors.
  enum Kind: Sendable { case linear, logarithmic }

  let kind: Kind
  /// The values at both ends, rounded outwards to ticks when asked.
  let domain: ClosedRange<Double>
  /// The pixels at both ends; the second may be the smaller.
  let range: (start: Double, end: Double)
  /// Round values inside the domain, ascending.
  let ticks: [Double]

  /// A linear scale that covers values and ends on ticks.
  ///
  /// - Parameters:
  ///   - values: The values to cover; those that are not finite are passed over.
  ///   - includingZero: Whether zero must be on it: bars start there.
  ///   - tickCount: About how many steps; the round numbers decide.
  ///   - range: The pixels of the two ends.
  /// - Returns: The scale.
  static func linear(
    covering values: [Double], includingZero: Bool, tickCount: Int,
    range: (start: Double, end: Double)
  ) -> Scale {
    let finite = values.filter(\.isFinite) + (includingZero ? [0] : [])
    var low = finite.min() ?? 0
    var high = finite.max() ?? 1
    if low == high { (low, high) = low == 0 ? (0, 1) : (min(low, 0), max(high, 0)) }
    let step = roundStep((high - low) / Double(max(1, tickCount)))
    let first = (low / step + 1e-9).rounded(.down)
    let last = (high / step - 1e-9).rounded(.up)
    let count = max(1, Int(last - first))
    let ticks = (0...count).map { (first + Double($0)) * step }
    return Scale(
      kind: .linear, domain: (first * step)...((first + Double(count)) * step), range: range,
      ticks: ticks)
  }

  /// A linear scale over given ends, with the round numbers inside as ticks.
  static func linear(
    _ domain: ClosedRange<Double>, tickCount: Int, range: (start: Double, end: Double)
  ) -> Scale {
    let span = domain.upperBound - domain.lowerBound
    guard span > 0 else {
      return linear(
        covering: [domain.lowerBound], includingZero: true, tickCount: tickCount, range: range)
    }
    let step = roundStep(span / Double(max(1, tickCount)))
    var ticks: [Double] = []
    var index = (domain.lowerBound / step - 1e-9).rounded(.up)
    while index * step <= domain.upperBound + step * 1e-9 {
      ticks.append(index * step)
      index += 1
    }
    return Scale(kind: .linear, domain: domain, range: range, ticks: ticks)
  }

  /// A logarithmic scale over values above zero, with ticks at 1, 2, 5 times powers of ten, or at
  /// powers alone where there are many.
  static func logarithmic(
    covering values: [Double], tickCount: Int, range: (start: Double, end: Double)
  ) -> Scale {
    let positive = values.filter { $0 > 0 && $0.isFinite }
    let low = positive.min() ?? 1
    let high = max(positive.max() ?? 10, low * 2)
    var rungs: [Double] = []
    var power = 1e-9
    while power < high * 10, power < 1e18 {
      for factor in [1.0, 2, 5] { rungs.append(rounded(factor * power)) }
      power *= 10
    }
    let start = rungs.last { $0 <= low * 1.0001 } ?? low
    let end = rungs.first { $0 >= high * 0.9999 } ?? high
    var inside = rungs.filter { $0 >= start && $0 <= end }
    if inside.count > tickCount + 1 {
      let decades = inside.filter { isPowerOfTen($0) }
      if decades.count >= 2 { inside = decades }
      while inside.count > tickCount + 1 {
        inside = inside.enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
      }
    }
    return Scale(kind: .logarithmic, domain: start...end, range: range, ticks: inside)
  }

  /// The pixel of a value; values outside the domain land on its ends.
  func position(_ value: Double) -> Double {
    let held = min(max(value, domain.lowerBound), domain.upperBound)
    let share: Double
    switch kind {
    case .linear:
      share = (held - domain.lowerBound) / (domain.upperBound - domain.lowerBound)
    case .logarithmic:
      share =
        Self.log10(held / domain.lowerBound)
        / Self.log10(domain.upperBound / domain.lowerBound)
    }
    return range.start + share * (range.end - range.start)
  }

  /// 1, 2 or 5 times a power of ten, at least as large as asked.
  static func roundStep(_ step: Double) -> Double {
    guard step > 0, step.isFinite else { return 1 }
    let power = powerOfTen(Int(log10(step).rounded(.down)))
    for factor in [1.0, 2, 5, 10] where factor * power >= step * (1 - 1e-9) {
      return factor * power
    }
    return 10 * power
  }

  private static func isPowerOfTen(_ value: Double) -> Bool {
    let exponent = log10(value)
    return (exponent - exponent.rounded()).magnitude < 1e-6
  }

  private static func powerOfTen(_ exponent: Int) -> Double {
    var power = 1.0
    for _ in 0..<abs(exponent) { power *= 10 }
    return exponent < 0 ? 1 / power : power
  }

  /// Takes the error of repeated multiplication off: 5.000000000000001e-07 becomes 5e-07.
  private static func rounded(_ value: Double) -> Double {
    let power = powerOfTen(12 - Int(log10(value).rounded(.down)))
    return (value * power).rounded() / power
  }

  private static func log10(_ value: Double) -> Double { CommonLogarithm.of(value) }
}
