// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// The convention that makes the signs of singular and eigenvectors the same everywhere.
enum Signs {
  /// Turns each column so that its largest component is positive.
  static func makeLargestPositive(_ matrix: inout Matrix<Double>) {
    for column in 0..<matrix.columnCount where isLargestNegative(matrix, column) {
      negate(&matrix, column)
    }
  }

  /// Whether the largest component of a column is negative.
  ///
  /// Components within 1e-8 of the largest count as equal, and the first of them decides: which of
  /// two equal ones is larger by a rounding error differs between libraries.
  static func isLargestNegative(_ matrix: Matrix<Double>, _ column: Int) -> Bool {
    let values = matrix.column(column)
    let largest = values.reduce(0) { max($0, abs($1)) }
    let decisive = values.first { abs($0) >= largest * (1 - 1e-8) } ?? 0
    return decisive < 0
  }

  static func negate(_ matrix: inout Matrix<Double>, _ column: Int) {
    for row in 0..<matrix.rowCount { matrix[row, column].negate() }
  }
}
