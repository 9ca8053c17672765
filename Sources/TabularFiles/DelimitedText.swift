// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// A text of delimited fields: a header and records, read in place.
///
/// Records are as RFC 4180 has them: fields in quotes may hold delimiters, line breaks and doubled
/// quotes. Lines end in LF, CR LF or CR; blank lines are passed over, and counted. A first line
/// `sep=;`, which Excel writes and reads, names the delimiter.
///
/// ```swift
/// let text = try DelimitedText(path: "orders.csv")
/// try text.forEachRecord { record in
///   if record.fieldCount == text.header.count { print(record.line, record.string(0)) }
/// }
/// ```
public struct DelimitedText: Sendable {
  /// The input's name as the user gave it, for messages.
  public var name: String { text.name }

  /// What the text was stored as.
  public var encoding: TextEncoding { text.encoding }

  /// The number of damaged places in the text, each replaced by U+FFFD.
  public var replacementCount: Int { text.replacementCount }

  /// What the text was unpacked from, or nil.
  public let packing: Packing?

  /// The byte between fields.
  public let delimiter: UInt8

  /// The names of the columns, without spaces around them; empty when there is no header.
  public private(set) var header: [String]

  /// The line of the header, or of the first record when there is no header; counted from 1.
  public let firstLine: Int

  let text: DecodedText
  let bodyOffset: Int
  let bodyLine: Int

  /// Opens a file.
  ///
  /// - Parameters:
  ///   - path: The file's path; `-` is standard input.
  ///   - delimiter: The byte between fields; nil finds it. See `Delimiter.named(_:)`.
  ///   - encoding: What the text is stored as; nil finds out.
  ///   - hasHeader: Whether the first record names the columns.
  /// - Throws: `InputError` when the file cannot be read, is no text or has nothing in it.
  public init(
    path: String, delimiter: UInt8? = nil, encoding: TextEncoding? = nil, hasHeader: Bool = true
  ) throws {
    try self.init(
      InputBytes(path: path), delimiter: delimiter, encoding: encoding, hasHeader: hasHeader)
  }

  /// Reads bytes in memory.
  ///
  /// - Parameters:
  ///   - bytes: The bytes, in any encoding.
  ///   - name: What messages call them.
  ///   - delimiter: The byte between fields; nil finds it.
  ///   - encoding: What the text is stored as; nil finds out.
  ///   - hasHeader: Whether the first record names the columns.
  /// - Throws: `InputError` when the bytes are no text or there are none.
  public init(
    bytes: [UInt8], name: String, delimiter: UInt8? = nil, encoding: TextEncoding? = nil,
    hasHeader: Bool = true
  ) throws {
    try self.init(
      InputBytes(bytes, name: name), delimiter: delimiter, encoding: encoding,
      hasHeader: hasHeader)
  }

  /// Reads an input that is open already.
  ///
  /// - Parameters:
  ///   - input: The bytes, in any encoding.
  ///   - delimiter: The byte between fields; nil finds it.
  ///   - encoding: What the text is stored as; nil finds out.
  ///   - hasHeader: Whether the first record names the columns.
  ///   - sheet: The sheet of a workbook; nil is its first.
  /// - Throws: `InputError` when the bytes are no text or there are none.
  public init(
    _ input: InputBytes, delimiter: UInt8? = nil, encoding: TextEncoding? = nil,
    hasHeader: Bool = true, sheet: String? = nil
  ) throws {
    let input = try input.unpacked(sheet: sheet)
    packing = input.packing
    var (delimiter, encoding) = (delimiter, encoding)
    // The text of a sheet is ours: what a user says of other files does not hold for it.
    if case .workbook = input.packing { (delimiter, encoding) = (Byte.comma, .utf8) }
    let text = try DecodedText(input, encoding: encoding)
    let start = text.withUnsafeUTF8(Self.separatorLine)
    let chosen =
      delimiter ?? start.delimiter
      ?? text.withUnsafeUTF8 {
        Delimiter.detect(UnsafeBufferPointer(rebasing: $0[start.byteCount...]))
      }
    var header: [String] = []
    var (offset, line) = (start.byteCount, start.byteCount > 0 ? 2 : 1)
    var firstLine = line
    try text.withUnsafeUTF8 { bytes in
      guard
        var scanner = RecordScanner(
          bytes, range: offset..<bytes.count, line: line, delimiter: chosen, name: input.name),
        try scanner.next()
      else {
        throw InputError(file: input.name, "is empty", remedy: "export the table again")
      }
      let record = scanner.record
      firstLine = record.line
      guard hasHeader else { return }
      header = (0..<record.fieldCount).map { FieldText.trimmed(record[$0]) }
      (offset, line) = (scanner.offset, scanner.nextLine)
    }
    self.text = text
    self.delimiter = chosen
    self.header = header
    self.firstLine = firstLine
    (bodyOffset, bodyLine) = (offset, line)
  }

