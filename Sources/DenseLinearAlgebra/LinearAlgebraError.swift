// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// Why a matrix could not be computed with: what is wrong, where, and what to do about it.
public struct LinearAlgebraError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kind of a problem.
  public struct Code: Sendable, Hashable {
    private enum Kind: Sendable {
      case notFinite, shape, weights, parameter, empty, tooLarge, notSymmetric, singular
      case notConverged
    }
    private let kind: Kind
    private init(_ kind: Kind) { self.kind = kind }

    /// A value is NaN or infinite, or a sum of finite values overflows.
    public static let notFinite = Code(.notFinite)
    /// The shapes of two inputs do not fit each other.
    public static let shape = Code(.shape)
    /// Weights are negative, not finite, sum to too little, or are of another number than the rows.
    public static let weights = Code(.weights)
    /// A parameter is outside its range.
    public static let parameter = Code(.parameter)
    /// There are too few rows or columns for the question.
    public static let empty = Code(.empty)
    /// A size does not fit the 32 bits of BLAS and LAPACK.
    public static let tooLarge = Code(.tooLarge)
    /// A matrix that must be symmetric is not.
    public static let notSymmetric = Code(.notSymmetric)
    /// A matrix is singular, not positive definite, or of too low a rank.
    public static let singular = Code(.singular)
    /// An iteration of LAPACK did not converge.
    public static let notConverged = Code(.notConverged)
  }

  /// The kind of the problem.
  public let code: Code

  /// One sentence or two: what is wrong, where, and what to do.
  public let description: String

  package init(_ code: Code, _ description: String) {
    self.code = code
    self.description = description
  }
}
