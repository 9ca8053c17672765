// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// Numbers for byte strings, in the order of their first appearance.
///
/// Strings of up to 15 bytes stand in their entries, as `PackedIdentifier` packs them; longer ones lie one
/// after the other in one piece of memory. A table of open addressing (linear probing, at most
/// three quarters full) holds the entries' numbers with half of their hashes, so that a look-up
/// touches two places in memory.
///
/// - Complexity: O(length) a look-up; 16 + 11 to 22 bytes a string, and the bytes of long ones.
struct IdentifierTable: ~Copyable {
  /// Short strings as they are; for long ones `low` is the offset in `arena` and `high` the length
  /// under the mark of long strings.
  private var entries: UnsafeMutablePointer<PackedIdentifier>
  private var capacity = 1 << 8
  private(set) var count = 0
  private var arena: [UInt8] = []
  private var slots: UnsafeMutablePointer<UInt64>
  private var mask = (1 << 9) - 1

  private static let tagBits: UInt64 = 0xFFFF_FFFF_0000_0000
  static let longMark: UInt64 = 0xFF << 56

  init() {
    entries = .allocate(capacity: capacity)
    slots = .allocate(capacity: mask + 1)
    slots.initialize(repeating: 0, count: mask + 1)
  }

  deinit {
    entries.deallocate()
    slots.deallocate()
  }

  /// Calls the body with the bytes of the string with a number.
  func withBytes<Result>(_ index: Int, _ body: (FieldBytes) -> Result) -> Result {
    let entry = entries + index
    if isLong(entry.pointee) {
      let start = Int(entry.pointee.low)
      let length = Int(entry.pointee.high & ~Self.longMark)
      return arena.withUnsafeBufferPointer {
        body(FieldBytes(rebasing: $0[start..<start + length]))
      }
    }
    // Both words are stored with the low byte first, on every platform of Swift's.
    return UnsafeRawPointer(entry).withMemoryRebound(to: UInt8.self, capacity: 16) {
      body(FieldBytes(start: $0, count: Int(entry.pointee.high >> 56)))
    }
  }

  /// The number of a string, which is added when it is new.
  mutating func intern(_ string: FieldBytes) -> Int {
    let (key, hash) = Self.keyAndHash(string)
    return intern(string, key, hash)
  }

  /// The number of a row's customer, who is added when new.
  @inline(__always)
  mutating func intern(_ row: SaleRow) -> Int {
    if isLong(row.customer) {
      let key = PackedIdentifier(low: 0, high: row.customer.high)
      return intern(row.longCustomer, key, row.customerHash)
    }
    return intern(FieldBytes(start: nil, count: 0), row.customer, row.customerHash)
  }

  @inline(__always)
  private mutating func intern(
    _ string: FieldBytes, _ key: PackedIdentifier, _ hash: UInt64
  )
    -> Int
  {
    let (index, slot) = probe(string, key, hash)
    if let index { return index }
    return add(string, key, hash, slot)
  }

  private mutating func add(
    _ string: FieldBytes, _ key: PackedIdentifier, _ hash: UInt64, _ slot: Int
  ) -> Int {
    precondition(count < Int(UInt32.max) - 1, "more than four billion identifiers")
    var entry = key
    if key.high & Self.longMark == Self.longMark {
      entry.low = UInt64(arena.count)
      arena.append(contentsOf: string)
    }
    if count == capacity {
      let larger = UnsafeMutablePointer<PackedIdentifier>.allocate(capacity: 2 * capacity)
      larger.moveInitialize(from: entries, count: count)
      entries.deallocate()
      entries = larger
      capacity *= 2
    }
    (entries + count).initialize(to: entry)
    slots[slot] = hash & Self.tagBits | UInt64(count + 1)
    count += 1
    if count * 4 > (mask + 1) * 3 { grow() }
    return count - 1
  }

  /// Where a string would lie, read ahead of a look-up.
  @inline(__always)
  func touch(_ hash: UInt64) -> UInt64 { slots[Int(truncatingIfNeeded: hash) & mask] }

  /// The entry that a look-up would compare first, read ahead of it.
  @inline(__always)
  func touchEntry(_ hash: UInt64) -> UInt64 {
    var slot = Int(truncatingIfNeeded: hash) & mask
    while true {
      let value = slots[slot]
      if value == 0 { return 0 }
      if value & Self.tagBits == hash & Self.tagBits {
        return entries[Int(value & ~Self.tagBits) - 1].low
      }
      slot = (slot + 1) & mask
    }
  }

  /// The hash by which a string is found.
  func hash(_ index: Int) -> UInt64 { withBytes(index) { Self.keyAndHash($0).1 } }

  /// The number of a string, or nil when it is not there.
  func find(_ string: FieldBytes) -> Int? {
    let (key, hash) = Self.keyAndHash(string)
    return probe(string, key, hash).index
  }

  /// The first 15 bytes of a string and its length or 255, the first byte highest: in the order of
  /// the bytes, but for long strings with the same beginning.
  @inline(__always)
  func sortKey(_ index: Int) -> UInt128 {
    let entry = entries[index]
    guard isLong(entry) else {
      return UInt128(entry.low.byteSwapped) << 64 | UInt128(entry.high.byteSwapped)
    }
    return withBytes(index) { bytes in
      bytes.prefix(15).reduce(UInt128(0)) { $0 << 8 | UInt128($1) } << 8 | 0xFF
    }
  }

  private func isLong(_ entry: PackedIdentifier) -> Bool {
    entry.high & Self.longMark == Self.longMark
  }

  /// The packed string, and the hash by which it is found; a long string's key holds its length.
  @inline(__always)
  static func keyAndHash(_ string: FieldBytes) -> (PackedIdentifier, UInt64) {
    guard let key = PackedIdentifier(short: string) else {
      return (
        PackedIdentifier(low: 0, high: longMark | UInt64(string.count)), ByteHash.hash(string)
      )
    }
    return (key, key.hash)
  }

  @inline(__always)
  private func probe(
    _ string: FieldBytes, _ key: PackedIdentifier, _ hash: UInt64
  ) -> (index: Int?, slot: Int) {
    let tag = hash & Self.tagBits
    var slot = Int(truncatingIfNeeded: hash) & mask
    while true {
      let value = slots[slot]
      if value == 0 { return (nil, slot) }
      if value & Self.tagBits == tag {
        let index = Int(value & ~Self.tagBits) - 1
        let entry = entries[index]
        if entry.high == key.high, entry.low == key.low || isLong(key) {
          if !isLong(key) || withBytes(index, { $0.elementsEqual(string) }) {
            return (index, slot)
          }
        }
      }
      slot = (slot + 1) & mask
    }
  }

  private mutating func grow() {
    let slotCount = 2 * (mask + 1)
    slots.deallocate()
    slots = .allocate(capacity: slotCount)
    slots.initialize(repeating: 0, count: slotCount)
    mask = slotCount - 1
    for index in 0..<count {
      let entry = entries[index]
      let hash = isLong(entry) ? withBytes(index) { ByteHash.hash($0) } : entry.hash
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = hash & Self.tagBits | UInt64(index + 1)
    }
  }
}
