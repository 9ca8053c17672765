// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// The tests that a segment must pass to be worth acting on.
public struct Gates: Sendable, Hashable, Codable {
  /// One test's outcome.
  public struct Gate: Sendable, Hashable, Codable {
    /// How a test ended.
    public enum Outcome: String, Sendable, Hashable, Codable { case passed, doubtful, failed }

    /// How the test ended.
    public var outcome: Outcome

    /// The figure and the threshold in words.
    public var explanation: String
  }

  /// At least 5 percent of the customers or of the revenue; doubtful from 2 percent.
  public var substantial: Gate
}
