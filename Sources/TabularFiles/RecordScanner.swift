// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CClienteleByteMasks

/// Cuts UTF-8 text into records and fields, as RFC 4180 has them, without copying.
///
/// The bytes that mean something are found 64 at a time, as the bits of a word; what lies between
/// them is never looked at.
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
  /// Where the 64 bytes begin whose special bytes are known; those before `position` are taken out.
  private var block: UnsafePointer<UInt8>
  private var specials: UInt64 = 0
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
    block = position
    recordStart = position
    recordEnd = position
    recordLine = line
    fields = .allocate(capacity: capacity)
    look(from: position)
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
    var start = position
    while true {
      if fieldCount == capacity { try grow() }
      let stop: UnsafePointer<UInt8>
      if start < end && start.pointee == Byte.quote {
        stop = try readQuoted(start)
      } else {
        stop = nextSpecial(passingQuotes: true)
        fields[fieldCount] = UnsafeBufferPointer(start: start, count: stop - start)
        if stop - start > Limit.fieldByteCount { throw tooLong(line) }
      }
      fieldCount &+= 1
      if stop < end, stop.pointee == delimiter {
        start = stop + 1
        continue
      }
      recordEnd = stop
      position = stop < end ? afterLineEnd(stop) : end
      break
    }
    if !doubled.isEmpty { makeQuotesSingle() }
    return true
  }

  /// Passes over whole records, each of one line, that were read elsewhere.
  ///
  /// - Parameters:
  ///   - offset: Where the record after them starts.
  ///   - count: How many they are.
  mutating func pass(to offset: Int, count: Int) {
    position = base + offset
    line &+= count
    look(from: position)
  }

  /// Takes the next special byte; the end when there is none.
  @inline(__always)
  private mutating func nextSpecial(passingQuotes: Bool = false) -> UnsafePointer<UInt8> {
    while true {
      while specials == 0 {
        guard end - block > 64 else { return end }
        look(from: block + 64)
      }
      let found = block + specials.trailingZeroBitCount
      specials &= specials &- 1
      if !passingQuotes || found.pointee != Byte.quote || delimiter == Byte.quote { return found }
    }
  }

  /// Finds the special bytes of a block.
  @inline(__always)
  private mutating func look(from start: UnsafePointer<UInt8>) {
    block = start
    if end - start >= 64 {
      specials = clientele_special_bytes(start, delimiter)
    } else {
      lookAtRest(start)
    }
  }

  private mutating func lookAtRest(_ start: UnsafePointer<UInt8>) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 64) { rest in
      rest.initialize(repeating: 0)
      guard let base = rest.baseAddress, start < end else {
        specials = 0
        return
      }
      base.update(from: start, count: end - start)
      specials = clientele_special_bytes(base, delimiter)
    }
  }

  private mutating func skipBlankLines(before bound: UnsafePointer<UInt8>) {
    while position < bound, position.pointee == Byte.lineFeed || position.pointee == Byte.return {
      position = afterLineEnd(nextSpecial())
    }
  }

  /// Steps over LF, CR LF or CR alone, and counts it.
  @inline(__always)
  private mutating func afterLineEnd(_ p: UnsafePointer<UInt8>) -> UnsafePointer<UInt8> {
    line &+= 1
    guard p.pointee == Byte.return, p + 1 < end, p[1] == Byte.lineFeed else { return p + 1 }
    return nextSpecial() + 1
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
    var close = nextSpecial()  // the opening quote
    while true {
      close = nextSpecial()
      guard close < limit else {
        throw InputError(
          file: name, line: openLine,
          limit < end
            ? "a quote opens here and does not close within 1 MB"
            : "a quote opens here and never closes",
          remedy: "add the closing \" or double the quote if it is part of the text")
      }
      if close.pointee != Byte.quote {
        if close.pointee != delimiter { _ = afterLineEnd(close) }
      } else if close + 1 < limit && close[1] == Byte.quote {
        hasDoubled = true
        _ = nextSpecial()
      } else {
        break
      }
    }
    var stop = close + 1
    while stop < end, stop.pointee == Byte.space || stop.pointee == Byte.tab,
      stop.pointee != delimiter
    {
      stop += 1
    }
    if stop == end || stop.pointee == delimiter || stop.pointee == Byte.lineFeed
      || stop.pointee == Byte.return
    {
      fields[fieldCount] = UnsafeBufferPointer(start: open + 1, count: close - open - 1)
      if hasDoubled { doubled.append(fieldCount) }
      return nextSpecial()
    }
    guard line == openLine else {
      throw InputError(
        file: name, line: openLine,
        "a quote opens here, and text follows the quote that closes it in line \(line)",
        remedy: "close the quote where it belongs or double it if it is part of the text")
    }
    stop = nextSpecial(passingQuotes: true)
    fields[fieldCount] = UnsafeBufferPointer(start: open, count: stop - open)
    if stop - open > Limit.fieldByteCount { throw tooLong(openLine) }
    return stop
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
}
