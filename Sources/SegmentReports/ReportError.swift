// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// Why a report cannot be made: what is wrong, and what to do about it.
public struct ReportError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong, in a phrase without a final stop.
  public let problem: String

  /// What to do about it, in a phrase without a final stop.
  public let remedy: String

  /// One sentence: what is wrong and what to do.
  public var description: String { "\(problem); \(remedy)" }
}
