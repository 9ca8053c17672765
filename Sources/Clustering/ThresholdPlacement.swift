// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// Where a threshold is put between two values that it parts, and how it may be rounded.
///
/// The searches decide which values a threshold parts; any number between them does so equally
/// well. A caller that shows thresholds to people gives the numbers that a person would choose.
public struct ThresholdPlacement: Sendable {
  /// A number between two values, the first less than the second, for conditions of a side.
  ///
  /// For `atMost` and `over` the lower value may be the answer, for `atLeast` the upper one; an
  /// answer outside the gap is replaced by that end.
  public var between:
    @Sendable (_ low: Double, _ high: Double, _ side: ThresholdCondition.Side) -> Double

  /// Rounder numbers near a threshold, the roundest first; none to keep thresholds as they are.
  public var rounder: @Sendable (_ threshold: Double) -> [Double]

  /// Creates a placement.
  ///
  /// - Parameters:
  ///   - between: A number between two values.
  ///   - rounder: Rounder numbers near a threshold, the roundest first.
  public init(
    between:
      @escaping @Sendable (_ low: Double, _ high: Double, _ side: ThresholdCondition.Side) -> Double,
    rounder: @escaping @Sendable (_ threshold: Double) -> [Double] = { _ in [] }
  ) {
    self.between = between
    self.rounder = rounder
  }

  /// Half-way between the two values.
  public static let midpoint = ThresholdPlacement { low, high, _ in low + (high - low) / 2 }

  /// The placed number, kept inside the gap.
  func threshold(_ low: Double, _ high: Double, _ side: ThresholdCondition.Side) -> Double {
    let placed = between(low, high, side)
    switch side {
    case .atLeast: return low < placed && placed <= high ? placed : high
    case .atMost, .over: return low <= placed && placed < high ? placed : low
    }
  }
}
