// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import DenseLinearAlgebra

/// Writes NumPy files (`.npy`, version 1) that `numpy.load` reads.
public enum NumPyFile {
  /// Writes whole numbers of 32 bits, such as the labels of clusters.
  ///
  /// - Parameters:
  ///   - vector: The values, one dimension of int32.
  ///   - path: The final path; `-` is standard output.
  /// - Throws: `OutputError` when the file cannot be written.
  /// - Complexity: O(values).
  public static func write(_ vector: [Int32], path: String) throws {
    try write(vector, code: "i4", shape: "(\(vector.count),)", isFortranOrder: false, path: path)
  }

  /// Writes a vector.
  ///
  /// - Parameters:
  ///   - vector: The values, one dimension of float64.
  ///   - path: The final path; `-` is standard output.
  /// - Throws: `OutputError` when the file cannot be written.
  /// - Complexity: O(values).
  public static func write(_ vector: [Double], path: String) throws {
    try write(vector, code: "f8", shape: "(\(vector.count),)", isFortranOrder: false, path: path)
  }

  /// Writes a matrix as it lies in memory, which is NumPy's Fortran order.
  ///
  /// - Parameters:
  ///   - matrix: The values, two dimensions of float64 or float32.
  ///   - path: The final path; `-` is standard output.
  /// - Throws: `OutputError` when the file cannot be written.
  /// - Complexity: O(values).
  public static func write<Scalar: MatrixScalar>(_ matrix: Matrix<Scalar>, path: String) throws {
    try write(
      matrix.elements, code: "f\(MemoryLayout<Scalar>.size)",
      shape: "(\(matrix.rowCount), \(matrix.columnCount))", isFortranOrder: true, path: path)
  }

  private static func write<Element>(
    _ values: [Element], code: String, shape: String, isFortranOrder: Bool, path: String
  ) throws {
    #if _endian(big)
      let order = ">"
    #else
      let order = "<"
    #endif
    var text =
      "{'descr': '\(order)\(code)', 'fortran_order': \(isFortranOrder ? "True" : "False"), "
      + "'shape': \(shape), }"
    // The values begin at a multiple of 64 bytes, after a line feed.
    let unpadded = NumPyHeader.magic.count + 4 + text.utf8.count + 1
    text += String(repeating: " ", count: (64 - unpadded % 64) % 64) + "\n"
    let length = UInt16(text.utf8.count)
    try AtomicFile.write(path: path) { file in
      try file.append(
        NumPyHeader.magic + [1, 0, UInt8(length & 0xFF), UInt8(length >> 8)] + Array(text.utf8))
      try values.withUnsafeBytes { try file.append($0) }
    }
  }
}
