// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing

/// Numbers for byte strings, in the order of their first appearance.
///
/// Strings of up to 15 bytes stand in their entries, as `PackedIdentifier` packs them; longer ones
/// lie one after the other in one piece of memory. A table of open addressing (linear probing, at
/// most three quarters full) holds the entries' numbers with half of their hashes, so that a look-up
/// touches two places in memory.
///
/// - Complexity: O(length) a look-up; 16 + 11 to 22 bytes a string, and the bytes of long ones.
struct IdentifierTable: ~Copyable {
  /// Short strings as they are; for long ones `low` is the offset in `arena` and `high` the length
  /// under the mark of long strings.
  private var entries: Entries
  private(set) var count = 0
  /// The bytes of long strings.
  private var arena: UnsafeMutablePointer<UInt8>
  private var arenaCount = 0
  private var arenaCapacity = 1 << 12
  private var slots: UnsafeMutablePointer<UInt64>
  private var mask = (1 << 9) - 1
  private let memory: PageMemory

  private static let tagBits: UInt64 = 0xFFFF_FFFF_0000_0000
  static let longMark: UInt64 = 0xFF << 56

  /// Creates a table without strings.
  ///
  /// - Parameter memory: Where it lies, beside others.
  init(_ memory: PageMemory) {
    self.memory = memory
    entries = Entries(blocks: Self.take(Entries.blockLimit, memory))
    arena = Self.take(arenaCapacity, memory)
    slots = Self.take(mask + 1, memory)
    slots.initialize(repeating: 0, count: mask + 1)
  }

  private static func take<Element>(
    _ count: Int, _ memory: PageMemory
  ) -> UnsafeMutablePointer<Element> {
    memory.take(count * MemoryLayout<Element>.stride)
      .bindMemory(to: Element.self, capacity: count)
  }

  /// Strings in blocks, which stay where they are when more come.
  fileprivate struct Entries {
    static let blockBits = 12
    static let blockLimit = OrderRow.customerLimit >> blockBits

    let blocks: UnsafeMutablePointer<UnsafeMutablePointer<PackedIdentifier>>

    @inline(__always)
    subscript(index: Int) -> UnsafeMutablePointer<PackedIdentifier> {
      blocks[index &>> Self.blockBits] + (index & (1 << Self.blockBits - 1))
    }
  }

  /// The strings by their numbers, as long as the table is there and takes no more of them.
  struct Names: @unchecked Sendable {
    fileprivate let entries: Entries
    fileprivate let arena: UnsafePointer<UInt8>

    /// Calls the body with the bytes of the string with a number.
    @inline(__always)
    func withBytes<Result>(_ index: Int, _ body: (FieldBytes) -> Result) -> Result {
      let entry = entries[index]
      if IdentifierTable.isLong(entry.pointee) {
        let length = Int(entry.pointee.high & ~IdentifierTable.longMark)
        return body(FieldBytes(start: arena + Int(entry.pointee.low), count: length))
      }
      // Both words are stored with the low byte first, on every platform of Swift's.
      return UnsafeRawPointer(entry).withMemoryRebound(to: UInt8.self, capacity: 16) {
        body(FieldBytes(start: $0, count: Int(entry.pointee.high >> 56)))
      }
    }

    /// The first 15 bytes of a string and its length or 255, the first byte highest: in the order of
    /// the bytes, but for long strings with the same beginning.
    @inline(__always)
    func sortKey(_ index: Int) -> UInt128 {
      let entry = entries[index].pointee
      guard IdentifierTable.isLong(entry) else {
        return UInt128(entry.low.byteSwapped) << 64 | UInt128(entry.high.byteSwapped)
      }
      let raw = UnsafeRawPointer(arena) + Int(entry.low)
      let high = raw.loadUnaligned(as: UInt64.self).bigEndian
      let low = (raw + 8).loadUnaligned(as: UInt64.self).bigEndian
      return UInt128(high) << 64 | UInt128(low | 0xFF)
    }
  }

  var names: Names { Names(entries: entries, arena: arena) }

  /// Calls the body with the bytes of the string with a number.
  func withBytes<Result>(_ index: Int, _ body: (FieldBytes) -> Result) -> Result {
    names.withBytes(index, body)
  }

  /// The number of a string, which is added when it is new.
  mutating func intern(_ string: FieldBytes) -> Int {
    let (key, hash) = Self.keyAndHash(string)
    return intern(string, key, hash)
  }

  /// The number of a row's customer, who is added when new.
  @inline(__always)
  mutating func intern(_ row: SaleRow) -> Int {
    if Self.isLong(row.customer) {
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
    precondition(count < OrderRow.customerLimit, "more than a billion customers")
    var entry = key
    if key.high & Self.longMark == Self.longMark {
      entry.low = UInt64(arenaCount)
      append(string)
    }
    if count & (1 << Entries.blockBits - 1) == 0 {
      (entries.blocks + (count >> Entries.blockBits)).initialize(
        to: Self.take(1 << Entries.blockBits, memory))
    }
    entries[count].initialize(to: entry)
    slots[slot] = hash & Self.tagBits | UInt64(count + 1)
    count += 1
    if count * 4 > (mask + 1) * 3 { grow() }
    return count - 1
  }

  private mutating func append(_ string: FieldBytes) {
    guard let source = string.baseAddress else { return }
    if arenaCount + string.count > arenaCapacity {
      let larger = max(2 * arenaCapacity, arenaCount + string.count)
      let target: UnsafeMutablePointer<UInt8> = Self.take(larger, memory)
      target.moveInitialize(from: arena, count: arenaCount)
      memory.giveBack(arena, arenaCapacity)
      (arena, arenaCapacity) = (target, larger)
    }
    (arena + arenaCount).initialize(from: source, count: string.count)
    arenaCount += string.count
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
        return entries[Int(value & ~Self.tagBits) - 1].pointee.low
      }
      slot = (slot + 1) & mask
    }
  }

  /// The number of a string, or nil when it is not there.
  func find(_ string: FieldBytes) -> Int? {
    let (key, hash) = Self.keyAndHash(string)
    return probe(string, key, hash).index
  }

  @inline(__always)
  private static func isLong(_ entry: PackedIdentifier) -> Bool {
    entry.high & longMark == longMark
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
        let entry = entries[index].pointee
        if entry.high == key.high, entry.low == key.low || Self.isLong(key) {
          if !Self.isLong(key) || withBytes(index, { $0.elementsEqual(string) }) {
            return (index, slot)
          }
        }
      }
      slot = (slot + 1) & mask
    }
  }

  private mutating func grow() {
    let slotCount = 2 * (mask + 1)
    memory.giveBack(slots, (mask + 1) * MemoryLayout<UInt64>.stride)
    slots = Self.take(slotCount, memory)
    slots.initialize(repeating: 0, count: slotCount)
    mask = slotCount - 1
    for index in 0..<count {
      let entry = entries[index].pointee
      let hash = Self.isLong(entry) ? withBytes(index) { ByteHash.hash($0) } : entry.hash
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = hash & Self.tagBits | UInt64(index + 1)
    }
  }
}
