// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// Reading a text in parts that several threads can take side by side.
///
/// Where a record begins cannot be told from the middle of a text: a line break may lie in quotes.
/// The cuts are therefore guesses, and the reading proves them: the first part begins at a record,
/// and whenever a part ends exactly where the next begins, that one begins at a record too. A part
/// that ends elsewhere says that the guess was wrong.
extension DelimitedText {
  /// How the cuts between parts are guessed.
  package enum Cuts: Sendable, CaseIterable {
    /// At line breaks: right wherever no field holds a line break.
    case lines
    /// At line breaks after an even number of quotes: right wherever quotes come in pairs.
    case evenQuotes
    /// Nowhere: one part.
    case none
  }

  /// The bytes of the records in parts of about a size, in order and without gaps.
  ///
  /// - Parameters:
  ///   - byteCount: The size of a part.
  ///   - cuts: How the cuts are guessed.
  /// - Returns: Ranges of offsets; together all that comes after the header.
  /// - Complexity: O(parts), with `evenQuotes` O(bytes).
  package func parts(byteCount: Int, cuts: Cuts) -> [Range<Int>] {
    text.withUnsafeUTF8 { bytes in
      var parts: [Range<Int>] = []
      var start = bodyOffset
      var quotes = 0
      while bytes.count - start > byteCount, cuts != .none {
        var position = start + byteCount
        if cuts == .evenQuotes { quotes += Self.quotes(in: bytes, start..<position) }
        while position < bytes.count {
          let byte = bytes[position]
          position += 1
          if byte == Byte.quote { quotes += 1 }
          if byte == Byte.lineFeed, cuts == .lines || quotes.isMultiple(of: 2) { break }
        }
        parts.append(start..<position)
        // The file system may have mapped much for the look at a few bytes.
        text.discardPages(in: start..<position)
        start = position
      }
      if start < bytes.count { parts.append(start..<bytes.count) }
      return parts
    }
  }

  /// Calls the body with each record that begins in a part.
  ///
  /// - Parameters:
  ///   - part: From one record's start to another's, as far as can be told.
  ///   - line: The line in which the part begins.
  ///   - ahead: Called where a record begins, with the whole text, the offset and the part's end:
  ///     reads as many records of one line each as it can, without a blank line between, none of
  ///     which goes beyond the part, and tells how many there were and where the next one begins.
  ///   - body: Reads one record; its fields are valid until it returns.
  /// - Returns: Where the last record ends, which is the part's end when its cuts were right, and
  ///   the line there.
  /// - Throws: What the body throws; `InputError` as `forEachRecord` does.
  package func forEachRecord(
    startingIn part: Range<Int>, line: Int,
    ahead: (
      _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
    ) throws -> (count: Int, end: Int) = { _, range in (0, range.lowerBound) },
    _ body: (borrowing RecordView) throws -> Void
  ) throws -> (end: Int, line: Int) {
    try text.withUnsafeUTF8 { bytes in
      guard
        var scanner = RecordScanner(
          bytes, range: part.lowerBound..<bytes.count, line: line, delimiter: delimiter,
          name: name)
      else {
        return (part.upperBound, line)
      }
      while true {
        if scanner.offset < part.upperBound {
          let read = try ahead(bytes, scanner.offset..<part.upperBound)
          if read.count > 0 { scanner.pass(to: read.end, count: read.count) }
        }
        guard try scanner.next(before: part.upperBound) else { break }
        try body(scanner.record)
      }
      text.discardPages(in: part)
      return (scanner.offset, scanner.nextLine)
    }
  }

  /// The line in which the first record after the header begins.
  package var firstRecordLine: Int { bodyLine }

  private static func quotes(in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
    var count = 0
    for index in range where bytes[index] == Byte.quote { count &+= 1 }
    return count
  }
}
