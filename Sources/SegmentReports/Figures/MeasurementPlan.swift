// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// How to learn whether an action worked: the customers to hold back, and what would be seen.
///
/// Two shares are compared, those who order again among the customers that got the action and
/// among those held back. Sizes are those of the normal approximation without pooling (Fleiss,
/// Levin and Paik, "Statistical Methods for Rates and Proportions", 3rd ed. 2003, chapter 4).
struct MeasurementPlan: Encodable, Sendable, Hashable {
  /// The share that orders again without the action: an assumption, and stated as one.
  static let baseRate = 0.1
  /// The difference worth having.
  static let difference = 0.05
  /// Two-sided level of the test, and the probability of seeing the difference where it exists.
  static let level = 0.05
  static let power = 0.8
  /// The normal quantiles of both: 97.5 and 80 percent.
  private static let quantiles = 1.959963984540054 + 0.8416212335729143

  /// The customers to hold back at random: as few as show the difference, at most half.
  let holdOut: Int
  /// Hold back those whose `random_bucket` is under this.
  let bucketsBelow: Int
  /// The smallest difference that would be seen; ``difference``, or more where there are too few
  /// customers for it.
  let detectableDifference: Double
  let baseRate: Double
  let level: Double
  let power: Double

  /// The fewest customers in each half for which the approximation means anything.
  private static let leastHalf = 10

  /// Plans for a number of customers; nil under twenty, where hardly any rise could be seen.
  init?(customers: Int) {
    baseRate = Self.baseRate
    level = Self.level
    power = Self.power
    let half = customers / 2
    guard half >= Self.leastHalf else { return nil }
    if Self.detects(Self.difference, holdOut: half, of: customers) {
      var (low, high) = (1, half)
      while low < high {
        let middle = (low + high) / 2
        if Self.detects(Self.difference, holdOut: middle, of: customers) {
          high = middle
        } else {
          low = middle + 1
        }
      }
      holdOut = low
      detectableDifference = Self.difference
    } else {
      // Steps of a tenth of a point: as fine as anybody reads it.
      guard
        let tenths = (1...900).first(where: {
          Self.detects(Double($0) / 1000, holdOut: half, of: customers)
        })
      else { return nil }
      holdOut = half
      detectableDifference = Double(tenths) / 1000
    }
    bucketsBelow = min(5000, (holdOut * 10_000 + customers - 1) / customers)
  }

  private static func detects(_ difference: Double, holdOut: Int, of customers: Int) -> Bool {
    let raised = baseRate + difference
    guard raised <= 1 else { return false }
    let variance =
      baseRate * (1 - baseRate) / Double(holdOut)
      + raised * (1 - raised) / Double(customers - holdOut)
    return difference >= quantiles * variance.squareRoot()
  }
}
