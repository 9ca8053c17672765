// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// What makes rows one order of a customer: the order id, or the moment where there is none.
struct OrderKey: Hashable {
  var low: UInt64
  var high: UInt64

  init(low: UInt64, high: UInt64) {
    self.low = low
    self.high = high
  }

  /// The moment as the key.
  init(placed: Int64) {
    self.init(low: UInt64(bitPattern: placed), high: 0xFE << 56)
  }

  /// The order id: up to 15 bytes as they are, longer ones by their number in a table.
  @inline(__always)
  init(_ id: FieldBytes, longIDs: inout IdentifierTable) {
    guard let base = id.baseAddress, id.count <= 15 else {
      self.init(low: UInt64(longIDs.intern(id)), high: 0xFF << 56)
      return
    }
    self.init(base, count: id.count)
  }

  /// The same without adding; nil when the id was never seen.
  init?(finding id: FieldBytes, longIDs: borrowing IdentifierTable) {
    guard let base = id.baseAddress, id.count <= 15 else {
      guard let index = longIDs.find(id) else { return nil }
      self.init(low: UInt64(index), high: 0xFF << 56)
      return
    }
    self.init(base, count: id.count)
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
    if count >= 8 {
      self.init(
        low: UInt64(littleEndian: raw.loadUnaligned(as: UInt64.self)),
        high: ByteHash.tail(raw + 8, count: count - 8) | length)
    } else {
      self.init(low: ByteHash.tail(raw, count: count), high: length)
    }
  }
}

/// One order while its lines are summed.
struct OrderEntry {
  var key: OrderKey
  var micros: Int128 = 0
  var placed: Int64
  /// The hash of its first row, to know a second equal one.
  var fingerprint: UInt64 = 0
  var customer: UInt32
  var lineCount: UInt32 = 0
  /// Whether a line was under zero or an amount was refunded.
  var isTouchedByRefund = false
  /// What became of it: a row of `RejectReason` plus one, or zero when it is used.
  var fate: UInt8 = 0

  init(key: OrderKey, customer: UInt32, placed: Int64) {
    self.key = key
    self.customer = customer
    self.placed = placed
  }
}

/// The orders of all customers, by customer and key; open addressing as in `IdentifierTable`.
struct OrderTable: ~Copyable {
  private(set) var entries: UnsafeMutablePointer<OrderEntry>
  private(set) var count = 0
  private var capacity: Int
  private var slots: UnsafeMutablePointer<UInt64>
  private var mask: Int

  init() {
    capacity = 1 << 8
    entries = .allocate(capacity: capacity)
    mask = (1 << 10) - 1
    slots = .allocate(capacity: mask + 1)
    slots.initialize(repeating: 0, count: mask + 1)
  }

  deinit {
    entries.deallocate()
    slots.deallocate()
  }

  @inline(__always)
  private static func hash(_ key: OrderKey, _ customer: UInt32) -> UInt64 {
    ByteHash.mix(
      ByteHash.mix(key.low ^ ByteHash.start, 0xA076_1D64_78BD_642F) ^ key.high,
      0xE703_7ED1_A0B4_28DB ^ UInt64(customer) &* 0x8EBC_6AF0_9C88_C6E3)
  }

  /// The number of the order, which is added when it is new.
  mutating func find(_ key: OrderKey, customer: UInt32, placed: Int64) -> Int {
    let hash = Self.hash(key, customer)
    let tag = hash & 0xFFFF_FFFF_0000_0000
    var slot = Int(truncatingIfNeeded: hash) & mask
    while true {
      let entry = slots[slot]
      if entry == 0 { break }
      if entry & 0xFFFF_FFFF_0000_0000 == tag {
        let index = Int(entry & 0xFFFF_FFFF) - 1
        if entries[index].key == key && entries[index].customer == customer { return index }
      }
      slot = (slot + 1) & mask
    }
    precondition(count < Int(UInt32.max) - 1, "more than four billion orders")
    if count == capacity {
      let larger = UnsafeMutablePointer<OrderEntry>.allocate(capacity: 2 * capacity)
      larger.moveInitialize(from: entries, count: count)
      entries.deallocate()
      entries = larger
      capacity *= 2
    }
    (entries + count).initialize(to: OrderEntry(key: key, customer: customer, placed: placed))
    slots[slot] = tag | UInt64(count + 1)
    count += 1
    if count * 4 > (mask + 1) * 3 { grow() }
    return count - 1
  }

  /// The number of the order, or nil when it is not there.
  func existing(_ key: OrderKey, customer: UInt32) -> Int? {
    let hash = Self.hash(key, customer)
    let tag = hash & 0xFFFF_FFFF_0000_0000
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      if slots[slot] & 0xFFFF_FFFF_0000_0000 == tag {
        let index = Int(slots[slot] & 0xFFFF_FFFF) - 1
        if entries[index].key == key && entries[index].customer == customer { return index }
      }
      slot = (slot + 1) & mask
    }
    return nil
  }

  private mutating func grow() {
    let capacity = 2 * (mask + 1)
    slots.deallocate()
    slots = .allocate(capacity: capacity)
    slots.initialize(repeating: 0, count: capacity)
    mask = capacity - 1
    for index in 0..<count {
      let hash = Self.hash(entries[index].key, entries[index].customer)
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = hash & 0xFFFF_FFFF_0000_0000 | UInt64(index + 1)
    }
  }
}
