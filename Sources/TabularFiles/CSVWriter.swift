// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// Writes rows of comma-separated values, to a file or in memory.
///
/// Cells are quoted where they must be; rows end in LF. A text cell that a spreadsheet would take
/// for a formula (it begins with `=`, `+`, `-`, `@`, a tab or CR) gets an apostrophe before it, as
/// OWASP advises against CSV injection; text that is a plain number is none, and numbers are never
/// touched.
///
/// ```swift
/// try AtomicFile.write(path: "segments.csv") { file in
///   var rows = CSVWriter(file)
///   try rows.header(["customer_id", "monetary"])
///   rows.text("A-17")
///   rows.number(12.5)
///   try rows.endRow()
/// }
/// ```
public struct CSVWriter {
  private let file: AtomicFile?
  private let delimiter: UInt8
  private var row: [UInt8] = []
  private var cellCount = 0

  /// The rows so far when they are written in memory; empty when they go to a file.
  public private(set) var bytes: [UInt8] = []

  /// Begins rows.
  ///
  /// - Parameters:
  ///   - file: Takes the rows; nil collects them in `bytes`.
  ///   - delimiter: The byte between cells.
  public init(_ file: AtomicFile? = nil, delimiter: UInt8 = UInt8(ascii: ",")) {
    self.file = file
    self.delimiter = delimiter
  }

  /// Writes a whole row of names.
  ///
  /// - Parameter names: The names of the columns; they are ours, so none is guarded as a formula.
  /// - Throws: `OutputError` when the row cannot be written.
  public mutating func header(_ names: [String]) throws {
    for name in names {
      beginCell()
      var name = name
      name.withUTF8 { appendQuoted($0, guarded: false) }
    }
    try endRow()
  }

  /// Appends a text cell.
  ///
  /// - Parameter text: The text; quoted and guarded where necessary.
  public mutating func text(_ text: String) {
    beginCell()
    var text = text
    text.withUTF8 { appendQuoted($0, guarded: Self.isFormula($0)) }
  }

  /// Appends a text cell from bytes in UTF-8.
  ///
  /// - Parameter bytes: The text; quoted and guarded where necessary.
  public mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    beginCell()
    appendQuoted(bytes, guarded: Self.isFormula(bytes))
  }

  /// Appends a number in the fewest digits that read back as the same `Double`.
  ///
  /// - Parameter value: The number; NaN is an empty cell, a whole number has no `.0`.
  public mutating func number(_ value: Double) {
    beginCell()
    if value.isNaN { return }
    // Whole numbers up to 2^53 are their own digits.
    if value.magnitude < 9_007_199_254_740_992, value == value.rounded(.towardZero) {
      Self.append(Int64(value), to: &row)
      return
    }
    var text = Self.shortest(value)
    text.withUTF8 { row.append(contentsOf: $0) }
  }

  /// Appends a whole number.
  ///
  /// - Parameter value: The number.
  public mutating func integer(_ value: some BinaryInteger) {
    number(text: String(value))
  }

  /// Appends a whole number.
  ///
  /// - Parameter value: The number.
  public mutating func integer(_ value: Int) {
    beginCell()
    Self.append(Int64(value), to: &row)
  }

  /// Appends a whole number's digits to bytes.
  ///
  /// - Parameters:
  ///   - value: The number.
  ///   - bytes: Get its digits, after a hyphen when it is negative.
  package static func append(_ value: Int64, to bytes: inout [UInt8]) {
    var rest = value.magnitude
    if value < 0 { bytes.append(Byte.minus) }
    if rest < 10 {
      bytes.append(Byte.zero + UInt8(truncatingIfNeeded: rest))
      return
    }
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
      var start = digits.count
      repeat {
        start -= 1
        digits[start] = Byte.zero + UInt8(truncatingIfNeeded: rest % 10)
        rest /= 10
      } while rest > 0
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: digits[start...]))
    }
  }

  /// Appends a number that is in digits already, such as an exact amount of money.
  ///
  /// - Parameter text: The digits, written as they are but for quotes around a decimal comma.
  public mutating func number(text: String) {
    beginCell()
    var text = text
    text.withUTF8 { appendQuoted($0, guarded: false) }
  }

  /// Appends a number, or several parts of one, that the body writes in place.
  ///
  /// - Parameter body: Appends the digits: ASCII, without the delimiter, quotes or line ends.
  @inline(__always)
  public mutating func number(appending body: (inout [UInt8]) -> Void) {
    beginCell()
    body(&row)
  }

  /// Appends an empty cell.
  public mutating func blank() {
    beginCell()
  }

  /// Ends the row and hands it on.
  ///
  /// - Throws: `OutputError` when the row cannot be written.
  public mutating func endRow() throws {
    // A row of one empty cell would be a blank line, which readers pass over.
    if row.isEmpty && cellCount == 1 { row = [Byte.quote, Byte.quote] }
    row.append(Byte.lineFeed)
    if let file {
      try file.append(row)
    } else {
      bytes.append(contentsOf: row)
    }
    row.removeAll(keepingCapacity: true)
    cellCount = 0
  }

  /// A number in the fewest digits that read back as the same `Double`.
  ///
  /// - Parameter value: The number.
  /// - Returns: Its digits: `3`, not `3.0`; `0` for either zero; nothing for NaN.
  public static func shortest(_ value: Double) -> String {
    if value.isNaN { return "" }
    if value == 0 { return "0" }
    let text = value.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  private mutating func beginCell() {
    if cellCount > 0 { row.append(delimiter) }
    cellCount += 1
  }

  private mutating func appendQuoted(_ bytes: UnsafeBufferPointer<UInt8>, guarded: Bool) {
    let needsQuotes =
      bytes.first == Byte.space || bytes.last == Byte.space
      || bytes.contains {
        $0 == delimiter || $0 == Byte.quote || $0 == Byte.lineFeed || $0 == Byte.return
      }
    if needsQuotes { row.append(Byte.quote) }
    if guarded { row.append(Byte.apostrophe) }
    if needsQuotes {
      for byte in bytes {
        if byte == Byte.quote { row.append(Byte.quote) }
        row.append(byte)
      }
      row.append(Byte.quote)
    } else {
      row.append(contentsOf: bytes)
    }
  }

  /// Whether a spreadsheet would compute the text.
  private static func isFormula(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    switch bytes.first {
    case UInt8(ascii: "="), UInt8(ascii: "@"), Byte.tab, Byte.return: true
    case Byte.plus, Byte.minus: DecimalNumber.parse(bytes) == nil
    default: false
    }
  }
}
