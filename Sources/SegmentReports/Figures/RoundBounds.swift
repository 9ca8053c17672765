// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CustomerFeatures

/// Round bounds of bins, at equal steps or at nearly equal factors.
enum RoundBounds {
  /// Round numbers from one to ten at nearly equal factors: Renard's of twenty, ten and five a
  /// power of ten, then coarser ones.
  enum Series: CaseIterable, Sendable {
    case twenty, ten, five, three, one

    var factors: [Double] {
      switch self {
      case .twenty:
        [
          1, 1.12, 1.25, 1.4, 1.6, 1.8, 2, 2.24, 2.5, 2.8, 3.15, 3.55, 4, 4.5, 5, 5.6, 6.3, 7.1, 8,
          9,
        ]
      case .ten: [1, 1.25, 1.6, 2, 2.5, 3.15, 4, 5, 6.3, 8]
      case .five: [1, 1.6, 2.5, 4, 6.3]
      case .three: [1, 2, 5]
      case .one: [1]
      }
    }
  }

  /// Whether values have so long a tail to the right that equal steps would leave one bar of
  /// everybody and an empty plot.
  ///
  /// - Parameters:
  ///   - sorted: The values, ascending.
  ///   - high: The largest that is drawn.
  /// - Returns: True where bounds should stand at equal factors.
  static func isSkewed(_ sorted: [Double], to high: Double) -> Bool {
    let median = SampleStatistics.quantile(sorted: sorted, 0.5)
    let positive = sorted.count - sorted.prefix { $0 <= 0 }.count
    return high > 10 * median && median > 0 && Double(positive) > 0.9 * Double(sorted.count)
  }

  /// Bounds at equal steps, ascending; the last is over the largest value.
  ///
  /// - Parameters:
  ///   - low: The smallest value.
  ///   - high: The largest, not under it.
  ///   - isWhole: Whether values are whole numbers.
  ///   - limit: About how many bins at most.
  /// - Returns: One more than there are bins.
  static func steps(
    from low: Double, to high: Double, isWhole: Bool, limit: Int
  ) -> [Double] {
    var step = Scale.roundStep((high - low) / Double(limit))
    if isWhole { step = max(1, step) }
    let first = (low / step).rounded(.down)
    var bounds = [first * step]
    while let last = bounds.last, last <= high {
      bounds.append((first + Double(bounds.count)) * step)
    }
    return bounds
  }

  /// Bounds at nearly equal factors, ascending; the last is over the largest value.
  ///
  /// - Parameters:
  ///   - series: How many a power of ten.
  ///   - low: The smallest value, over zero.
  ///   - high: The largest, not under it.
  ///   - isWhole: Whether values are whole numbers.
  /// - Returns: One more than there are bins.
  static func factors(
    _ series: Series, from low: Double, to high: Double, isWhole: Bool
  ) -> [Double] {
    var bounds: [Double] = []
    for exponent in -9...18 {
      var power = 1.0
      for _ in 0..<abs(exponent) { power *= 10 }
      for factor in series.factors {
        let exact = exponent < 0 ? factor / power : factor * power
        let value = isWhole ? exact.rounded(.up) : exact
        if value <= low { bounds = [value] } else if bounds.isEmpty { bounds = [low] }
        if let last = bounds.last, value > last, last <= high { bounds.append(value) }
      }
    }
    return bounds
  }
}
