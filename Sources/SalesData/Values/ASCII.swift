// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// The bytes of one field, valid while its record is.
typealias FieldBytes = UnsafeBufferPointer<UInt8>

extension UInt8 {
  @inline(__always)
  var isASCIIDigit: Bool { self &- 0x30 < 10 }

  @inline(__always)
  var digitValue: Int { Int(self &- 0x30) }

  @inline(__always)
  var isASCIILetter: Bool { (self | 0x20) &- 0x61 < 26 }

  /// Blank, tab and what line breaks leave behind.
  @inline(__always)
  var isASCIISpace: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0D) }

  @inline(__always)
  var asciiLowercased: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }
}

extension UnsafeBufferPointer<UInt8> {
  /// The bytes without blanks at either end; U+00A0 counts as a blank.
  @inline(__always)
  func trimmed() -> FieldBytes {
    guard let first, let last, first <= 0x20 || first == 0xC2 || last <= 0x20 || last == 0xA0
    else { return self }
    return trimmedSlowly()
  }

  private func trimmedSlowly() -> FieldBytes {
    var start = 0
    var end = count
    while start < end {
      if self[start].isASCIISpace {
        start += 1
      } else if end - start >= 2, self[start] == 0xC2, self[start + 1] == 0xA0 {
        start += 2
      } else {
        break
      }
    }
    while end > start {
      if self[end - 1].isASCIISpace {
        end -= 1
      } else if end - start >= 2, self[end - 2] == 0xC2, self[end - 1] == 0xA0 {
        end -= 2
      } else {
        break
      }
    }
    return FieldBytes(rebasing: self[start..<end])
  }

  /// Whether the bytes are this lower-case ASCII text, whatever their case.
  func equalsIgnoringCase(_ text: StaticString) -> Bool {
    guard count == text.utf8CodeUnitCount else { return false }
    for index in indices where self[index].asciiLowercased != text.utf8Start[index] { return false }
    return true
  }

  /// Whether the bytes are the same, eight at a time; there must be as many of the others.
  @inline(__always)
  func isEqual(toAsMany others: UnsafePointer<UInt8>) -> Bool {
    guard let base = baseAddress, count >= 8 else {
      return elementsEqual(FieldBytes(start: others, count: count))
    }
    let (a, b) = (UnsafeRawPointer(base), UnsafeRawPointer(others))
    func differ(_ offset: Int) -> UInt64 {
      a.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        ^ b.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    }
    var differing = differ(count &- 8)
    var offset = 0
    while offset < count &- 8 {
      differing |= differ(offset)
      offset &+= 8
    }
    return differing == 0
  }

  var text: String { String(decoding: self, as: UTF8.self) }
}
