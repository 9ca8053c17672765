// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// Hashes of bytes by folded 64 x 64 -> 128 bit products, as in wyhash (Wang Yi 2019).
///
/// The same on every machine; nothing that is reported depends on it but for the counting of
/// repeated rows, where two of n different rows collide with a chance of about n^2 / 2^65.
enum ByteHash {
  @inline(__always)
  static func mix(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let product = a.multipliedFullWidth(by: b)
    return product.high ^ product.low
  }

  static let start: UInt64 = 0x9E37_79B9_7F4A_7C15
  private static let first: UInt64 = 0xA076_1D64_78BD_642F
  private static let second: UInt64 = 0xE703_7ED1_A0B4_28DB

  @inline(__always)
  static func hash(_ bytes: FieldBytes) -> UInt64 { mix(absorb(bytes, into: start), second) }

  /// Goes on with the bytes of a field and their number; `mix` with a constant ends a hash.
  @inline(__always)
  static func absorb(_ bytes: FieldBytes, into state: UInt64) -> UInt64 {
    let count = bytes.count
    let length = second ^ UInt64(truncatingIfNeeded: count)
    guard let base = bytes.baseAddress else { return mix(state ^ first, length) }
    let raw = UnsafeRawPointer(base)
    guard count > 16 else {
      let (low, high) =
        count >= 8 ? (word(raw), word(raw + (count - 8))) : (tail(raw, count: count), 0)
      return mix(low ^ state ^ first, high ^ length)
    }
    var state = state
    var offset = 0
    while count - offset > 16 {
      state = mix(word(raw + offset) ^ state ^ first, word(raw + (offset + 8)) ^ second)
      offset += 16
    }
    // The last sixteen bytes, some of them for the second time.
    return mix(word(raw + (count - 16)) ^ state ^ first, word(raw + (count - 8)) ^ length)
  }

  @inline(__always)
  static func word(_ raw: UnsafeRawPointer) -> UInt64 {
    UInt64(littleEndian: raw.loadUnaligned(as: UInt64.self))
  }

  /// Fewer than eight bytes, little end first, padded with zeros.
  @inline(__always)
  static func tail(_ raw: UnsafeRawPointer, count: Int) -> UInt64 {
    if count >= 4 {
      let low = UInt32(littleEndian: raw.loadUnaligned(as: UInt32.self))
      let high = UInt32(littleEndian: (raw + (count - 4)).loadUnaligned(as: UInt32.self))
      return UInt64(low) | UInt64(high) &<< UInt64(truncatingIfNeeded: 8 &* (count &- 4))
    }
    guard count > 0 else { return 0 }
    func byte(_ index: Int) -> UInt64 {
      UInt64(raw.load(fromByteOffset: index, as: UInt8.self))
        &<< UInt64(truncatingIfNeeded: 8 &* index)
    }
    return byte(0) | byte(count &>> 1) | byte(count &- 1)
  }
}
