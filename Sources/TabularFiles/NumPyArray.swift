// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import DenseLinearAlgebra

/// An array in a NumPy file (`.npy`): one or two dimensions of numbers.
///
/// Versions 1 to 3, float32 and float64, whole numbers and booleans, either byte order, C or
/// Fortran order. Values are converted straight from the mapped file into columns.
public struct NumPyArray: Sendable {
  /// The file's name as the user gave it, for messages.
  public var name: String { input.name }

  /// The length of each dimension; one or two of them.
  public var shape: [Int] { header.shape }

  private let input: InputBytes
  private let header: NumPyHeader

  /// Opens a file and reads its header.
  ///
  /// - Parameter path: The file's path; `-` is standard input.
  /// - Throws: `InputError` when the file cannot be read, is no NumPy file, is cut off, has more
  ///   than two dimensions or holds what is no number.
  /// - Complexity: O(values).
  public init(path: String) throws {
    try self.init(InputBytes(path: path))
  }

  /// Reads the header of an input.
  ///
  /// - Parameter input: The bytes of a NumPy file.
  /// - Throws: `InputError` as for a path.
  public init(_ input: InputBytes) throws {
    header = try NumPyHeader(input)
    self.input = input
    guard (1...2).contains(header.shape.count) else {
      throw InputError(
        file: input.name, "has \(header.shape.count) dimensions",
        remedy: "save an array of one or two dimensions")
    }
  }

  /// The array as a matrix; one dimension is one column.
  ///
  /// Whole numbers beyond 2^53 are rounded, and Float rounds every value to 24 bits.
  ///
  /// - Parameter type: The precision.
  /// - Returns: One row for the first dimension, one column for the second.
  /// - Complexity: O(values); in tiles that fit the fastest cache where the order must change.
  public func matrix<Scalar: MatrixScalar>(as type: Scalar.Type = Scalar.self) -> Matrix<Scalar> {
    let rowCount = shape[0]
    let columnCount = shape.count == 2 ? shape[1] : 1
    return Matrix(rowCount: rowCount, columnCount: columnCount) { target in
      input.withUnsafeBytes { bytes in
        guard let start = target.baseAddress, let base = bytes.baseAddress else { return }
        let layout = NumPyLayout(
          rowCount: rowCount, columnCount: columnCount,
          isColumnMajor: header.isFortranOrder || columnCount == 1, isBigEndian: header.isBigEndian
        )
        let source = UnsafeRawPointer(base + header.dataOffset)
        let discard = { (range: Range<Int>) in
          input.discardPages(
            in: range.lowerBound + header.dataOffset..<range.upperBound + header.dataOffset)
        }
        // The loops are compiled for the two precisions; a generic one would call a function for
        // every value.
        if Scalar.self == Double.self {
          start.withMemoryRebound(to: Double.self, capacity: target.count) {
            layout.convert(source, header.scalar, to: $0, discard: discard)
          }
        } else if Scalar.self == Float.self {
          start.withMemoryRebound(to: Float.self, capacity: target.count) {
            layout.convert(source, header.scalar, to: $0, discard: discard)
          }
        } else {
          layout.convert(source, header.scalar, to: start, discard: discard)
        }
      }
    }
  }

  /// The array as a vector.
  ///
  /// - Returns: The values of an array with one dimension, one row or one column.
  /// - Throws: `InputError` when the array has more than one row and column.
  public func vector() throws -> [Double] {
    guard shape.count == 1 || shape.contains(1) else {
      throw InputError(
        file: name, "is a table of \(NumPyHeader.describe(shape)), not one column",
        remedy: "save an array of one dimension")
    }
    return matrix(as: Double.self).elements
  }

  /// The array as whole numbers, such as the labels of clusters.
  ///
  /// - Returns: The values of an array with one dimension, one row or one column.
  /// - Throws: `InputError` when the array has more than one row and column, or a value is not
  ///   whole; with its row, counted from 0.
  public func integers() throws -> [Int] {
    try vector().enumerated().map { row, value in
      guard let whole = Int(exactly: value) else {
        throw InputError(
          file: name, "row \(row) (counted from 0) holds \(value), not a whole number")
      }
      return whole
    }
  }
}
