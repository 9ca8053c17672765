// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// A label for each row of a table, in a CSV file (`row,label`) or a NumPy file (`.npy`, int32).
public enum LabelFile {
  /// Reads labels.
  ///
  /// - Parameter path: The path of a NumPy file of whole numbers, or of a CSV file with a column
  ///   `label` and, if there is a column `row`, rows in the order 0, 1, 2, ...; `-` is standard
  ///   input.
  /// - Returns: The labels, one a row.
  /// - Throws: `InputError` when the file cannot be read or a label is not a whole number.
  /// - Complexity: O(bytes).
  public static func read(path: String) throws -> [Int32] {
    let input = try InputBytes(path: path)
    if path.hasSuffix(".npy") || input.withUnsafeBytes({ $0.starts(with: NumPyHeader.magic) }) {
      return try NumPyArray(input).integers().enumerated().map { row, value in
        guard let label = Int32(exactly: value) else {
          throw InputError(
            file: path, "the label \(value) of row \(row) (counted from 0) does not fit 32 bits",
            remedy: "number the clusters from 0")
        }
        return label
      }
    }
    let text = try DelimitedText(input)
    let selection = try ColumnSelection(
      names: text.header, file: text.name, columns: ["label"], identifier: nil, weights: nil)
    let column = selection.chosen[0]
    let rowColumn = text.header.firstIndex { $0.lowercased() == "row" }
    var labels: [Int32] = []
    try text.forEachRecord { record in
      if let rowColumn {
        let row: Int = try integer(record, rowColumn, text)
        guard row == labels.count else {
          throw InputError(
            file: text.name, line: record.line, "row \(row) stands where \(labels.count) should",
            remedy: "order the labels by row")
        }
      }
      labels.append(try integer(record, column, text))
    }
    return labels
  }

  /// Writes labels.
  ///
  /// - Parameters:
  ///   - labels: The labels, one a row.
  ///   - path: The final path; `.npy` writes int32, anything else CSV; `-` is standard output.
  /// - Throws: `OutputError` when the file cannot be written.
  /// - Complexity: O(labels).
  public static func write(_ labels: [Int32], path: String) throws {
    if path.hasSuffix(".npy") {
      return try NumPyFile.write(labels, path: path)
    }
    try AtomicFile.write(path: path) { file in
      var rows = CSVWriter(file)
      try rows.header(["row", "label"])
      for (row, label) in labels.enumerated() {
        rows.integer(row)
        rows.integer(label)
        try rows.endRow()
      }
    }
  }

  private static func integer<Value: FixedWidthInteger>(
    _ record: borrowing RecordView, _ column: Int, _ text: DelimitedText
  ) throws -> Value {
    let cell = column < record.fieldCount ? FieldText.trimmed(record[column]) : ""
    guard let value = Value(cell) else {
      throw InputError(
        file: text.name, line: record.line,
        "the column \"\(text.header[column])\" holds \"\(cell)\", not a whole number",
        remedy: "give one whole number a row")
    }
    return value
  }
}
