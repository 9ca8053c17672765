// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// Bytes of text under way: figures are written in place, without a text of their own between.
package struct TextBuffer: ~Copyable {
  @usableFromInline var start: UnsafeMutablePointer<UInt8>
  @usableFromInline var capacity: Int

  /// The number of bytes so far.
  @usableFromInline package internal(set) var count = 0

  /// Creates a buffer without bytes.
  package init() {
    capacity = 1 << 10
    start = .allocate(capacity: capacity)
  }

  deinit { start.deallocate() }

  /// The bytes so far.
  ///
  /// - Parameter body: Reads them.
  /// - Returns: What the body returns.
  package func withUnsafeBytes<Result>(
    _ body: (UnsafeRawBufferPointer) throws -> Result
  ) rethrows -> Result {
    try body(UnsafeRawBufferPointer(start: start, count: count))
  }

  /// A copy of the bytes as text.
  package var text: String {
    String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  /// Forgets the bytes and keeps the room.
  package mutating func removeAll() { count = 0 }

  /// Appends a byte.
  @inlinable
  package mutating func append(_ byte: UInt8) {
    reserve(1)
    start[count] = byte
    count &+= 1
  }

  /// Appends bytes.
  @inline(__always)
  package mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let source = bytes.baseAddress else { return }
    reserve(bytes.count)
    (start + count).update(from: source, count: bytes.count)
    count &+= bytes.count
  }

  /// Appends the digits of a whole number, after a hyphen when it is negative.
  package mutating func append(_ value: Int64) {
    reserve(24)
    if value < 0 {
      start[count] = Byte.minus
      count &+= 1
    }
    appendDigits(value.magnitude)
  }

  /// Appends a number with zeros before it.
  ///
  /// - Parameters:
  ///   - value: The number, under 10^`digits`.
  ///   - digits: How many, in 1...20.
  @inline(__always)
  package mutating func append(_ value: UInt64, digits: Int) {
    reserve(32)
    // Words of eight digits from the left; each covers what the one before wrote too much.
    var place = UnsafeMutableRawPointer(start + count)
    count &+= digits
    var (rest, left) = (value, digits)
    if left > 16 {
      Self.store(rest / 10_000_000_000_000_000, digits: left &- 16, at: place)
      place += left &- 16
      (rest, left) = (rest % 10_000_000_000_000_000, 16)
    }
    if left > 8 {
      Self.store(rest / 100_000_000, digits: left &- 8, at: place)
      place += left &- 8
      (rest, left) = (rest % 100_000_000, 8)
    }
    Self.store(rest, digits: left, at: place)
  }

  /// Appends a moment as `2011-12-09 12:50:00`.
  ///
  /// - Parameters:
  ///   - date: The year, in 0...9999, times 10,000, the month times 100, and the day.
  ///   - clock: The hour times 10,000, the minute times 100, and the second.
  package mutating func append(date: UInt64, clock: UInt64) {
    reserve(24)
    // The lowest byte comes first: YYYYMMDD, and 00HHMMSS.
    let (date, clock) = (Self.eightDigits(date), Self.eightDigits(clock))
    let month = date &>> 32 & 0xFFFF
    let day = date &>> 48
    let (hour, minute, second) = (clock &>> 16 & 0xFFFF, clock &>> 32 & 0xFFFF, clock &>> 48)
    let place = UnsafeMutableRawPointer(start + count)
    func store(_ word: UInt64, at offset: Int) {
      place.storeBytes(of: word.littleEndian, toByteOffset: offset, as: UInt64.self)
    }
    store(date & 0xFFFF_FFFF | 0x2D &<< 32 | month &<< 40 | 0x2D &<< 56, at: 0)
    store(day | 0x20 &<< 16 | hour &<< 24 | 0x3A &<< 40 | minute &<< 48, at: 8)
    store(0x3A | second &<< 8, at: 16)
    count &+= 19
  }

  /// Takes back zeros at the end.
  ///
  /// - Parameter limit: At most so many.
  package mutating func removeZeros(atMost limit: Int) {
    var left = limit
    while left > 0, count > 0, start[count &- 1] == Byte.zero {
      count &-= 1
      left &-= 1
    }
  }

  @inline(__always)
  private mutating func appendDigits(_ value: UInt64) {
    if value < 10 {
      start[count] = Byte.zero &+ UInt8(truncatingIfNeeded: value)
      count &+= 1
      return
    }
    appendManyDigits(value)
  }

  @inline(__always)
  private mutating func appendManyDigits(_ value: UInt64) {
    guard value >= 100_000_000 else { return appendUpToEight(value) }
    let (high, low) = value.quotientAndRemainder(dividingBy: 100_000_000)
    if high < 100_000_000 {
      appendUpToEight(high)
    } else {
      appendUpToEight(high / 100_000_000)
      append(high % 100_000_000, digits: 8)
    }
    append(low, digits: 8)
  }

  /// Appends the digits of a number in 1 ..< 10^8.
  @inline(__always)
  private mutating func appendUpToEight(_ value: UInt64) {
    let word = Self.eightDigits(value)
    // Zeros before the first digit are not written.
    let zeroBits = (word ^ Self.zeros).trailingZeroBitCount & 0x38
    UnsafeMutableRawPointer(start + count).storeBytes(
      of: (word &>> UInt64(truncatingIfNeeded: zeroBits)).littleEndian, as: UInt64.self)
    count &+= 8 &- zeroBits / 8
  }

  private static let zeros: UInt64 = 0x3030_3030_3030_3030

  @inline(__always)
  private static func store(_ value: UInt64, digits: Int, at place: UnsafeMutableRawPointer) {
    let word = eightDigits(value) &>> UInt64(truncatingIfNeeded: 8 &* (8 &- digits))
    place.storeBytes(of: word.littleEndian, as: UInt64.self)
  }

  /// The eight digits of a number under 10^8, the highest in the low byte.
  ///
  /// Halves are halved side by side in one word: 10486 / 2^20 is 1/100 for numbers under 10^4, and
  /// 103 / 2^10 is 1/10 for those under 100.
  @inline(__always)
  private static func eightDigits(_ value: UInt64) -> UInt64 {
    let four = value / 10_000 | (value % 10_000) &<< 32
    let hundreds = (four &* 10_486) &>> 20 & 0x0000_007F_0000_007F
    let two = hundreds | (four &- 100 &* hundreds) &<< 16
    let tens = (two &* 103) &>> 10 & 0x000F_000F_000F_000F
    return tens | (two &- 10 &* tens) &<< 8 | zeros
  }

  @inlinable
  mutating func reserve(_ more: Int) {
    // A whole word may be written where fewer bytes are meant.
    if count &+ more &+ 8 > capacity { grow(more) }
  }

  @usableFromInline
  mutating func grow(_ more: Int) {
    let larger = max(2 * capacity, count + more + 8)
    let target = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    target.update(from: start, count: count)
    start.deallocate()
    (start, capacity) = (target, larger)
  }
}
