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
  static func hash(_ bytes: FieldBytes, seed: UInt64 = start) -> UInt64 {
    let count = bytes.count
    var state = seed ^ (UInt64(truncatingIfNeeded: count) &* second)
    guard let base = bytes.baseAddress else { return mix(state ^ first, second) }
    let raw = UnsafeRawPointer(base)
    var offset = 0
    while count - offset >= 8 {
      let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      state = mix(state ^ word, first)
      offset += 8
    }
    if offset < count {
      state = mix(state ^ tail(raw + offset, count: count - offset), first)
    }
    return mix(state, second)
  }

  /// Fewer than eight bytes, little end first, padded with zeros.
  @inline(__always)
  static func tail(_ raw: UnsafeRawPointer, count: Int) -> UInt64 {
    var word: UInt64 = 0
    var index = count
    while index > 0 {
      index -= 1
      word = word << 8 | UInt64(raw.load(fromByteOffset: index, as: UInt8.self))
    }
    return word
  }
}
