// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CClienteleByteMasks
import ReproducibleComputing

/// Numbers for byte strings, in the order of their first appearance.
///
/// Strings of up to 15 bytes stand in their entries, as `PackedIdentifier` packs them; longer ones
/// lie one after the other in one piece of memory. A table of open addressing (linear probing, at
/// most half full) holds the entries' numbers with eight bits of their hashes, so that a look-up
/// touches two places in memory.
///
/// Entries may have room for more about each string, in the same line of the cache.
///
/// - Complexity: O(length) a look-up; 16 + 8 to 16 bytes a string and the room asked for, and the
///   bytes of long ones.
struct IdentifierTable: ~Copyable {
  /// Short strings as they are; for long ones `low` is the offset in `arena` and `high` the length
  /// under the mark of long strings.
  private var entries: Entries
  private(set) var count = 0
  /// The bytes of long strings.
  private var arena: UnsafeMutablePointer<UInt8>
  private var arenaCount = 0
  private var arenaCapacity = 1 << 12
  private var slots: UnsafeMutablePointer<UInt32>
  private var mask = (1 << 9) - 1
  private let memory: PageMemory

  private static let tagBits: UInt32 = 0xFF00_0000

  /// The bits of a hash that stand with an entry's number.
  @inline(__always)
  private static func tag(_ hash: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: hash &>> 32) & tagBits
  }
  static let longMark: UInt64 = 0xFF << 56

  /// Creates a table without strings.
  ///
  /// - Parameters:
  ///   - memory: Where it lies, beside others.
  ///   - room: Bytes for more about each string; a power of two together with 16.
  init(_ memory: PageMemory, room: Int = 0) {
    self.memory = memory
    entries = Entries(
      blocks: Self.take(Entries.blockLimit, memory),
      shift: (MemoryLayout<PackedIdentifier>.stride + room).trailingZeroBitCount)
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

    let blocks: UnsafeMutablePointer<UnsafeMutableRawPointer>
    /// The logarithm of an entry's size.
    let shift: Int

    @inline(__always)
    func raw(_ index: Int) -> UnsafeMutableRawPointer {
      blocks[index &>> Self.blockBits] + (index & (1 << Self.blockBits - 1)) &<< shift
    }

    @inline(__always)
    subscript(index: Int) -> UnsafeMutablePointer<PackedIdentifier> {
      raw(index).assumingMemoryBound(to: PackedIdentifier.self)
    }
  }

  /// The strings by their numbers, as long as the table is there and takes no more of them.
  struct Names: @unchecked Sendable {
    fileprivate let entries: Entries
    fileprivate let arena: UnsafePointer<UInt8>

    /// What is known of the string with a number beside it: all zeros when it was added.
    @inline(__always)
    func room<Value: BitwiseCopyable>(
      _ index: Int, as type: Value.Type
    ) -> UnsafeMutablePointer<Value> {
      (entries.raw(index) + MemoryLayout<PackedIdentifier>.stride)
        .assumingMemoryBound(to: Value.self)
    }

    /// Asks for a string and what is known of it, well before it is used.
    @inline(__always)
    func prefetch(_ index: Int) { clientele_prefetch(entries.raw(index)) }

    /// Asks for the bytes of a string that is long, after its entry.
    @inline(__always)
    func prefetchBytes(_ index: Int) {
      let entry = entries[index].pointee
      guard entry.isLong else { return }
      let bytes = arena + Int(entry.low)
      clientele_prefetch(bytes)
      clientele_prefetch(bytes + 63)
    }

    /// Calls the body with the bytes of the string with a number.
    @inline(__always)
    func withBytes<Result>(
      _ index: Int, _ body: (FieldBytes) throws -> Result
    ) rethrows -> Result {
      let entry = entries[index]
      if entry.pointee.isLong {
        let length = Int(entry.pointee.high & ~IdentifierTable.longMark)
        return try body(FieldBytes(start: arena + Int(entry.pointee.low), count: length))
      }
      // Both words are stored with the low byte first, on every platform of Swift's.
      return try UnsafeRawPointer(entry).withMemoryRebound(to: UInt8.self, capacity: 16) {
        try body(FieldBytes(start: $0, count: Int(entry.pointee.high >> 56)))
      }
    }

    /// The first 15 bytes of a string and its length or 255, the first byte highest: in the order of
    /// the bytes, but for long strings with the same beginning.
    @inline(__always)
    func sortKey(_ index: Int) -> UInt128 {
      let entry = entries[index].pointee
      guard entry.isLong else {
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

  /// The number of a row's customer, who is added when new; `likely` is who it probably is, or -1.
  @inline(__always)
  mutating func intern(_ row: SaleRow, likely: Int) -> Int {
    if likely >= 0, entries[likely].pointee == row.customer, !row.customer.isLong {
      return likely
    }
    if row.customer.isLong {
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
    precondition(count < OrderRow.customerLimit - 1, "more than a billion customers")
    var entry = key
    if key.isLong {
      entry.low = UInt64(arenaCount)
      append(string)
    }
    if count & (1 << Entries.blockBits - 1) == 0 {
      (entries.blocks + (count >> Entries.blockBits)).initialize(
        to: memory.take(1 << (Entries.blockBits + entries.shift)))
    }
    entries.raw(count).initializeMemory(
      as: UInt8.self, repeating: 0, count: 1 << entries.shift)
    entries[count].initialize(to: entry)
    slots[slot] = Self.tag(hash) | UInt32(count + 1)
    count += 1
    if count * 2 > mask + 1 { grow() }
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

  /// Where look-ups begin, for a while: when the table grows, they begin elsewhere.
  struct Index {
    fileprivate let slots: UnsafePointer<UInt32>
    fileprivate let mask: Int

    /// Asks for the place where a look-up begins, well before it.
    @inline(__always)
    func prefetch(_ hash: UInt64) {
      clientele_prefetch(slots + (Int(truncatingIfNeeded: hash) & mask))
    }
  }

  var index: Index { Index(slots: slots, mask: mask) }

  /// Asks for the entry that is likely a string's, well before a look-up.
  ///
  /// - Returns: The entry's number, or -1 when the string is not there.
  @inline(__always)
  func prefetchEntry(_ hash: UInt64) -> Int {
    let tag = Self.tag(hash)
    var slot = Int(truncatingIfNeeded: hash) & mask
    while true {
      let value = slots[slot]
      if value == 0 { return -1 }
      if value & Self.tagBits == tag {
        let index = Int(value & ~Self.tagBits) - 1
        clientele_prefetch(entries.raw(index))
        return index
      }
      slot = (slot + 1) & mask
    }
  }

  /// The number of a string, or nil when it is not there.
  func find(_ string: FieldBytes) -> Int? {
    let (key, hash) = Self.keyAndHash(string)
    return probe(string, key, hash).index
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
    let tag = Self.tag(hash)
    var slot = Int(truncatingIfNeeded: hash) & mask
    while true {
      let value = slots[slot]
      if value == 0 { return (nil, slot) }
      if value & Self.tagBits == tag {
        let index = Int(value & ~Self.tagBits) - 1
        let entry = entries[index].pointee
        if entry.high == key.high,
          key.isLong ? string.isEqual(toAsMany: arena + Int(entry.low)) : entry.low == key.low
        {
          return (index, slot)
        }
      }
      slot = (slot + 1) & mask
    }
  }

  private mutating func grow() {
    let slotCount = 2 * (mask + 1)
    memory.giveBack(slots, (mask + 1) * MemoryLayout<UInt32>.stride)
    slots = Self.take(slotCount, memory)
    slots.initialize(repeating: 0, count: slotCount)
    mask = slotCount - 1
    for index in 0..<count {
      let entry = entries[index].pointee
      let hash = entry.isLong ? withBytes(index) { ByteHash.hash($0) } : entry.hash
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = Self.tag(hash) | UInt32(index + 1)
    }
  }
}
