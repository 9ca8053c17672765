// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing

@testable import DenseLinearAlgebra

/// The largest absolute difference of two matrices of the same shape; infinite for other shapes.
func distance(_ left: Matrix<Double>, _ right: Matrix<Double>) -> Double {
  guard left.rowCount == right.rowCount, left.columnCount == right.columnCount else {
    return .infinity
  }
  return distance(left.elements, right.elements)
}

/// The largest absolute difference of two vectors of the same length; infinite for others.
func distance(_ left: [Double], _ right: [Double]) -> Double {
  guard left.count == right.count else { return .infinity }
  return zip(left, right).reduce(0) { max($0, abs($1.0 - $1.1)) }
}

/// A matrix of uniform values in -1 ..< 1.
func randomMatrix(_ rowCount: Int, _ columnCount: Int, seed: UInt64) -> Matrix<Double> {
  var generator = SeededGenerator(seed: seed)
  return Matrix(
    rowCount: rowCount, columnCount: columnCount,
    columnMajor: (0..<rowCount * columnCount).map { _ in 2 * generator.uniform() - 1 })
}

/// A matrix from golden values.
func golden(_ values: [Double], columns: Int = GoldenValues.columnCount) -> Matrix<Double> {
  Matrix(rowCount: values.count / columns, columnCount: columns, columnMajor: values)
}

/// A diagonal matrix.
func diagonal(_ values: [Double]) -> Matrix<Double> {
  var result = Matrix<Double>(rowCount: values.count, columnCount: values.count)
  for (index, value) in values.enumerated() { result[index, index] = value }
  return result
}

/// The code of the error that a body throws, or nil when it throws none.
func errorCode(_ body: () throws(LinearAlgebraError) -> Void) -> LinearAlgebraError.Code? {
  do { try body() } catch { return error.code }
  return nil
}
