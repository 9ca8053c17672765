// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

internal import CClienteleBLAS

/// The eigenvalues and eigenvectors of a symmetric matrix: `A = V diag(w) V'`.
///
/// ```swift
/// let eigen = try SymmetricEigendecomposition(of: covariance)
/// print(eigen.values[0], eigen.vectors.column(0))  // the largest eigenvalue, its unit vector
/// ```
///
/// By LAPACK's divide and conquer (dsyevd). The largest component of each vector is positive (the
/// first of those that are equal up to 1e-8), so that a sign does not depend on the library.
public struct SymmetricEigendecomposition: Sendable, Hashable, Codable {
  /// The order of the eigenvalues.
  public enum Order: String, Sendable, Hashable, Codable {
    /// The least first, as LAPACK gives them.
    case ascending
    /// The greatest first, as principal components are told.
    case descending
  }

  /// The eigenvalues, in the order that was asked for.
  public let values: [Double]

  /// The eigenvectors, orthonormal, one a column, in the order of the values.
  public let vectors: Matrix<Double>

  /// Decomposes a symmetric matrix.
  ///
  /// - Parameters:
  ///   - matrix: A square matrix; `a[i, j]` and `a[j, i]` may differ by 1e-10 of the largest
  ///     absolute value, and the lower triangle is used.
  ///   - order: The order of the eigenvalues, descending unless asked otherwise.
  /// - Throws: `.shape`, `.notSymmetric`, `.notFinite`, `.notConverged`, `.tooLarge`.
  /// - Complexity: O(n³) time, O(n²) memory.
  public init(
    of matrix: some DenseMatrix<Double>, order: Order = .descending
  ) throws(LinearAlgebraError) {
    var vectors = try SymmetricMatrix.checked(matrix)
    let n = try Kernels.size(matrix.rowCount, "rows")
    var values = [Double](repeating: 0, count: matrix.rowCount)
    if n > 0 {
      let info = try Self.decompose(&vectors, n, &values)
      guard info == 0 else {
        throw LinearAlgebraError(
          .notConverged,
          "LAPACK's dsyevd did not converge (info \(info)) for a symmetric matrix of \(n) x \(n)."
            + " Scale the columns to a similar size, or add a small number to the diagonal.")
      }
    }
    if order == .descending {
      values.reverse()
      let size = matrix.rowCount
      vectors = Matrix(
        rowCount: size, columnCount: size,
        columnMajor: (0..<size).reversed().flatMap { vectors.column($0) })
    }
    Signs.makeLargestPositive(&vectors)
    self.values = values
    self.vectors = vectors
  }

  private static func decompose(
    _ vectors: inout Matrix<Double>, _ n: Int32, _ values: inout [Double]
  ) throws(LinearAlgebraError) -> Int32 {
    var asked = 0.0
    var askedIntegers: Int32 = 0
    let query = clientele_dsyevd(
      Kernels.vectors, Kernels.lower, n, nil, n, nil, &asked, -1, &askedIntegers, -1)
    Kernels.checkArguments(query, "dsyevd")
    let length = try Kernels.workspace(asked, "dsyevd")
    var work = [Double](repeating: 0, count: Int(length))
    var integers = [Int32](repeating: 0, count: max(1, Int(askedIntegers)))
    let integerCount = Int32(integers.count)
    let info = BLAS.withThreads(1) {
      vectors.withUnsafeMutableColumns { a in
        clientele_dsyevd(
          Kernels.vectors, Kernels.lower, n, a, n, &values, &work, length, &integers, integerCount)
      }
    }
    Kernels.checkArguments(info, "dsyevd")
    return info
  }
}
