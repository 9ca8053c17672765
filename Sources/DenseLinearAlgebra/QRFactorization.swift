// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

internal import CClienteleBLAS

/// The thin QR factorisation of a matrix: `A = Q R`.
///
/// With A of m x n and r = min(m, n), Q is m x r with orthonormal columns and R is r x n, upper
/// triangular with a diagonal that is not negative.
public struct QRFactorization: Sendable, Hashable, Codable {
  /// Q, with orthonormal columns.
  public let orthonormal: Matrix<Double>

  /// R, with zeros below the diagonal.
  public let triangular: Matrix<Double>

  /// Factors a matrix of any shape.
  ///
  /// - Parameter matrix: The matrix, finite.
  /// - Throws: `.notFinite`, `.tooLarge`.
  /// - Complexity: O(m n min(m, n)) time, O(m n) memory.
  public init(of matrix: some DenseMatrix<Double>) throws(LinearAlgebraError) {
    try matrix.requireFinite()
    let m = try Kernels.size(matrix.rowCount, "rows")
    let n = try Kernels.size(matrix.columnCount, "columns")
    let rank = min(m, n)
    var reflectors = matrix.view.copied()
    var triangular = Matrix<Double>(rowCount: Int(rank), columnCount: Int(n))
    guard rank > 0 else {
      orthonormal = Matrix(rowCount: Int(m), columnCount: 0)
      self.triangular = triangular
      return
    }
    var scales = [Double](repeating: 0, count: Int(rank))
    try Self.run("dgeqrf") { work, length in
      reflectors.withUnsafeMutableColumns {
        clientele_dgeqrf(m, n, $0, m, &scales, work, length)
      }
    }
    for column in 0..<Int(n) {
      for row in 0..<min(column + 1, Int(rank)) {
        triangular[row, column] = reflectors[row, column]
      }
    }
    // Q takes the place of the reflectors, in the first columns.
    try Self.run("dorgqr") { work, length in
      reflectors.withUnsafeMutableColumns {
        clientele_dorgqr(m, rank, rank, $0, m, scales, work, length)
      }
    }
    var orthonormal = reflectors.view(columns: 0..<Int(rank)).copied()
    for row in 0..<Int(rank) where triangular[row, row] < 0 {
      for column in row..<Int(n) { triangular[row, column].negate() }
      Signs.negate(&orthonormal, row)
    }
    self.orthonormal = orthonormal
    self.triangular = triangular
  }

  /// Asks a routine for its workspace and runs it.
  private static func run(
    _ routine: String, _ body: (UnsafeMutablePointer<Double>, Int32) -> Int32
  ) throws(LinearAlgebraError) {
    var asked = 0.0
    Kernels.checkArguments(body(&asked, -1), routine)
    let length = try Kernels.workspace(asked, routine)
    var work = [Double](repeating: 0, count: Int(length))
    let info = BLAS.withThreads(1) { body(&work, length) }
    Kernels.checkArguments(info, routine)
  }

  /// The x that minimises the length of `A x - b`.
  ///
  /// - Parameter right: b, one value a row of A.
  /// - Returns: x, one value a column of A.
  /// - Throws: `.shape` when b does not fit or A has fewer rows than columns, `.notFinite`, and
  ///   `.singular` with the column that the columns before it explain.
  /// - Complexity: O(m n).
  public func leastSquares(_ right: [Double]) throws(LinearAlgebraError) -> [Double] {
    try leastSquares(Matrix(rowCount: right.count, columnCount: 1, columnMajor: right)).elements
  }

  /// The X whose columns minimise the lengths of the columns of `A X - B`.
  ///
  /// - Parameter right: B, as many rows as A.
  /// - Returns: X, as many rows as A has columns.
  /// - Throws: `.shape` when B does not fit or A has fewer rows than columns, `.notFinite`,
  ///   `.tooLarge`, and `.singular` with the column that the columns before it explain.
  /// - Complexity: O(m n columns).
  public func leastSquares(
    _ right: some DenseMatrix<Double>
  ) throws(LinearAlgebraError) -> Matrix<Double> {
    let (m, n) = (orthonormal.rowCount, triangular.columnCount)
    guard m >= n, right.rowCount == m else {
      throw LinearAlgebraError(
        .shape,
        "Least squares of \(m) x \(n) with \(right.rowCount) right values: give as many values as"
          + " rows, and at least as many rows as columns.")
    }
    try right.requireFinite()
    let limit = 16 * Double(m) * Double.ulpOfOne
    for column in 0..<n {
      // The column of R is as long as that of A; its last value is what no earlier one explains.
      let length = (0...column).reduce(0) { $0 + triangular[$1, column] * triangular[$1, column] }
      guard triangular[column, column] > limit * length.squareRoot() else {
        throw LinearAlgebraError(
          .singular,
          "Column \(column) (counted from 0) follows from the columns before it, so that the least"
            + " squares have no single solution. Leave that column out.")
      }
    }
    var result = try orthonormal.multiplied(by: right, transposed: true)
    let (size, columns) = (Int32(n), Int32(result.columnCount))
    guard size > 0, columns > 0 else { return result }
    BLAS.withThreads(1) {
      triangular.withUnsafeColumns { a in
        result.withUnsafeMutableColumns { b in
          clientele_dtrsm(
            Kernels.left, Kernels.upper, Kernels.none, Kernels.none, size, columns, 1, a, size, b,
            size)
        }
      }
    }
    return result
  }
}