  /// Reads an input that has no header, under names for its columns.
  ///
  /// - Parameters:
  ///   - input: The bytes, in any encoding.
  ///   - delimiter: The byte between fields.
  ///   - columns: The names of the columns.
  /// - Throws: `InputError` when the bytes are no text or there are none.
  public init(_ input: InputBytes, delimiter: UInt8, columns: [String]) throws {
    try self.init(input, delimiter: delimiter, hasHeader: false)
    header = columns
  }

  /// Calls the body with each record after the header, in the file's order.
  ///
  /// Records shorter or longer than the header are given as they are. No record is copied; the
  /// memory used does not grow with the file.
  ///
  /// - Parameters:
  ///   - limit: The largest number of records to read; nil reads all.
  ///   - progress: Called now and then with the part of the text that is read, in `0...1`.
  ///   - body: Reads one record; its fields are valid until it returns.
  /// - Throws: What the body throws; `InputError` when a quote never closes, a field exceeds 1 MB
  ///   or a record 16,384 fields; `CancellationError` when the surrounding task is cancelled.
  /// - Complexity: O(bytes).
  public func forEachRecord(
    limit: Int? = nil, progress: ((Double) -> Void)? = nil,
    _ body: (borrowing RecordView) throws -> Void
  ) throws {
    do {
      try scan(limit: limit, progress: progress, body)
    } catch {
      // What looks wrong in a file that was shortened meanwhile is none of its own faults.
      try checkIntact()
      throw error
    }
    try checkIntact()
  }

  private func scan(
    limit: Int?, progress: ((Double) -> Void)?, _ body: (borrowing RecordView) throws -> Void
  ) throws {
    try text.withUnsafeUTF8 { bytes in
      guard
        var scanner = RecordScanner(
          bytes, range: bodyOffset..<bytes.count, line: bodyLine, delimiter: delimiter,
          name: name)
      else {
        return
      }
      var remaining = limit ?? .max
      var discarded = bodyOffset
      while remaining > 0, try scanner.next() {
        try body(scanner.record)
        remaining &-= 1
        if scanner.offset &- discarded >= 1 << 23 {
          text.discardPages(in: discarded..<scanner.offset)
          discarded = scanner.offset
          try Task.checkCancellation()
          progress?(Double(discarded) / Double(bytes.count))
        }
      }
    }
  }

  /// Makes sure that what was read so far was the file's; see `InputBytes.checkIntact()`.
  ///
  /// - Throws: `InputError` when the file was shortened while it was read.
  public func checkIntact() throws { try text.bytes.checkIntact() }

  /// The number of bytes of the text, for progress.
  public var byteCount: Int { text.withUnsafeUTF8(\.count) }

  /// Excel's first line `sep=;`: its length with the line end, or 0, and the delimiter it names.
  private static func separatorLine(
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> (byteCount: Int, delimiter: UInt8?) {
    guard bytes.count >= 5, bytes.prefix(4).map({ $0 | 0x20 }) == Array("sep=".utf8) else {
      return (0, nil)
    }
    let delimiter = bytes[4]
    guard Delimiter.named(String(Unicode.Scalar(delimiter))) != nil else { return (0, nil) }
    guard bytes.count > 5 else { return (5, delimiter) }
    switch (bytes[5], bytes.count > 6 ? bytes[6] : 0) {
    case (Byte.return, Byte.lineFeed): return (7, delimiter)
    case (Byte.return, _), (Byte.lineFeed, _): return (6, delimiter)
    default: return (0, nil)
    }
  }
}
