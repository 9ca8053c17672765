// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// Why features could not be formed: what is wrong, where, and what to do about it.
public struct FeatureError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kind of a problem.
  public enum Code: Sendable, Hashable {
    /// A feature was asked for that the catalogue does not have.
    case unknownFeature
    /// A feature was asked for twice.
    case repeatedFeature
    /// No feature or no customer was given.
    case empty
    /// The number of score bins is outside 2...100.
    case binCount
    /// Fixed bounds between scores do not rise or fall as they must.
    case thresholds
    /// A value is NaN or infinite.
    case notFinite
    /// Weights are negative, not finite, all zero, or of another number than the rows.
    case weights
    /// A table has other features than the preparation was fitted on.
    case otherFeatures
  }

  /// The kind of the problem.
  public let code: Code

  /// One sentence: what is wrong, where, and what to do.
  public let description: String

  init(_ code: Code, _ description: String) {
    self.code = code
    self.description = description
  }
}
