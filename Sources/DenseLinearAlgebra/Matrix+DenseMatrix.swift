// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

extension Matrix: DenseMatrix {
  /// All of the matrix as a view that shares its values.
  ///
  /// - Complexity: O(1).
  public var view: MatrixView<Scalar> { MatrixView(self) }

  /// The identity matrix.
  ///
  /// - Parameter size: The number of rows and of columns, at least 0.
  /// - Returns: Ones on the diagonal, zeros elsewhere.
  public static func identity(_ size: Int) -> Matrix {
    var result = Matrix(rowCount: size, columnCount: size)
    for index in 0..<size { result[index, index] = 1 }
    return result
  }
}
