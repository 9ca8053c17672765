// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// A matrix that can be read: a ``Matrix`` that owns its values, or a ``MatrixView`` of some of them.
///
/// All products and decompositions take either.
public protocol DenseMatrix<Scalar>: Sendable {
  /// The type of the values.
  associatedtype Scalar: MatrixScalar

  /// The number of rows.
  var rowCount: Int { get }

  /// The number of columns.
  var columnCount: Int { get }

  /// All of it as a view, without a copy.
  var view: MatrixView<Scalar> { get }
}

extension DenseMatrix {
  /// A block, without a copy.
  ///
  /// - Parameters:
  ///   - rows: The rows of the block, within `0 ..< rowCount`.
  ///   - columns: The columns of the block, within `0 ..< columnCount`.
  /// - Returns: A view that shares the values and never changes.
  /// - Complexity: O(1).
  public func view(rows: Range<Int>, columns: Range<Int>) -> MatrixView<Scalar> {
    MatrixView(view, rows: rows, columns: columns)
  }

  /// Some rows, all columns, without a copy.
  ///
  /// - Parameter rows: The rows, within `0 ..< rowCount`.
  /// - Returns: A view that shares the values and never changes.
  /// - Complexity: O(1).
  public func view(rows: Range<Int>) -> MatrixView<Scalar> {
    MatrixView(view, rows: rows, columns: 0..<columnCount)
  }

  /// Some columns, all rows, without a copy.
  ///
  /// - Parameter columns: The columns, within `0 ..< columnCount`.
  /// - Returns: A view that shares the values and never changes.
  /// - Complexity: O(1).
  public func view(columns: Range<Int>) -> MatrixView<Scalar> {
    MatrixView(view, rows: 0..<rowCount, columns: columns)
  }

  /// The matrix with rows and columns exchanged.
  ///
  /// - Returns: A new matrix, `columnCount` x `rowCount`.
  /// - Complexity: O(rows x columns).
  public func transposed() -> Matrix<Scalar> {
    let source = view
    return Matrix(rowCount: columnCount, columnCount: rowCount) { target in
      source.withUnsafeColumns { values, leadingDimension in
        // Tiles of 32 x 32 keep both the reads and the writes within the cache.
        let tile = 32
        for rowStart in stride(from: 0, to: source.rowCount, by: tile) {
          for columnStart in stride(from: 0, to: source.columnCount, by: tile) {
            for row in rowStart..<min(rowStart + tile, source.rowCount) {
              for column in columnStart..<min(columnStart + tile, source.columnCount) {
                target.initializeElement(
                  at: row * source.columnCount + column,
                  to: values[column * leadingDimension + row])
              }
            }
          }
        }
      }
    }
  }

  /// The same values in another precision.
  ///
  /// - Parameter type: `Double.self` or `Float.self`; a Double is rounded to the nearest Float.
  /// - Returns: A new matrix of the same shape.
  /// - Complexity: O(rows x columns).
  public func converted<Other: MatrixScalar>(to type: Other.Type) -> Matrix<Other> {
    view.convertedValues(to: type)
  }
}

extension MatrixView {
  @specialized(where Scalar == Double, Other == Float)
  @specialized(where Scalar == Float, Other == Double)
  @specialized(where Scalar == Double, Other == Double)
  @specialized(where Scalar == Float, Other == Float)
  func convertedValues<Other: MatrixScalar>(to type: Other.Type) -> Matrix<Other> {
    Matrix<Other>(rowCount: rowCount, columnCount: columnCount) { target in
      withUnsafeColumns { values, leadingDimension in
        for column in 0..<columnCount {
          for row in 0..<rowCount {
            target.initializeElement(
              at: column * rowCount + row, to: Other(values[column * leadingDimension + row]))
          }
        }
      }
    }
  }
}
