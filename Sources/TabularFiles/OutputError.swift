// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// An output that cannot be written: which file, and what is wrong.
public struct OutputError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The file's name as the user gave it.
  public let file: String
  /// What is wrong, in a phrase without a final stop.
  public let problem: String

  /// Creates an error.
  ///
  /// - Parameters:
  ///   - file: The file's name as the user gave it.
  ///   - problem: What is wrong, in a phrase without a final stop.
  public init(file: String, _ problem: String) {
    self.file = file
    self.problem = problem
  }

  /// One line: `report.html: cannot be written: no space left on device`.
  public var description: String { "\(file): \(problem)" }
}
