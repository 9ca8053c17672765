// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// Turns text that is stored otherwise into UTF-8.
enum TextTranscoding {
  /// Turns UTF-16 into UTF-8; half a surrogate pair or half a unit becomes U+FFFD and is counted.
  static func fromUTF16(
    _ source: UnsafeBufferPointer<UInt8>, bigEndian: Bool, name: String
  ) -> (InputBytes, replacementCount: Int) {
    var replaced = 0
    // A unit of two bytes needs at most three in UTF-8.
    let bytes = InputBytes(name: name, count: source.count / 2 * 3 + 3) { raw in
      var target = Utf8Writer(raw)
      let units = source.count / 2
      func unit(_ i: Int) -> UInt32 {
        let (first, second) = (UInt32(source[2 * i]), UInt32(source[2 * i + 1]))
        return bigEndian ? first << 8 | second : second << 8 | first
      }
      var i = 0
      while i < units {
        let value = unit(i)
        i += 1
        switch value {
        case 0xD800...0xDBFF where i < units && unit(i) & 0xFC00 == 0xDC00:
          target.append(0x10000 + (value - 0xD800) << 10 + (unit(i) - 0xDC00))
          i += 1
        case 0xD800...0xDFFF:
          target.append(0xFFFD)
          replaced += 1
        default:
          target.append(value)
        }
      }
      if !source.count.isMultiple(of: 2) {
        target.append(0xFFFD)
        replaced += 1
      }
      return target.count
    }
    return (bytes, replaced)
  }

  /// Turns a text of single bytes into UTF-8.
  ///
  /// - Parameters:
  ///   - source: The bytes.
  ///   - high: The characters of 0x80...0x9F; nil leaves them their numbers.
  ///   - name: The input's name.
  /// - Returns: The text in UTF-8.
  static func fromSingleBytes(
    _ source: UnsafeBufferPointer<UInt8>, high: [UInt16]?, name: String
  ) -> InputBytes {
    var capacity = 0
    for byte in source { capacity += byte < 0x80 ? 1 : byte < 0xA0 ? 3 : 2 }
    return InputBytes(name: name, count: capacity) { raw in
      var target = Utf8Writer(raw)
      for byte in source {
        if let high, byte >= 0x80, byte < 0xA0 {
          target.append(UInt32(high[Int(byte) - 0x80]))
        } else {
          target.append(UInt32(byte))
        }
      }
      return target.count
    }
  }

  /// Replaces the bytes that belong to no UTF-8 sequence by U+FFFD, each by one.
  static func repairingUTF8(
    _ source: UnsafeBufferPointer<UInt8>, strayByteCount: Int, name: String
  ) -> InputBytes {
    InputBytes(name: name, count: source.count + 2 * strayByteCount) { raw in
      var target = Utf8Writer(raw)
      guard let base = source.baseAddress else { return 0 }
      var i = 0
      while i < source.count {
        if base[i] < 0x80 {
          target.append(UInt32(base[i]))
          i += 1
          continue
        }
        let length = TextScan.sequenceLength(base + i, available: source.count - i)
        if length == 0 {
          target.append(0xFFFD)
          i += 1
        } else {
          target.append(base + i, count: length)
          i += length
        }
      }
      return target.count
    }
  }
}

/// Writes characters as UTF-8 into memory that is known to be large enough.
private struct Utf8Writer {
  private let target: UnsafeMutableRawBufferPointer
  private(set) var count = 0

  init(_ target: UnsafeMutableRawBufferPointer) {
    self.target = target
  }

  mutating func append(_ scalar: UInt32) {
    func put(_ value: UInt32) {
      target[count] = UInt8(truncatingIfNeeded: value)
      count += 1
    }
    switch scalar {
    case ..<0x80:
      put(scalar)
    case ..<0x800:
      put(0xC0 | scalar >> 6)
      put(0x80 | scalar & 0x3F)
    case ..<0x10000:
      put(0xE0 | scalar >> 12)
      put(0x80 | scalar >> 6 & 0x3F)
      put(0x80 | scalar & 0x3F)
    default:
      put(0xF0 | scalar >> 18)
      put(0x80 | scalar >> 12 & 0x3F)
      put(0x80 | scalar >> 6 & 0x3F)
      put(0x80 | scalar & 0x3F)
    }
  }

  mutating func append(_ bytes: UnsafePointer<UInt8>, count added: Int) {
    for i in 0..<added { target[count + i] = bytes[i] }
    count += added
  }
}
