// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

internal import ReproducibleComputing

/// A log-normal distribution, told by its median and the standard deviation of its logarithm.
///
/// About two thirds of the values lie between `median / exp(spread)` and `median * exp(spread)`.
public struct LogNormal: Sendable, Hashable {
  /// Half of the values are smaller; positive.
  public let median: Double
  /// The standard deviation of the natural logarithm; 0 makes every value the median.
  public let spread: Double

  /// Creates a distribution.
  ///
  /// - Parameters:
  ///   - median: Positive.
  ///   - spread: 0 or more.
  public init(_ median: Double, _ spread: Double = 0) {
    precondition(
      median > 0 && spread >= 0, "a log-normal needs a positive median and no negative spread")
    self.median = median
    self.spread = spread
  }

  /// One value, the same on every machine.
  func draw(_ generator: inout SeededGenerator) -> Double {
    median * PortableMath.exponential(spread * generator.normal())
  }
}

extension SeededGenerator {
  /// Whether an event of so many in a thousand happens.
  mutating func happens(perMille: Int) -> Bool { integer(below: 1000) < perMille }
}
