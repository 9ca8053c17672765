// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

internal import CClienteleBLAS

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The Cholesky factor of a symmetric positive definite matrix: `A = L L'`, L lower triangular.
public struct CholeskyFactorization: Sendable, Hashable, Codable {
  /// L, with zeros above the diagonal.
  public let factor: Matrix<Double>

  /// Factors a symmetric positive definite matrix.
  ///
  /// The squared diagonal element i of L over `a[i, i]` is the part of column i that the columns
  /// before it do not explain. LAPACK stops only where that part is not positive; rounding leaves
  /// it at some multiple of the machine's epsilon where it should be 0, so that a part below the
  /// tolerance counts as 0 here.
  ///
  /// - Parameters:
  ///   - matrix: A square, symmetric, finite matrix; the lower triangle is used.
  ///   - tolerance: The smallest unexplained part that is accepted; by default 16 n times the
  ///     machine's epsilon.
  /// - Throws: `.shape`, `.notSymmetric`, `.notFinite`, `.tooLarge`, and `.singular` with the
  ///   column that the columns before it explain.
  /// - Complexity: O(n³) time, O(n²) memory.
  public init(
    of matrix: some DenseMatrix<Double>, tolerance: Double? = nil
  ) throws(LinearAlgebraError) {
    var factor = try SymmetricMatrix.checked(matrix)
    let n = try Kernels.size(matrix.rowCount, "rows")
    let diagonal = (0..<matrix.rowCount).map { factor[$0, $0] }
    if n > 0 {
      let info = BLAS.withThreads(1) {
        factor.withUnsafeMutableColumns { clientele_dpotrf(Kernels.lower, n, $0, n) }
      }
      Kernels.checkArguments(info, "dpotrf")
      if info > 0 { throw Self.singular(column: Int(info) - 1) }
    }
    let limit = tolerance ?? 16 * Double(n) * Double.ulpOfOne
    for column in diagonal.indices {
      let pivot = factor[column, column] * factor[column, column]
      guard pivot > limit * diagonal[column] else { throw Self.singular(column: column) }
      for row in 0..<column { factor[row, column] = 0 }
    }
    self.factor = factor
  }

  private static func singular(column: Int) -> LinearAlgebraError {
    LinearAlgebraError(
      .singular,
      "The matrix is not positive definite: column \(column) (counted from 0) follows from the"
        + " columns before it, or its diagonal value is not positive. Leave that column out, or add"
        + " a small number to the diagonal.")
  }

  /// The number of rows and of columns.
  public var size: Int { factor.rowCount }

  /// The natural logarithm of the determinant of A.
  public var logDeterminant: Double {
    (0..<size).reduce(0) { $0 + 2 * log(factor[$1, $1]) }
  }

  /// Solves `A x = b`.
  ///
  /// - Parameter right: b, `size` values.
  /// - Returns: x.
  /// - Throws: `.shape`, `.notFinite`.
  /// - Complexity: O(n²).
  public func solve(_ right: [Double]) throws(LinearAlgebraError) -> [Double] {
    try solve(Matrix(rowCount: right.count, columnCount: 1, columnMajor: right)).elements
  }

  /// Solves `A X = B`.
  ///
  /// - Parameter right: B, `size` rows.
  /// - Returns: X, of the shape of B.
  /// - Throws: `.shape`, `.notFinite`, `.tooLarge`.
  /// - Complexity: O(n² columns).
  public func solve(
    _ right: some DenseMatrix<Double>
  ) throws(LinearAlgebraError) -> Matrix<Double> {
    let (n, columns) = try fitting(right)
    var result = right.view.copied()
    guard n > 0, columns > 0 else { return result }
    let info = BLAS.withThreads(1) {
      factor.withUnsafeColumns { a in
        result.withUnsafeMutableColumns { b in
          clientele_dpotrs(Kernels.lower, n, columns, a, n, b, n)
        }
      }
    }
    Kernels.checkArguments(info, "dpotrs")
    return result
  }

  /// Solves `L X = B`: with B the transposed differences from a mean and A their covariance, the
  /// squared lengths of X's columns are squared Mahalanobis distances.
  ///
  /// - Parameter right: B, `size` rows.
  /// - Returns: X, of the shape of B.
  /// - Throws: `.shape`, `.notFinite`, `.tooLarge`.
  /// - Complexity: O(n² columns).
  public func solveFactor(
    _ right: some DenseMatrix<Double>
  ) throws(LinearAlgebraError) -> Matrix<Double> {
    let (n, columns) = try fitting(right)
    var result = right.view.copied()
    guard n > 0, columns > 0 else { return result }
    BLAS.withThreads(1) {
      factor.withUnsafeColumns { a in
        result.withUnsafeMutableColumns { b in
          clientele_dtrsm(
            Kernels.left, Kernels.lower, Kernels.none, Kernels.none, n, columns, 1, a, n, b, n)
        }
      }
    }
    return result
  }

  /// The inverse of A.
  ///
  /// To solve equations, `solve` is faster and more exact.
  ///
  /// - Returns: A symmetric matrix.
  /// - Complexity: O(n³).
  public func inverse() -> Matrix<Double> {
    var result = factor
    let n = Int32(size)
    if n > 0 {
      let info = BLAS.withThreads(1) {
        result.withUnsafeMutableColumns { clientele_dpotri(Kernels.lower, n, $0, n) }
      }
      precondition(info == 0, "a Cholesky factor has a positive diagonal")
    }
    result.mirrorLowerTriangle()
    return result
  }

  private func fitting(
    _ right: some DenseMatrix<Double>
  ) throws(LinearAlgebraError) -> (n: Int32, columns: Int32) {
    guard right.rowCount == size else {
      throw LinearAlgebraError(
        .shape, "The right side has \(right.rowCount) rows; a factor of \(size) needs \(size).")
    }
    try right.requireFinite()
    return (Int32(size), try Kernels.size(right.columnCount, "columns of the right side"))
  }
}
