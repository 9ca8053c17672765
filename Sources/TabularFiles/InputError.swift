// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// An input that cannot be used: in which file, at which line, what is wrong, what to do.
public struct InputError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The file's name as the user gave it, or nil when no single file is at fault.
  public let file: String?
  /// The line, counted from 1 with the header, or nil.
  public let line: Int?
  /// What is wrong, in a phrase without a final stop.
  public let problem: String
  /// What to do about it, in a phrase without a final stop, or nil.
  public let remedy: String?

  /// Creates an error.
  ///
  /// - Parameters:
  ///   - file: The name as the user gave it, or nil where no file is to blame.
  ///   - line: Counted from 1 with the header, or nil.
  ///   - problem: What is wrong, in a phrase without a final stop.
  ///   - remedy: What to do about it, in a phrase without a final stop, or nil.
  public init(file: String? = nil, line: Int? = nil, _ problem: String, remedy: String? = nil) {
    self.file = file
    self.line = line
    self.problem = problem
    self.remedy = remedy
  }

  /// One line: `orders.csv:12: the quote is never closed; add the missing "`.
  public var description: String {
    let place = [file, line.map(String.init)].compactMap { $0 }.joined(separator: ":")
    let text = remedy.map { "\(problem); \($0)" } ?? problem
    return place.isEmpty ? text : "\(place): \(text)"
  }
}
