// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// Why points could not be clustered: what is wrong, where, and what to do about it.
public struct ClusteringError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kind of a problem.
  public struct Code: Sendable, Hashable {
    private enum Kind: Sendable { case notFinite, parameter, weights, shape, tooLarge, empty }
    private let kind: Kind
    private init(_ kind: Kind) { self.kind = kind }

    /// A value is NaN or infinite.
    public static let notFinite = Code(.notFinite)
    /// A parameter is outside its range.
    public static let parameter = Code(.parameter)
    /// Weights are negative, not finite, or of another number than the rows.
    public static let weights = Code(.weights)
    /// The shapes of two inputs do not fit each other.
    public static let shape = Code(.shape)
    /// The work would need more memory than is allowed.
    public static let tooLarge = Code(.tooLarge)
    /// There is nothing to cluster.
    public static let empty = Code(.empty)
  }

  /// The kind of the problem.
  public let code: Code

  /// One sentence: what is wrong, where, and what to do.
  public let description: String

  package init(_ code: Code, _ description: String) {
    self.code = code
    self.description = description
  }
}
