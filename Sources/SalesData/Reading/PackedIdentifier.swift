// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// An identifier in two words: up to 15 bytes, and their number in the highest byte.
struct PackedIdentifier: Hashable, BitwiseCopyable {
  var low: UInt64
  var high: UInt64

  init(low: UInt64, high: UInt64) {
    self.low = low
    self.high = high
  }

  /// Up to 15 bytes and their number in the highest byte; nil for more.
  @inline(__always)
  init?(short bytes: FieldBytes) {
    guard bytes.count <= 15 else { return nil }
    guard let base = bytes.baseAddress else {
      self.init(low: 0, high: 0)
      return
    }
    self.init(base, count: bytes.count)
  }

  /// The id of an order, all zeros where there is none or it has more than 15 bytes.
  @inline(__always)
  init(order bytes: FieldBytes) {
    self = PackedIdentifier(short: bytes) ?? PackedIdentifier(low: 0, high: 0)
  }

  /// Whether it stands for an identifier of more than 15 bytes, as `IdentifierTable` marks it.
  @inline(__always)
  var isLong: Bool { high & IdentifierTable.longMark == IdentifierTable.longMark }

  /// The order of short identifiers by length, then by bytes: that of numbers among digits.
  @inline(__always)
  var rank: UInt128 {
    let rest = (high & ~IdentifierTable.longMark).byteSwapped
    let bytes = UInt128(low.byteSwapped) << 64 | UInt128(rest)
    return UInt128(high &>> 56) << 120 | bytes &>> 8
  }

  /// A hash of both words.
  @inline(__always)
  var hash: UInt64 {
    ByteHash.mix(
      ByteHash.mix(low ^ ByteHash.start, 0xA076_1D64_78BD_642F) ^ high, 0xE703_7ED1_A0B4_28DB)
  }

  @inline(__always)
  private init(_ base: UnsafePointer<UInt8>, count: Int) {
    let raw = UnsafeRawPointer(base)
    let length = UInt64(count) << 56
    if count > 8 {
      let rest = ByteHash.word(raw + (count - 8)) &>> UInt64(truncatingIfNeeded: 8 &* (16 &- count))
      self.init(low: ByteHash.word(raw), high: rest | length)
    } else if count == 8 {
      self.init(low: ByteHash.word(raw), high: length)
    } else {
      self.init(low: ByteHash.tail(raw, count: count), high: length)
    }
  }
}
