// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// The checks that all decompositions of symmetric matrices share.
enum SymmetricMatrix {
  /// A copy of a matrix that is square, finite and symmetric.
  static func checked(
    _ matrix: some DenseMatrix<Double>
  ) throws(LinearAlgebraError) -> Matrix<Double> {
    guard matrix.rowCount == matrix.columnCount else {
      throw LinearAlgebraError(
        .shape,
        "A symmetric matrix is square; this one is \(matrix.rowCount) x \(matrix.columnCount).")
    }
    try matrix.requireFinite()
    let copy = matrix.view.copied()
    let size = copy.rowCount
    let largest = copy.elements.reduce(0) { max($0, abs($1)) }
    for column in 0..<size {
      for row in column + 1..<max(column + 1, size)
      where abs(copy[row, column] - copy[column, row]) > 1e-10 * largest {
        throw LinearAlgebraError(
          .notSymmetric,
          "The values in row \(row), column \(column) and in row \(column), column \(row) (counted"
            + " from 0) are \(copy[row, column]) and \(copy[column, row]); they must be equal. Use"
            + " the mean of the matrix and its transpose.")
      }
    }
    return copy
  }
}
