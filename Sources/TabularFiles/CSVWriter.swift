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
public struct CSVWriter: ~Copyable {
  private let file: AtomicFile?
  private let delimiter: UInt8
  private var buffer = TextBuffer()
  private var cellCount = 0
  /// Where the row begins in the buffer.
  private var rowStart = 0

  /// The rows so far when they are written in memory; empty when they go to a file.
  public var bytes: [UInt8] { file == nil ? buffer.withUnsafeBytes(Array.init) : [] }

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
  /// - Complexity: O(bytes).
  public mutating func text(_ text: String) {
    beginCell()
    var text = text
    text.withUTF8 { appendQuoted($0, guarded: Self.isFormula($0)) }
  }

  /// Appends a text cell from bytes in UTF-8.
  ///
  /// - Parameter bytes: The text; quoted and guarded where necessary.
  /// - Complexity: O(bytes).
  public mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    beginCell()
    appendQuoted(bytes, guarded: Self.isFormula(bytes))
  }

  /// Appends a number in the fewest digits that read back as the same `Double`.
  ///
  /// - Parameter value: The number; NaN is an empty cell, a whole number has no `.0`.
  public mutating func number(_ value: Double) {
    beginCell()
    buffer.append(value)
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
    buffer.append(Int64(value))
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
  package mutating func number(appending body: (inout TextBuffer) -> Void) {
    beginCell()
    body(&buffer)
  }

  /// Appends an empty cell.
  public mutating func blank() {
    beginCell()
  }

  /// Ends the row and hands it on.
  ///
  /// - Throws: `OutputError` when rows cannot be written.
  public mutating func endRow() throws {
    // A row of one empty cell would be a blank line, which readers pass over.
    if buffer.count == rowStart && cellCount == 1 {
      for _ in 0..<2 { buffer.append(Byte.quote) }
    }
    buffer.append(Byte.lineFeed)
    cellCount = 0
    if let file {
      try write(to: file)
      buffer.removeAll()
    }
    rowStart = buffer.count
  }

  /// Appends the rows in memory to a file.
  ///
  /// - Parameter file: Takes the rows.
  /// - Throws: `OutputError` when they cannot be written.
  public func write(to file: AtomicFile) throws {
    try buffer.withUnsafeBytes { try file.append($0) }
  }

  private mutating func beginCell() {
    if cellCount > 0 { buffer.append(delimiter) }
    cellCount += 1
  }

  private mutating func appendQuoted(_ bytes: UnsafeBufferPointer<UInt8>, guarded: Bool) {
    let needsQuotes =
      bytes.first == Byte.space || bytes.last == Byte.space
      || bytes.contains {
        $0 == delimiter || $0 == Byte.quote || $0 == Byte.lineFeed || $0 == Byte.return
      }
    if needsQuotes { buffer.append(Byte.quote) }
    if guarded { buffer.append(Byte.apostrophe) }
    if needsQuotes {
      for byte in bytes {
        if byte == Byte.quote { buffer.append(Byte.quote) }
        buffer.append(byte)
      }
      buffer.append(Byte.quote)
    } else {
      buffer.append(bytes)
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
