// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import DenseLinearAlgebra

/// A table of finite numbers read from a file: what a clustering takes.
///
/// ```swift
/// let table = try NumericTable<Double>(path: "iris.csv", identifierColumn: "plant")
/// print(table.matrix.rowCount, table.columnNames)
/// ```
public struct NumericTable<Scalar: MatrixScalar>: Sendable {
  /// The numbers, one row a row of the file.
  public let matrix: Matrix<Scalar>

  /// The names of the matrix's columns; those of a NumPy file are `0`, `1`, ...
  public let columnNames: [String]

  /// The text of the identifier column, one a row, or nil when none was asked for.
  public let identifiers: [String]?

  /// The weight of each row, finite and not negative, or nil when none was asked for.
  public let weights: [Double]?

  /// Reads a table: delimited text with a header, or a NumPy file.
  ///
  /// Text is read in two passes, the first to count its rows, so that every number is parsed
  /// straight into its place. Numbers are parsed to the nearest `Double` and then rounded to
  /// `Scalar`.
  ///
  /// - Parameters:
  ///   - path: The file's path; `-` is standard input.
  ///   - columns: The names of the columns to read, in the order of the matrix; nil reads all but
  ///     those of identifiers and weights.
  ///   - identifierColumn: The column whose text names the rows (text files only).
  ///   - weights: The column of weights, or the path of a NumPy file (`.npy`) that holds them.
  ///   - delimiter: The byte between fields; nil finds it.
  ///   - encoding: What the text is stored as; nil finds out.
  ///   - decimalSeparator: The byte before decimals.
  /// - Throws: `InputError` when the file cannot be read; when there is no such column; when a
  ///   cell is blank, is text or is not finite, with the line (text) or the row counted from 0
  ///   (NumPy) and the column; when a weight is negative; when there are no rows or no columns.
  /// - Complexity: O(bytes) time; memory for the matrix, and for a text that is decoded.
  public init(
    path: String, columns: [String]? = nil, identifierColumn: String? = nil,
    weights: String? = nil, delimiter: UInt8? = nil, encoding: TextEncoding? = nil,
    decimalSeparator: UInt8 = UInt8(ascii: ".")
  ) throws {
    try self.init(
      InputBytes(path: path), columns: columns, identifierColumn: identifierColumn,
      weights: weights, delimiter: delimiter, encoding: encoding,
      decimalSeparator: decimalSeparator)
  }

  /// Reads a table from an input that is open already.
  ///
  /// - Parameters:
  ///   - input: The bytes of a text or of a NumPy file.
  ///   - columns: The names of the columns to read; nil reads all but those of identifiers and
  ///     weights.
  ///   - identifierColumn: The column whose text names the rows (text files only).
  ///   - weights: The column of weights, or the path of a NumPy file that holds them.
  ///   - delimiter: The byte between fields; nil finds it.
  ///   - encoding: What the text is stored as; nil finds out.
  ///   - decimalSeparator: The byte before decimals.
  /// - Throws: `InputError` as for a path.
  /// - Complexity: O(bytes) time; memory for the matrix, and for a text that is decoded.
  public init(
    _ input: InputBytes, columns: [String]? = nil, identifierColumn: String? = nil,
    weights: String? = nil, delimiter: UInt8? = nil, encoding: TextEncoding? = nil,
    decimalSeparator: UInt8 = UInt8(ascii: ".")
  ) throws {
    let weightsFile = weights.flatMap { $0.hasSuffix(".npy") ? $0 : nil }
    let weightsColumn = weightsFile == nil ? weights : nil
    var rowWeights: [Double]?
    let isNumPy =
      input.name.hasSuffix(".npy")
      || input.withUnsafeBytes { $0.starts(with: NumPyHeader.magic) }
    if isNumPy {
      let array = try NumPyArray(input)
      if let identifierColumn {
        throw InputError(
          file: input.name, "has no column \"\(identifierColumn)\" of identifiers",
          remedy: "leave --id out, or give a CSV file")
      }
      let all = array.matrix(as: Scalar.self)
      let selection = try ColumnSelection(
        names: (0..<all.columnCount).map(String.init), file: input.name, columns: columns,
        identifier: nil, weights: weightsColumn)
      try Self.requireRows(all.rowCount, input.name)
      columnNames = selection.chosenNames
      identifiers = nil
      rowWeights = selection.weights.map { all.column($0).map(Double.init) }
      if selection.chosen == Array(0..<all.columnCount) {
        matrix = all
      } else {
        matrix = Matrix(
          rowCount: all.rowCount, columnCount: selection.chosen.count,
          columnMajor: selection.chosen.flatMap { all.column($0) })
      }
      try Self.requireFinite(matrix, columnNames, input.name)
      if let rowWeights { try RowWeights.check(rowWeights, file: input.name) }
    } else {
      let text = try DelimitedText(input, delimiter: delimiter, encoding: encoding)
      try Self.requireNames(text)
      let selection = try ColumnSelection(
        names: text.header, file: text.name, columns: columns, identifier: identifierColumn,
        weights: weightsColumn)
      let reader = NumericTextReader(
        text: text, selection: selection, decimalSeparator: decimalSeparator)
      let rowCount = try reader.countRows()
      try Self.requireRows(rowCount, text.name)
      columnNames = selection.chosenNames
      (matrix, identifiers, rowWeights) = try reader.read(rowCount: rowCount)
    }
    if let weightsFile {
      rowWeights = try RowWeights.read(path: weightsFile, rowCount: matrix.rowCount)
    }
    self.weights = rowWeights
  }

  private static func requireRows(_ rowCount: Int, _ file: String) throws {
    guard rowCount > 0 else {
      throw InputError(file: file, "has no rows", remedy: "export the table again")
    }
  }

  /// Refuses a first line of numbers: it is a row, which would be lost.
  ///
  /// The numbers 0, 1, 2 and so on are names that pandas gives.
  private static func requireNames(_ text: DelimitedText) throws {
    let numbers = text.header.filter { name in
      Array(name.utf8).withUnsafeBufferPointer { DecimalNumber.parse($0) != nil }
    }
    let counted = (0..<text.header.count).map(String.init)
    guard numbers.count == text.header.count, text.header != counted else { return }
    throw InputError(
      file: text.name, line: text.firstLine, "holds numbers where the header should be",
      remedy: "add a first line that names the columns")
  }

  private static func requireFinite(
    _ matrix: Matrix<Scalar>, _ names: [String], _ file: String
  ) throws {
    for column in 0..<matrix.columnCount {
      guard let row = FiniteCheck.firstFailure(in: matrix.column(column)) else { continue }
      throw InputError(
        file: file,
        "row \(row), column \(names[column]) (both counted from 0) holds "
          + "\(matrix[row, column]), not a finite number",
        remedy: "leave such rows out or fill them")
    }
  }
}
