// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// Why segments could not be discovered: what is wrong, and what to do about it.
public struct DiscoveryError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kind of a problem.
  public enum Code: Sendable, Hashable {
    /// There is no customer with a purchase.
    case noCustomers
    /// The numbers of segments asked for are not positive.
    case segmentCounts
    /// The tables of customers and features differ in length.
    case shape
    /// A saved model cannot be used.
    case model
    /// A threshold of a gate is unknown or out of its range.
    case threshold
    /// Names that were given do not fit the segments.
    case names
  }

  /// The kind of the problem.
  public let code: Code

  /// What is wrong, in a phrase without a final stop.
  public let problem: String

  /// What to do about it, in a phrase without a final stop.
  public let remedy: String

  /// One sentence: what is wrong and what to do.
  public var description: String { "\(problem); \(remedy)" }

  init(_ code: Code, _ problem: String, remedy: String) {
    self.code = code
    self.problem = problem
    self.remedy = remedy
  }
}
