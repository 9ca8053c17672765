// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing

/// A number that BLAS and LAPACK compute with: Double or Float, and no other type.
public protocol MatrixScalar: BinaryFloatingPoint, SIMDScalar, Sendable, Codable {}

extension Double: MatrixScalar {}
extension Float: MatrixScalar {}

/// A dense matrix whose columns are contiguous (column-major), as BLAS and LAPACK want it.
///
/// A table of customers is a matrix with one row a customer and one column a feature; the values
/// of one feature lie side by side.
public struct Matrix<Scalar: MatrixScalar>: Sendable, Hashable {
  /// The number of rows.
  public let rowCount: Int

  /// The number of columns.
  public let columnCount: Int

  /// The values, column after column: `rowCount * columnCount` of them.
  public private(set) var elements: [Scalar]

  /// Creates a matrix from its values, column after column.
  ///
  /// - Parameters:
  ///   - rowCount: The number of rows, at least 0.
  ///   - columnCount: The number of columns, at least 0.
  ///   - elements: The values, `rowCount * columnCount` of them, the first column first.
  public init(rowCount: Int, columnCount: Int, columnMajor elements: [Scalar]) {
    precondition(rowCount >= 0 && columnCount >= 0, "a matrix has no negative size")
    precondition(
      elements.count == rowCount * columnCount,
      "\(elements.count) values do not fill \(rowCount) x \(columnCount)")
    self.rowCount = rowCount
    self.columnCount = columnCount
    self.elements = elements
  }

  /// Creates a matrix with one value everywhere.
  ///
  /// - Parameters:
  ///   - rowCount: The number of rows, at least 0.
  ///   - columnCount: The number of columns, at least 0.
  ///   - value: The value of every element.
  public init(rowCount: Int, columnCount: Int, repeating value: Scalar = 0) {
    self.init(
      rowCount: rowCount, columnCount: columnCount,
      columnMajor: Array(repeating: value, count: rowCount * columnCount))
  }

  /// Creates a matrix whose values are written into place, without being set twice.
  ///
  /// - Parameters:
  ///   - rowCount: The number of rows, at least 0.
  ///   - columnCount: The number of columns, at least 0.
  ///   - fill: Must initialise all `rowCount * columnCount` values, column after column.
  /// - Throws: What `fill` throws.
  public init(
    rowCount: Int, columnCount: Int,
    fillingColumnMajor fill: (UnsafeMutableBufferPointer<Scalar>) throws -> Void
  ) rethrows {
    let count = rowCount * columnCount
    self.rowCount = rowCount
    self.columnCount = columnCount
    elements = try Array(unsafeUninitializedCapacity: count) { buffer, initialized in
      LargePages.prefer(in: UnsafeMutableRawBufferPointer(buffer))
      try fill(UnsafeMutableBufferPointer(rebasing: buffer[..<count]))
      initialized = count
    }
  }

  /// Creates a matrix from rows of equal length.
  ///
  /// - Parameter rows: The rows, the first row first; all of one length.
  public init(rows: [[Scalar]]) {
    let columnCount = rows.first?.count ?? 0
    precondition(rows.allSatisfy { $0.count == columnCount }, "rows differ in length")
    self.init(rowCount: rows.count, columnCount: columnCount)
    for (r, row) in rows.enumerated() {
      for (c, value) in row.enumerated() { elements[c * rowCount + r] = value }
    }
  }

  /// Creates a matrix from columns of equal length.
  ///
  /// - Parameter columns: The columns, the first column first; all of one length.
  public init(columns: [[Scalar]]) {
    let rowCount = columns.first?.count ?? 0
    precondition(columns.allSatisfy { $0.count == rowCount }, "columns differ in length")
    self.init(
      rowCount: rowCount, columnCount: columns.count, columnMajor: Array(columns.joined()))
  }

  /// The value in a row and a column.
  ///
  /// - Parameters:
  ///   - row: In `0 ..< rowCount`.
  ///   - column: In `0 ..< columnCount`.
  /// - Returns: The value.
  public subscript(row: Int, column: Int) -> Scalar {
    @inlinable get {
      precondition(row >= 0 && row < rowCount && column >= 0 && column < columnCount)
      return elements[column * rowCount + row]
    }
    set {
      precondition(row >= 0 && row < rowCount && column >= 0 && column < columnCount)
      elements[column * rowCount + row] = newValue
    }
  }

  /// The values of one column, without a copy.
  ///
  /// - Parameter column: In `0 ..< columnCount`.
  /// - Returns: `rowCount` values; the indices of the slice begin at `column * rowCount`.
  /// - Complexity: O(1).
  @inlinable public func column(_ column: Int) -> ArraySlice<Scalar> {
    elements[column * rowCount..<(column + 1) * rowCount]
  }

  /// The values of one row, gathered.
  ///
  /// - Parameter row: In `0 ..< rowCount`.
  /// - Returns: `columnCount` values.
  /// - Complexity: O(columns), each from another part of memory.
  @inlinable public func row(_ row: Int) -> [Scalar] {
    (0..<columnCount).map { self[row, $0] }
  }

  /// Calls the body with the address of the first value of the first column.
  ///
  /// Column `j` starts `j * rowCount` values further on.
  ///
  /// - Parameter body: Reads the values, which stay valid until it returns.
  /// - Returns: What the body returns.
  /// - Throws: What the body throws.
  @inlinable public func withUnsafeColumns<Result>(
    _ body: (UnsafePointer<Scalar>) throws -> Result
  ) rethrows -> Result {
    try elements.withUnsafeBufferPointer { buffer in
      if let base = buffer.baseAddress { return try body(base) }
      return try withUnsafeTemporaryAllocation(of: Scalar.self, capacity: 1) { spare in
        guard let base = spare.baseAddress else { preconditionFailure("no memory") }
        return try body(UnsafePointer(base))
      }
    }
  }

  /// Calls the body with the address of the first value, to change values in place.
  ///
  /// - Parameter body: Reads and writes the values, column after column; they stay valid until it
  ///   returns.
  /// - Returns: What the body returns.
  /// - Throws: What the body throws; what was written until then stays.
  /// - Complexity: That of the body; a copy of all values where another matrix shares them.
  public mutating func withUnsafeMutableColumns<Result>(
    _ body: (UnsafeMutablePointer<Scalar>) throws -> Result
  ) rethrows -> Result {
    try elements.withUnsafeMutableBufferPointer { buffer in
      if let base = buffer.baseAddress { return try body(base) }
      return try withUnsafeTemporaryAllocation(of: Scalar.self, capacity: 1) { spare in
        guard let base = spare.baseAddress else { preconditionFailure("no memory") }
        return try body(base)
      }
    }
  }
}
