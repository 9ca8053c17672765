// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

internal import CClienteleBLAS

/// The thin singular value decomposition of a matrix: `A = U diag(s) V'`.
///
/// With A of m x n and r = min(m, n), U is m x r and V is n x r; both have orthonormal columns. By
/// LAPACK's divide and conquer (dgesdd), and where that does not converge by QR iteration (dgesvd).
/// The largest component of each column of V is positive.
public struct SingularValueDecomposition: Sendable, Hashable, Codable {
  /// The singular values, descending, at least 0.
  public let values: [Double]

  /// U: the left vectors, one a column, rows x r.
  public let leftVectors: Matrix<Double>

  /// V (not its transpose): the right vectors, one a column, columns x r.
  public let rightVectors: Matrix<Double>

  /// Decomposes a matrix of any shape.
  ///
  /// - Parameter matrix: The matrix, finite.
  /// - Throws: `.notFinite`, `.notConverged`, `.tooLarge`.
  /// - Complexity: O(m n min(m, n)) time, O(m n) memory.
  public init(of matrix: some DenseMatrix<Double>) throws(LinearAlgebraError) {
    try self.init(of: matrix, divideAndConquer: true)
  }

  /// Decomposes by the one or the other routine, so that a test reaches the fallback too.
  init(
    of matrix: some DenseMatrix<Double>, divideAndConquer: Bool
  ) throws(LinearAlgebraError) {
    try matrix.requireFinite()
    var parts = try Parts(matrix)
    if parts.m > 0, parts.n > 0 {
      var info: Int32 = 1
      if divideAndConquer { info = try parts.divideAndConquer(matrix) }
      if info > 0 { info = try parts.iterate(matrix) }
      guard info == 0 else {
        throw LinearAlgebraError(
          .notConverged,
          "Neither dgesdd nor dgesvd converged (\(info) values left) for a matrix of \(parts.m) x"
            + " \(parts.n). Scale the columns to a similar size.")
      }
    }
    var left = parts.left
    var right = parts.rightTransposed.transposed()
    for column in parts.values.indices where Signs.isLargestNegative(right, column) {
      Signs.negate(&right, column)
      Signs.negate(&left, column)
    }
    values = parts.values
    leftVectors = left
    rightVectors = right
  }

  /// The number of singular values that count as positive.
  ///
  /// - Parameter tolerance: The smallest that counts, as a part of the largest; by default
  ///   max(m, n) times the machine's epsilon, as NumPy and MATLAB take it.
  /// - Returns: The numerical rank, 0 for a matrix of zeros.
  public func rank(tolerance: Double? = nil) -> Int {
    let longest = Double(max(leftVectors.rowCount, rightVectors.rowCount))
    let limit = (tolerance ?? longest * Double.ulpOfOne) * (values.first ?? 0)
    return values.count { $0 > limit }
  }

  /// The largest singular value divided by the smallest: infinite when the matrix is singular.
  public var conditionNumber: Double {
    guard let largest = values.first, let smallest = values.last else { return 1 }
    return smallest > 0 ? largest / smallest : .infinity
  }

  private struct Parts {
    let m: Int32
    let n: Int32
    let rank: Int32
    var values: [Double]
    var left: Matrix<Double>
    var rightTransposed: Matrix<Double>

    init(_ matrix: some DenseMatrix<Double>) throws(LinearAlgebraError) {
      m = try Kernels.size(matrix.rowCount, "rows")
      n = try Kernels.size(matrix.columnCount, "columns")
      rank = min(m, n)
      values = Array(repeating: 0, count: Int(rank))
      left = Matrix(rowCount: Int(m), columnCount: Int(rank))
      rightTransposed = Matrix(rowCount: Int(rank), columnCount: Int(n))
    }

    mutating func divideAndConquer(
      _ matrix: some DenseMatrix<Double>
    ) throws(LinearAlgebraError) -> Int32 {
      var integers = [Int32](repeating: 0, count: 8 * Int(rank))
      var asked = 0.0
      let query = clientele_dgesdd(
        Kernels.thin, m, n, nil, m, nil, nil, m, nil, rank, &asked, -1, &integers)
      Kernels.checkArguments(query, "dgesdd")
      let length = try Kernels.workspace(asked, "dgesdd")
      // The routine overwrites its input.
      var copy = matrix.view.copied()
      var work = [Double](repeating: 0, count: Int(length))
      let info = BLAS.withThreads(1) {
        copy.withUnsafeMutableColumns { a in
          left.withUnsafeMutableColumns { u in
            rightTransposed.withUnsafeMutableColumns { vt in
              clientele_dgesdd(
                Kernels.thin, m, n, a, m, &values, u, m, vt, rank, &work, length, &integers)
            }
          }
        }
      }
      Kernels.checkArguments(info, "dgesdd")
      return info
    }

    mutating func iterate(
      _ matrix: some DenseMatrix<Double>
    ) throws(LinearAlgebraError) -> Int32 {
      var asked = 0.0
      let query = clientele_dgesvd(
        Kernels.thin, Kernels.thin, m, n, nil, m, nil, nil, m, nil, rank, &asked, -1)
      Kernels.checkArguments(query, "dgesvd")
      let length = try Kernels.workspace(asked, "dgesvd")
      var copy = matrix.view.copied()
      var work = [Double](repeating: 0, count: Int(length))
      let info = BLAS.withThreads(1) {
        copy.withUnsafeMutableColumns { a in
          left.withUnsafeMutableColumns { u in
            rightTransposed.withUnsafeMutableColumns { vt in
              clientele_dgesvd(
                Kernels.thin, Kernels.thin, m, n, a, m, &values, u, m, vt, rank, &work, length)
            }
          }
        }
      }
      Kernels.checkArguments(info, "dgesvd")
      return info
    }
  }
}
