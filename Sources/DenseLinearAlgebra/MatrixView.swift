// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// A block of a matrix that shares the matrix's storage instead of copying values.
///
/// A view is a value: it keeps the storage alive, and changing the matrix that it was taken from
/// leaves the view as it was (the matrix then copies its values, once).
public struct MatrixView<Scalar: MatrixScalar>: DenseMatrix {
  /// The number of rows.
  public let rowCount: Int

  /// The number of columns.
  public let columnCount: Int

  /// The distance between the first values of neighbouring columns; at least `rowCount`.
  public let leadingDimension: Int

  private let storage: [Scalar]
  private let offset: Int

  /// Creates the view of a whole matrix.
  ///
  /// - Parameter matrix: The matrix whose storage is shared.
  public init(_ matrix: Matrix<Scalar>) {
    rowCount = matrix.rowCount
    columnCount = matrix.columnCount
    leadingDimension = max(1, matrix.rowCount)
    storage = matrix.elements
    offset = 0
  }

  init(_ whole: MatrixView, rows: Range<Int>, columns: Range<Int>) {
    precondition(
      rows.lowerBound >= 0 && rows.upperBound <= whole.rowCount
        && columns.lowerBound >= 0 && columns.upperBound <= whole.columnCount,
      "rows \(rows) and columns \(columns) lie outside \(whole.rowCount) x \(whole.columnCount)")
    rowCount = rows.count
    columnCount = columns.count
    leadingDimension = whole.leadingDimension
    storage = whole.storage
    offset =
      rows.isEmpty || columns.isEmpty
      ? 0 : whole.offset + columns.lowerBound * whole.leadingDimension + rows.lowerBound
  }

  /// The view itself.
  public var view: MatrixView<Scalar> { self }

  /// The value in a row and a column.
  ///
  /// - Parameters:
  ///   - row: In `0 ..< rowCount` of the view.
  ///   - column: In `0 ..< columnCount` of the view.
  /// - Returns: The value.
  public subscript(row: Int, column: Int) -> Scalar {
    precondition(row >= 0 && row < rowCount && column >= 0 && column < columnCount)
    return storage[offset + column * leadingDimension + row]
  }

  /// The values of one column, without a copy.
  ///
  /// - Parameter column: In `0 ..< columnCount` of the view.
  /// - Returns: `rowCount` values, with the indices that they have in the storage.
  /// - Complexity: O(1).
  public func column(_ column: Int) -> ArraySlice<Scalar> {
    precondition(column >= 0 && column < columnCount)
    let start = offset + column * leadingDimension
    return storage[start..<start + rowCount]
  }

  /// Calls the body with the address of the first value and the leading dimension.
  ///
  /// Column `j` starts `j * leadingDimension` values further on and holds `rowCount` values.
  ///
  /// - Parameter body: Reads the values, which stay valid until it returns.
  /// - Returns: What the body returns.
  /// - Throws: What the body throws.
  public func withUnsafeColumns<Result, Failure: Error>(
    _ body: (_ values: UnsafePointer<Scalar>, _ leadingDimension: Int) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let outcome = storage.withUnsafeBufferPointer { buffer -> Swift.Result<Result, Failure> in
      if let base = buffer.baseAddress {
        return Swift.Result { () throws(Failure) in try body(base + offset, leadingDimension) }
      }
      return withUnsafeTemporaryAllocation(of: Scalar.self, capacity: 1) { spare in
        guard let base = spare.baseAddress else { preconditionFailure("no memory") }
        return Swift.Result { () throws(Failure) in try body(base, leadingDimension) }
      }
    }
    return try outcome.get()
  }

  /// The values as a matrix of their own.
  ///
  /// - Returns: A new matrix of the same shape.
  /// - Complexity: O(rows x columns).
  public func copied() -> Matrix<Scalar> {
    Matrix(rowCount: rowCount, columnCount: columnCount) { target in
      guard let start = target.baseAddress else { return }
      withUnsafeColumns { values, leadingDimension in
        for column in 0..<columnCount {
          (start + column * rowCount).initialize(
            from: values + column * leadingDimension, count: rowCount)
        }
      }
    }
  }
}

extension MatrixView: Equatable {
  /// Whether two views have the same shape and the same values.
  public static func == (left: MatrixView, right: MatrixView) -> Bool {
    left.rowCount == right.rowCount && left.columnCount == right.columnCount
      && (0..<left.columnCount).allSatisfy { left.column($0) == right.column($0) }
  }
}
