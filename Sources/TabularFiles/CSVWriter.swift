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

  /// The bytes of a text cell, for text that comes again and again.
  ///
  /// - Parameter text: The text.
  /// - Returns: The text, quoted and guarded where necessary.
  package static func cell(_ text: String) -> [UInt8] {
    var writer = CSVWriter()
    writer.text(text)
    return writer.bytes
  }

  /// Appends cells that are in bytes already.
  ///
  /// - Parameter bytes: One or more cells, as `cell` gives them, with the delimiter between them.
  @inline(__always)
  package mutating func cells(_ bytes: UnsafeBufferPointer<UInt8>) {
    beginCell()
    buffer.append(bytes)
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

  /// Forgets the rows in memory, and keeps their room for others.
  package mutating func removeAll() {
    buffer.removeAll()
    rowStart = 0
  }

  @inline(__always)
  private mutating func beginCell() {
    if cellCount > 0 { buffer.append(delimiter) }
    cellCount += 1
  }

  private mutating func appendQuoted(_ bytes: UnsafeBufferPointer<UInt8>, guarded: Bool) {
    let needsQuotes =
      bytes.first == Byte.space || bytes.last == Byte.space || hasSpecial(bytes)
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

  /// Whether there is a delimiter, a quote or a line end, eight bytes looked at side by side.
  @inline(__always)
  private func hasSpecial(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let base = bytes.baseAddress, bytes.count >= 8 else {
      return bytes.contains { isSpecial($0) }
    }
    let raw = UnsafeRawPointer(base)
    let ones: UInt64 = 0x0101_0101_0101_0101
    // A byte is zero where it was the wanted one; only a zero byte borrows (Mycroft 1987).
    func zeros(_ word: UInt64, _ byte: UInt8) -> UInt64 {
      let difference = word ^ UInt64(byte) &* ones
      return (difference &- ones) & ~difference
    }
    var marks: UInt64 = 0
    var offset = 0
    while true {
      let place = min(offset, bytes.count &- 8)
      let word = raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      marks |= zeros(word, delimiter) | zeros(word, Byte.quote)
      marks |= zeros(word, Byte.lineFeed) | zeros(word, Byte.return)
      offset &+= 8
      if offset >= bytes.count { return marks & 0x8080_8080_8080_8080 != 0 }
    }
  }

  @inline(__always)
  private func isSpecial(_ byte: UInt8) -> Bool {
    byte == delimiter || byte == Byte.quote || byte == Byte.lineFeed || byte == Byte.return
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
