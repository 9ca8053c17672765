// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// The bytes of an export, handed on in blocks.
struct ExportBuffer {
  private(set) var bytes: [UInt8] = []

  /// Blocks of this size or a little more go out, so that a sink is called seldom.
  static let blockSize = 1 << 18

  init() { bytes.reserveCapacity(Self.blockSize + (1 << 12)) }

  /// Hands the bytes to a sink when a block is full.
  ///
  /// - Returns: How many bytes went out.
  mutating func flush(
    ifOver size: Int = blockSize, into sink: (_ block: [UInt8]) throws -> Void
  ) rethrows -> Int {
    guard bytes.count > size else { return 0 }
    try sink(bytes)
    let count = bytes.count
    bytes.removeAll(keepingCapacity: true)
    return count
  }

  mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  mutating func append(_ character: Unicode.Scalar) { bytes.append(UInt8(ascii: character)) }

  /// A field that may need quotes (RFC 4180).
  mutating func append(quotedIfNeeded text: String) {
    let special = text.utf8.contains {
      $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\n")
    }
    guard special else { return append(text) }
    append("\"")
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    append("\"")
  }

  /// A whole number, with zeros in front up to a width.
  mutating func append(_ number: Int, width: Int = 1) {
    if number < 0 { append("-") }
    var rest = number.magnitude
    let start = bytes.count
    repeat {
      bytes.append(UInt8(ascii: "0") + UInt8(rest % 10))
      rest /= 10
    } while rest > 0
    while bytes.count - start < width { append("0") }
    // Not `bytes[start...].reverse()`, which copies the slice.
    var (low, high) = (start, bytes.count - 1)
    while low < high {
      bytes.swapAt(low, high)
      low += 1
      high -= 1
    }
  }

  /// An amount in hundredths, as `-12.05`.
  mutating func append(cents: Int) {
    if cents < 0 { append("-") }
    let magnitude = abs(cents)
    append(magnitude / 100)
    append(".")
    append(magnitude % 100, width: 2)
  }

  /// A date, as `2025-02-03`.
  mutating func append(_ date: CivilDate) {
    append(date.year, width: 4)
    append("-")
    append(date.month, width: 2)
    append("-")
    append(date.day, width: 2)
  }

  /// A time of day, as `08:26:00`.
  mutating func append(timeOfDay second: Int) {
    append(second / 3600, width: 2)
    append(":")
    append(second / 60 % 60, width: 2)
    append(":")
    append(second % 60, width: 2)
  }
}
