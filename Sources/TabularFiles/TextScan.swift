// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// One look over bytes that may be text: is there a NUL, is it valid UTF-8, and how far from it.
struct TextScan {
  /// The offset of the first NUL byte, or nil.
  var firstNUL: Int?
  /// The number of bytes that belong to no valid UTF-8 sequence.
  var strayByteCount = 0
  /// The number of valid sequences of two to four bytes.
  var sequenceCount = 0

  /// Whether the bytes are valid UTF-8.
  var isUTF8: Bool { strayByteCount == 0 }

  /// Looks at a range of bytes; stops at the first NUL.
  ///
  /// Sixty-four bytes at a time are passed over while they are plain ASCII, so that the look costs
  /// little beside reading the file.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let base = bytes.baseAddress else { return }
    let count = bytes.count
    var i = 0
    while i < count {
      while i &+ 64 <= count {
        guard Self.isPlain(base + i) else { break }
        i &+= 64
      }
      // The rest of the block that is not plain, sequence by sequence.
      let stop = Swift.min(i &+ 64, count)
      while i < stop {
        let byte = base[i]
        if byte == 0 {
          firstNUL = i
          return
        }
        if byte < 0x80 {
          i &+= 1
          continue
        }
        let length = Self.sequenceLength(base + i, available: count &- i)
        if length == 0 {
          strayByteCount &+= 1
          i &+= 1
        } else {
          sequenceCount &+= 1
          i &+= length
        }
      }
    }
  }

  /// Whether 64 bytes all lie in 0x01...0x7F.
  ///
  /// No byte is zero or has its top bit set exactly when neither `x` nor `x - 0x01...` has a top
  /// bit: only a zero byte borrows.
  @inline(__always)
  private static func isPlain(_ p: UnsafePointer<UInt8>) -> Bool {
    let ones = SIMD8<UInt64>(repeating: 0x0101_0101_0101_0101)
    let block = UnsafeRawPointer(p).loadUnaligned(as: SIMD8<UInt64>.self)
    let marks = (block &- ones) | block
    let half = marks.lowHalf | marks.highHalf
    let quarter = half.lowHalf | half.highHalf
    return (quarter[0] | quarter[1]) & 0x8080_8080_8080_8080 == 0
  }

  /// The length of the valid UTF-8 sequence of two to four bytes that starts here, or 0.
  ///
  /// The ranges are those of table 3-7 of the Unicode Standard: no overlong form, no surrogate,
  /// nothing above U+10FFFF.
  static func sequenceLength(_ p: UnsafePointer<UInt8>, available: Int) -> Int {
    func continues(_ i: Int) -> Bool { p[i] & 0xC0 == 0x80 }
    switch p[0] {
    case 0xC2...0xDF:
      return available >= 2 && continues(1) ? 2 : 0
    case 0xE0...0xEF:
      guard available >= 3, continues(1), continues(2) else { return 0 }
      if p[0] == 0xE0 && p[1] < 0xA0 || p[0] == 0xED && p[1] > 0x9F { return 0 }
      return 3
    case 0xF0...0xF4:
      guard available >= 4, continues(1), continues(2), continues(3) else { return 0 }
      if p[0] == 0xF0 && p[1] < 0x90 || p[0] == 0xF4 && p[1] > 0x8F { return 0 }
      return 4
    default:
      return 0
    }
  }
}
