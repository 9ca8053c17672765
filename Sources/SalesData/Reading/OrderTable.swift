// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// What makes rows one order of a customer: a hash of the order id, or of the moment where there is
/// none.
///
/// Of a customer's n orders two share a hash with a chance of about n^2 / 2^65: one in 36 million
/// for a customer with a million orders. Customers themselves are told apart by their bytes.
enum OrderHash {
  static func of(_ id: FieldBytes) -> UInt64 { ByteHash.hash(id) }
  static func of(moment: Int64) -> UInt64 {
    ByteHash.mix(
      UInt64(bitPattern: moment) ^ 0x8EBC_6AF0_9C88_C6E3, 0xE703_7ED1_A0B4_28DB)
  }

  /// The hash of an order of a customer, from the hashes of both; the same again gives the order's.
  @inline(__always)
  static func combine(_ order: UInt64, _ customer: UInt64) -> UInt64 {
    order ^ customer &* 0x8EBC_6AF0_9C88_C6E3
  }
}

/// One order while its lines are summed: 40 bytes.
struct OrderEntry: BitwiseCopyable {
  var hash: UInt64
  /// The sum of its lines; where the table holds a wider one, its place there.
  fileprivate var micros: Int64 = 0
  /// The hash of its first row, to know a second equal one.
  var fingerprint: UInt64 = 0
  /// The moment in the high 48 bits; `fate` in the low byte; the marks above it.
  private var moment: Int64
  var customer: UInt32
  var lineCount: UInt32 = 0

  private static let refundMark: Int64 = 1 << 8
  private static let wideMark: Int64 = 1 << 9

  init(hash: UInt64, customer: UInt32, placed: Int64) {
    self.hash = hash
    self.customer = customer
    moment = placed << 16
  }

  /// When its earliest row was placed, in seconds since 1970.
  var placed: Int64 {
    get { moment >> 16 }
    set { moment = newValue << 16 | moment & 0xFFFF }
  }

  /// What became of it: a row of `RejectReason` plus one, or zero when it is used.
  var fate: UInt8 {
    get { UInt8(truncatingIfNeeded: moment) }
    set { moment = moment & ~0xFF | Int64(newValue) }
  }

  /// Whether a line was under zero or an amount was refunded.
  var isTouchedByRefund: Bool {
    get { moment & Self.refundMark != 0 }
    set { moment = newValue ? moment | Self.refundMark : moment & ~Self.refundMark }
  }

  /// Whether the sum is beyond nine trillion units.
  fileprivate var isWide: Bool {
    get { moment & Self.wideMark != 0 }
    set { moment = newValue ? moment | Self.wideMark : moment & ~Self.wideMark }
  }
}

/// The orders of many customers, by customer and hash; open addressing as in `IdentifierTable`.
struct OrderTable: ~Copyable {
  private(set) var entries: UnsafeMutablePointer<OrderEntry>
  private(set) var count = 0
  private var capacity: Int
  private var slots: UnsafeMutablePointer<UInt64>
  private var mask: Int
  private var wideSums: [Int128] = []

  init() {
    capacity = 1 << 8
    entries = .allocate(capacity: capacity)
    mask = (1 << 10) - 1
    slots = LargePages.zeros(mask + 1)
  }

  deinit {
    entries.deallocate()
    slots.deallocate()
  }

  /// The sum of an order, in millionths.
  @inline(__always)
  func micros(_ index: Int) -> Int128 {
    entries[index].isWide
      ? wideSums[Int(entries[index].micros)] : Int128(entries[index].micros)
  }

  /// Adds lines and their money to an order.
  @inline(__always)
  mutating func add(_ micros: Int64, lines: UInt32, to index: Int) {
    let entry = entries + index
    entry.pointee.lineCount &+= lines
    let (sum, overflows) = entry.pointee.micros.addingReportingOverflow(micros)
    if overflows || entry.pointee.isWide {
      addWide(micros, to: index)
    } else {
      entry.pointee.micros = sum
    }
  }

  private mutating func addWide(_ micros: Int64, to index: Int) {
    if !entries[index].isWide {
      wideSums.append(Int128(entries[index].micros))
      entries[index].micros = Int64(wideSums.count - 1)
      entries[index].isWide = true
    }
    wideSums[Int(entries[index].micros)] += Int128(micros)
  }

  /// Where an order would lie, read ahead of a look-up: the processor fetches several such places
  /// at once.
  @inline(__always)
  func touch(_ id: UInt64) -> UInt64 { slots[Int(truncatingIfNeeded: id) & mask] }

  /// The number of the order, which is added when it is new.
  @inline(__always)
  mutating func find(_ id: UInt64, customer: UInt32, placed: Int64) -> Int {
    let (index, slot) = probe(id, customer)
    if let index { return index }
    precondition(count < Int(UInt32.max) - 1, "more than four billion orders")
    if count == capacity { growEntries() }
    (entries + count).initialize(to: OrderEntry(hash: id, customer: customer, placed: placed))
    slots[slot] = id & 0xFFFF_FFFF_0000_0000 | UInt64(count + 1)
    count += 1
    if count * 4 > (mask + 1) * 3 { grow() }
    return count - 1
  }

  /// The number of the order, or nil when it is not there.
  func existing(_ id: UInt64, customer: UInt32) -> Int? { probe(id, customer).index }

  @inline(__always)
  private func probe(_ id: UInt64, _ customer: UInt32) -> (index: Int?, slot: Int) {
    let tag = id & 0xFFFF_FFFF_0000_0000
    var slot = Int(truncatingIfNeeded: id) & mask
    while slots[slot] != 0 {
      if slots[slot] & 0xFFFF_FFFF_0000_0000 == tag {
        let index = Int(slots[slot] & 0xFFFF_FFFF) - 1
        if entries[index].hash == id && entries[index].customer == customer {
          return (index, slot)
        }
      }
      slot = (slot + 1) & mask
    }
    return (nil, slot)
  }

  private mutating func growEntries() {
    let larger = UnsafeMutablePointer<OrderEntry>.allocate(capacity: 2 * capacity)
    larger.moveInitialize(from: entries, count: count)
    entries.deallocate()
    entries = larger
    capacity *= 2
  }

  private mutating func grow() {
    let capacity = 2 * (mask + 1)
    slots.deallocate()
    slots = LargePages.zeros(capacity)
    mask = capacity - 1
    for index in 0..<count {
      let hash = entries[index].hash
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = hash & 0xFFFF_FFFF_0000_0000 | UInt64(index + 1)
    }
  }
}
