// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing

/// The score interval of a share, which keeps its level for small groups and rare traits and
/// never leaves 0...1 (Wilson, Journal of the American Statistical Association 22:209, 1927).
struct WilsonInterval: Sendable, Hashable {
  /// The share seen; 0 of no trials.
  let share: Double

  /// Where the share of the population lies; 0...1 of no trials.
  let bounds: ClosedRange<Double>

  /// The interval of a share.
  ///
  /// - Parameters:
  ///   - successes: Customers with the trait.
  ///   - trials: Customers.
  ///   - confidence: The level, over 0 and under 1.
  init(successes: Int, of trials: Int, confidence: Double = 0.95) {
    precondition(
      (0...trials).contains(successes), "a count of successes lies between 0 and the trials")
    guard trials > 0 else {
      (share, bounds) = (0, 0...1)
      return
    }
    let n = Double(trials)
    let p = Double(successes) / n
    let z = PortableMath.normalQuantile(0.5 + confidence / 2)
    let center = (p + z * z / (2 * n)) / (1 + z * z / n)
    let half = z / (1 + z * z / n) * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
    share = p
    // At the ends center and half are equal, but for rounding.
    let low = successes == 0 ? 0 : max(0, center - half)
    let high = successes == trials ? 1 : min(1, center + half)
    bounds = low...high
  }
}
