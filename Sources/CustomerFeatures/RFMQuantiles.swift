// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// The bounds between bins as other packages compute them, to the last bit.
///
/// All are quantiles of type 7 (Hyndman and Fan, The American Statistician 50:361, 1996); R and
/// NumPy interpolate between neighbours in different ways, which shows where a bound is to equal a
/// value.
enum RFMQuantiles {
  /// R's `quantile(x, seq(0, 1, length.out = bins + 1))` without the ends, plus 1.
  static func plusOne(_ sorted: [Double], bins: Int) -> [Double] {
    guard !sorted.isEmpty else { return [] }
    let step = 1 / Double(bins)
    return (1..<bins).map { bin in
      // R counts from 1, and the position's last bits follow from that.
      let position = 1 + Double(sorted.count - 1) * (Double(bin) * step)
      let below = Int(position)
      let share = position - Double(below)
      let low = sorted[below - 1]
      guard share > 0, below < sorted.count, sorted[below] != low else { return low + 1 }
      return (1 - share) * low + share * sorted[below] + 1
    }
  }

  /// NumPy's `quantile(x, [1 / bins, ...])`, the ends left out.
  static func inner(_ sorted: [Double], bins: Int) -> [Double] {
    guard !sorted.isEmpty else { return [] }
    return (1..<bins).map { bin in
      let position = Double(sorted.count - 1) * (Double(bin) / Double(bins))
      let below = Int(position)
      let share = position - Double(below)
      let low = sorted[below]
      guard share > 0, below + 1 < sorted.count else { return low }
      let high = sorted[below + 1]
      return share < 0.5 ? low + (high - low) * share : high - (high - low) * (1 - share)
    }
  }

  /// The bounds of pandas' `qcut(x, bins, duplicates="drop")`, without the ends.
  static func distinctInner(_ sorted: [Double], bins: Int) -> [Double] {
    guard let least = sorted.first, let greatest = sorted.last else { return [] }
    var distinct: [Double] = []
    for bound in inner(sorted, bins: bins)
    where bound > (distinct.last ?? least) && bound < greatest {
      distinct.append(bound)
    }
    return distinct
  }
}
