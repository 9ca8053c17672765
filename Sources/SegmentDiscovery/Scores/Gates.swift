// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import SalesData

/// The six tests that a segment must pass to be worth acting on.
///
/// Four are Kotler's (measurable, accessible, substantial, differentiable; "Marketing Management");
/// that it can be acted on and that it lasts are added.
public struct Gates: Sendable, Hashable, Codable {
  /// One test's outcome.
  public struct Gate: Sendable, Hashable, Codable {
    /// How a test ended.
    public enum Outcome: String, Sendable, Hashable, Codable {
      /// The figure is within the bound for passing.
      case passed
      /// The figure is within the second bound alone, or what it rests on is not proven.
      case doubtful
      /// The figure is beyond both bounds.
      case failed
      /// The input does not hold what the test needs.
      case unknown
    }

    /// How the test ended.
    public var outcome: Outcome

    /// What was measured; nil where it is unknown.
    public var figure: Double?

    /// From where the test is passed.
    public var threshold: Double

    /// The figure and the threshold in words.
    public var explanation: Wording

    /// Creates an outcome.
    ///
    /// - Parameters:
    ///   - outcome: How the test ended.
    ///   - figure: What was measured; nil where it is unknown.
    ///   - threshold: From where the test is passed.
    ///   - explanation: The figure and the threshold in words.
    public init(outcome: Outcome, figure: Double?, threshold: Double, explanation: Wording) {
      self.outcome = outcome
      self.figure = figure
      self.threshold = threshold
      self.explanation = explanation
    }
  }

  /// Its size is known well: the 95 percent interval is within 10 percent of it.
  public var measurable: Gate
  /// Its members can be reached with their consent.
  public var accessible: Gate
  /// It holds 5 percent of the customers or of the revenue, or a stated break-even.
  public var substantial: Gate
  /// A proven valley divides it from the nearest other segment.
  public var distinct: Gate
  /// A rule of at most three conditions picks it out.
  public var actionable: Gate
  /// It is found again in bootstrap samples.
  public var stable: Gate

  /// The gates with their names, in the order of the documentation.
  public var all: [(name: String, gate: Gate)] {
    [
      ("measurable", measurable), ("accessible", accessible), ("substantial", substantial),
      ("distinct", distinct), ("actionable", actionable), ("stable", stable),
    ]
  }
}
