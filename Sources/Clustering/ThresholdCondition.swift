// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// One comparison of a column with a threshold, in the units of the points.
public struct ThresholdCondition: Sendable, Hashable, Codable {
  /// On which side of the threshold a value holds.
  public enum Side: String, Sendable, Hashable, Codable, CaseIterable {
    /// `value <= threshold`
    case atMost
    /// `value >= threshold`
    case atLeast
    /// `value > threshold`, as on the right of a tree's split
    case over
  }

  /// The column, counted from 0.
  public var column: Int
  /// On which side of the threshold a value holds.
  public var side: Side
  /// The threshold.
  public var threshold: Double

  /// Creates a condition.
  ///
  /// - Parameters:
  ///   - column: The column, counted from 0.
  ///   - side: On which side of the threshold a value holds.
  ///   - threshold: The threshold, in the units of the column.
  public init(column: Int, side: Side, threshold: Double) {
    self.column = column
    self.side = side
    self.threshold = threshold
  }

  /// Whether a value of the column meets the condition.
  ///
  /// - Parameter value: In the units of the column.
  /// - Returns: False for NaN on every side.
  public func holds(_ value: Double) -> Bool {
    switch side {
    case .atMost: value <= threshold
    case .atLeast: value >= threshold
    case .over: value > threshold
    }
  }
}
