// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// Cuts UTF-8 text into records and fields, as RFC 4180 has them, without copying.
///
/// A scanner knows where it starts and in which line, and nothing of what lies before; so several
/// can work side by side on parts that begin at true record bounds.
struct RecordScanner: ~Copyable {
  /// What a record may not exceed: a quote that was never meant would otherwise take in the rest.
  enum Limit {
    static let fieldByteCount = 1 << 20
    static let fieldCount = 16_384
  }

  private let name: String
  private let delimiter: UInt8
  private let base: UnsafePointer<UInt8>
  private let end: UnsafePointer<UInt8>
  private var position: UnsafePointer<UInt8>
  /// The line that `position` is in.
  private var line: Int

  private var fields: UnsafeMutablePointer<UnsafeBufferPointer<UInt8>>
  private var capacity = 64
  private var recordStart: UnsafePointer<UInt8>
  private var recordEnd: UnsafePointer<UInt8>
  private var recordLine: Int
  /// The fields of this record that hold doubled quotes.
  private var doubled: [Int] = []
  private var scratch = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 0)

  /// The number of fields of the record that was read last.
  private(set) var fieldCount = 0

  /// Where the next record starts, or blank lines before it.
  var offset: Int { position - base }

  /// The line in which `offset` lies.
  var nextLine: Int { line }

  /// The record that was read last; valid until the next is read.
  var record: RecordView {
    RecordView(
      fields: UnsafePointer(fields), fieldCount: fieldCount, line: recordLine,
      start: recordStart, end: recordEnd)
  }

  /// Starts at a record's first byte.
  ///
  /// - Parameters:
  ///   - text: The whole text; must stay valid as long as the scanner.
  ///   - range: The part to read, from one record's start to another's or to the end.
  ///   - line: The line in which the part starts, counted from 1.
  ///   - delimiter: The byte between fields.
  ///   - name: The file's name, for messages.
  init?(
    _ text: UnsafeBufferPointer<UInt8>, range: Range<Int>, line: Int, delimiter: UInt8,
    name: String
  ) {
    guard let base = text.baseAddress else { return nil }
    precondition(range.upperBound <= text.count, "the part lies outside the text")
    self.name = name
    self.delimiter = delimiter
    self.base = base
    self.line = line
    end = base + range.upperBound
    position = base + range.lowerBound
    recordStart = position
    recordEnd = position
    recordLine = line
    fields = .allocate(capacity: capacity)
  }

  deinit {
    fields.deallocate()
    scratch.deallocate()
  }

  /// Reads the next record that is no blank line.
  ///
  /// - Parameter bound: The offset from which records are another's to read; nil reads all.
  /// - Returns: False when there is none.
  /// - Throws: `InputError` when a quote never closes or a limit is exceeded.
  mutating func next(before bound: Int? = nil) throws -> Bool {
    let bound = bound.map { min(base + $0, end) } ?? end
    skipBlankLines(before: bound)
    guard position < bound else { return false }
    recordStart = position
    recordLine = line
    fieldCount = 0
    var p = position
    while true {
      if fieldCount == capacity { try grow() }
      if p < end && p.pointee == Byte.quote {
        p = try readQuoted(p)
      } else {
        let start = p
        p = Self.find(delimiter, from: p, to: end)
        fields[fieldCount] = UnsafeBufferPointer(start: start, count: p - start)
        if p - start > Limit.fieldByteCount { throw tooLong(line) }
      }
      fieldCount &+= 1
      if p == end {
        recordEnd = p
        break
      }
      let byte = p.pointee
      if byte == delimiter {
        p += 1
        continue
      }
      recordEnd = p
      p = afterLineEnd(p)
      break
    }
    position = p
    if !doubled.isEmpty { makeQuotesSingle() }
    return true
  }

  private mutating func skipBlankLines(before bound: UnsafePointer<UInt8>) {
    while position < bound, position.pointee == Byte.lineFeed || position.pointee == Byte.return {
      position = afterLineEnd(position)
    }
  }

  /// Steps over LF, CR LF or CR alone, and counts it.
  private mutating func afterLineEnd(_ p: UnsafePointer<UInt8>) -> UnsafePointer<UInt8> {
    line &+= 1
    let isPair = p.pointee == Byte.return && p + 1 < end && p[1] == Byte.lineFeed
    return p + (isPair ? 2 : 1)
  }

  /// Reads a field that begins with a quote; returns where its delimiter or line end is.
  ///
  /// What follows the closing quote on the same line makes the quotes part of the text, as in
  /// `"12" monitor`; after line breaks it says that the first quote was never meant to open.
  private mutating func readQuoted(
    _ open: UnsafePointer<UInt8>
  ) throws -> UnsafePointer<UInt8> {
    let openLine = line
    let limit = end - open > Limit.fieldByteCount + 2 ? open + (Limit.fieldByteCount + 2) : end
    var hasDoubled = false
    var p = open + 1
    while true {
      p = Self.find(Byte.quote, from: p, to: limit)
      guard p < limit else {
        throw InputError(
          file: name, line: openLine,
          limit < end
            ? "a quote opens here and does not close within 1 MB"
            : "a quote opens here and never closes",
          remedy: "add the closing \" or double the quote if it is part of the text")
      }
      if p.pointee != Byte.quote {
        p = afterLineEnd(p)
        if p > limit { p = limit }
      } else if p + 1 < limit && p[1] == Byte.quote {
        hasDoubled = true
        p += 2
      } else {
        break
      }
    }
    let close = p
    p += 1
    while p < end, p.pointee == Byte.space || p.pointee == Byte.tab, p.pointee != delimiter {
      p += 1
    }
    if p == end || p.pointee == delimiter || p.pointee == Byte.lineFeed
      || p.pointee == Byte.return
    {
      fields[fieldCount] = UnsafeBufferPointer(start: open + 1, count: close - open - 1)
      if hasDoubled { doubled.append(fieldCount) }
      return p
    }
    guard line == openLine else {
      throw InputError(
        file: name, line: openLine,
        "a quote opens here, and text follows the quote that closes it in line \(line)",
        remedy: "close the quote where it belongs or double it if it is part of the text")
    }
    p = Self.find(delimiter, from: p, to: end)
    fields[fieldCount] = UnsafeBufferPointer(start: open, count: p - open)
    if p - open > Limit.fieldByteCount { throw tooLong(openLine) }
    return p
  }

  private mutating func makeQuotesSingle() {
    let needed = doubled.reduce(0) { $0 + fields[$1].count }
    if needed > scratch.count {
      scratch.deallocate()
      scratch = .allocate(capacity: 2 * needed)
    }
    guard var target = scratch.baseAddress else { return }
    for index in doubled {
      let source = fields[index]
      let start = target
      var i = 0
      while i < source.count {
        target.initialize(to: source[i])
        target += 1
        i += source[i] == Byte.quote ? 2 : 1
      }
      fields[index] = UnsafeBufferPointer(start: start, count: target - start)
    }
    doubled.removeAll(keepingCapacity: true)
  }

  private mutating func grow() throws {
    guard capacity < Limit.fieldCount else {
      throw InputError(
        file: name, line: recordLine, "has more than \(Limit.fieldCount) fields",
        remedy: "check the delimiter and the quotes")
    }
    let larger = UnsafeMutablePointer<UnsafeBufferPointer<UInt8>>.allocate(capacity: 2 * capacity)
    larger.moveInitialize(from: fields, count: fieldCount)
    fields.deallocate()
    fields = larger
    capacity *= 2
  }

  private func tooLong(_ line: Int) -> InputError {
    InputError(
      file: name, line: line, "a field of more than 1 MB starts here",
      remedy: "check its quotes and the delimiter")
  }

  /// Where the first of a byte, LF and CR is, or the end.
  ///
  /// Eight bytes at a time: `(x - 0x01...) & ~x & 0x80...` marks the first zero byte of `x`
  /// exactly (Mycroft 1987), and marks above it are not looked at.
  @inline(__always)
  private static func find(
    _ byte: UInt8, from start: UnsafePointer<UInt8>, to end: UnsafePointer<UInt8>
  ) -> UnsafePointer<UInt8> {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let tops: UInt64 = 0x8080_8080_8080_8080
    var p = start
    while end - p >= 8 {
      let word = UInt64(littleEndian: UnsafeRawPointer(p).loadUnaligned(as: UInt64.self))
      let a = word ^ (ones &* UInt64(byte))
      let b = word ^ (ones &* UInt64(Byte.lineFeed))
      let c = word ^ (ones &* UInt64(Byte.return))
      let found = ((a &- ones) & ~a | (b &- ones) & ~b | (c &- ones) & ~c) & tops
      if found != 0 { return p + found.trailingZeroBitCount / 8 }
      p += 8
    }
    while p < end, p.pointee != byte, p.pointee != Byte.lineFeed, p.pointee != Byte.return {
      p += 1
    }
    return p
  }
}
