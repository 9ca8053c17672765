// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import DenseLinearAlgebra

/// Reads the numbers of a delimited text into the columns of a matrix.
struct NumericTextReader {
  let text: DelimitedText
  let selection: ColumnSelection
  let decimalSeparator: UInt8

  /// Counts the records, and sees that each has the header's number of fields.
  func countRows() throws -> Int {
    let fieldCount = text.header.count
    var rowCount = 0
    try text.forEachRecord { record in
      guard record.fieldCount == fieldCount else {
        throw InputError(
          file: text.name, line: record.line,
          "has \(record.fieldCount) fields where the header has \(fieldCount)",
          remedy: "complete the row, or name the delimiter with --delimiter")
      }
      rowCount &+= 1
    }
    return rowCount
  }

  /// Reads the numbers, the identifiers and the weights.
  ///
  /// - Parameter rowCount: What `countRows()` returned.
  /// - Returns: The features; the identifiers and the weights where they were asked for.
  /// - Throws: `InputError` at the first cell that cannot be used.
  func read<Scalar: MatrixScalar>(
    rowCount: Int
  ) throws -> (Matrix<Scalar>, identifiers: [String]?, weights: [Double]?) {
    var identifiers: [String]? = selection.identifier == nil ? nil : []
    var weights: [Double]? = selection.weights == nil ? nil : []
    identifiers?.reserveCapacity(rowCount)
    weights?.reserveCapacity(rowCount)
    let readOther = { (record: borrowing RecordView) in
      if let column = selection.identifier { identifiers?.append(record.string(column)) }
      if let column = selection.weights {
        let weight = try number(record, column)
        guard weight >= 0 else { throw refusal(record, column, "which is a negative weight") }
        weights?.append(weight)
      }
    }
    let matrix = try Matrix<Scalar>(rowCount: rowCount, columnCount: selection.chosen.count) {
      target in
      guard let start = target.baseAddress else { return }
      // Compiled for the two precisions; a generic loop would call a function for every number.
      if Scalar.self == Double.self {
        try start.withMemoryRebound(to: Double.self, capacity: target.count) {
          try fill($0, rowCount: rowCount, readOther)
        }
      } else if Scalar.self == Float.self {
        try start.withMemoryRebound(to: Float.self, capacity: target.count) {
          try fill($0, rowCount: rowCount, readOther)
        }
      } else {
        try fill(start, rowCount: rowCount, readOther)
      }
    }
    return (matrix, identifiers, weights)
  }

  @inline(__always)
  private func fill<Target: BinaryFloatingPoint>(
    _ target: UnsafeMutablePointer<Target>, rowCount: Int,
    _ readOther: (borrowing RecordView) throws -> Void
  ) throws {
    let hasOthers = selection.identifier != nil || selection.weights != nil
    var row = 0
    try text.forEachRecord { record in
      precondition(row < rowCount, "the text has more rows than were counted")
      var place = target + row
      for column in selection.chosen {
        let value = Target(try number(record, column))
        guard value.isFinite else {
          throw refusal(record, column, "which is too large for single precision")
        }
        place.initialize(to: value)
        place += rowCount
      }
      if hasOthers { try readOther(record) }
      row &+= 1
    }
    precondition(row == rowCount, "the text has fewer rows than were counted")
  }

  @inline(__always)
  private func number(_ record: borrowing RecordView, _ column: Int) throws -> Double {
    if let value = DecimalNumber.parse(record[column], separator: decimalSeparator) {
      return value
    }
    let trimmed = FieldText.trimming(record[column])
    if let value = DecimalNumber.parse(trimmed, separator: decimalSeparator) { return value }
    throw refusal(record, column, "which is not a number")
  }

  private func refusal(
    _ record: borrowing RecordView, _ column: Int, _ what: String
  ) -> InputError {
    let name = selection.names[column]
    let cell = FieldText.trimmed(record[column])
    if cell.isEmpty {
      return InputError(
        file: text.name, line: record.line, "the column \"\(name)\" is blank",
        remedy: "fill the cell, leave the row out, or choose other columns with --columns")
    }
    let shown = cell.count > 40 ? cell.prefix(40) + "..." : cell[...]
    return InputError(
      file: text.name, line: record.line, "the column \"\(name)\" holds \"\(shown)\", \(what)",
      remedy: "choose numeric columns with --columns")
  }
}
