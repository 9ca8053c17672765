// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing
import Synchronization

/// The customers of a part of all hashes, and the rows of their orders.
///
/// Every row of a customer comes to the same partition, so that threads fill partitions side by
/// side without anything to merge. What the rows sum to is the same in whatever order they come.
final class SalesPartition: @unchecked Sendable {
  /// A power of two.
  static let count = 64

  /// The partition of a hash, by bits that the tables use last.
  @inline(__always)
  static func number(of hash: UInt64) -> Int {
    Int(truncatingIfNeeded: hash &>> 26) & (count - 1)
  }

  private let lock = Mutex<Void>(())
  // Touched only under the lock while rows come, by one thread at a time after that.
  private var contents: Contents

  init(logs: PageMemory, tables: PageMemory) {
    contents = Contents(logs: logs, tables: tables)
  }

  var customers: IdentifierTable {
    _read { yield contents.customers }
  }
  var log: OrderLog {
    _read { yield contents.log }
  }
  /// Lets the rows go when they are summed.
  func dropLog() { contents.log.removeAll() }

  /// What the orders of a customer sum to, as far as they are summed.
  func sales(of customer: Int) -> CustomerSales {
    let sums = contents.customers.names.room(customer, as: RunningSales.self).pointee
    return CustomerSales(
      sums, carry: contents.carried.isEmpty ? nil : contents.carried[customer])
  }

  /// Where the customers stand when all rows are read, as long as the partition is there.
  struct Customers: Sendable {
    let names: IdentifierTable.Names
    /// Whether the sums of some are carried elsewhere.
    let hasCarry: Bool

    /// What the orders of a customer sum to, where nothing is carried.
    @inline(__always)
    func sales(of customer: Int) -> CustomerSales {
      CustomerSales(names.room(customer, as: RunningSales.self).pointee, carry: nil)
    }

    /// Asks for a customer, well before it is used.
    @inline(__always)
    func prefetch(_ customer: Int) { names.prefetch(customer) }
  }

  var finished: Customers {
    Customers(names: contents.customers.names, hasCarry: !contents.carried.isEmpty)
  }

  /// Whether a customer has a purchase.
  @inline(__always)
  func isBuyer(_ customer: Int) -> Bool {
    contents.customers.names.room(customer, as: RunningSales.self).pointee.purchases > 0
  }

  /// Adds an order of a customer.
  func add(_ customer: Int, placed: Int64, micros: Int128, lines: Int) {
    contents.add(customer, placed: placed, micros: micros, lines: lines)
  }

  func setPurchaseDays(_ days: Int, of customer: Int) {
    contents.customers.names.room(customer, as: RunningSales.self).pointee.purchaseDays =
      UInt32(truncatingIfNeeded: days)
  }

  /// Whole orders of no money or less; whether they count is known when all are read.
  var otherOrders: [OtherOrder] {
    _read { yield contents.otherOrders }
  }

  struct OtherOrder: BitwiseCopyable {
    var customer: Int
    var placed: Int64
    var micros: Int64
  }

  /// Rows that are no sales and equal another.
  var duplicateRows: Int { contents.duplicateRows }

  /// Takes rows.
  func add(_ rows: UnsafeBufferPointer<SaleRow>) { lock.withLock { _ in contents.add(rows) } }

  private struct Contents: ~Copyable {
    var customers: IdentifierTable
    var log: OrderLog
    private var fingerprints = FingerprintSet()
    private(set) var duplicateRows = 0
    private(set) var carried: [Int: RunningSales.Carry] = [:]
    private(set) var otherOrders: [OtherOrder] = []

    init(logs: PageMemory, tables: PageMemory) {
      log = OrderLog(logs)
      customers = IdentifierTable(tables, room: MemoryLayout<RunningSales>.stride)
    }

    mutating func add(_ rows: UnsafeBufferPointer<SaleRow>) {
      // Places in memory that no cache holds are asked for all at once, then used: here and not
      // where rows come from, so that few pages are touched at a time.
      let index = customers.index
      for row in rows { index.prefetch(row.customerHash) }
      withUnsafeTemporaryAllocation(of: Int.self, capacity: rows.count) { likely in
        for index in rows.indices {
          likely[index] = customers.prefetchEntry(rows[index].customerHash)
        }
        for index in rows.indices where likely[index] >= 0 && rows[index].customer.isLong {
          customers.names.prefetchBytes(likely[index])
        }
        for index in rows.indices { add(rows[index], likely: likely[index]) }
      }
    }

    @inline(__always)
    private mutating func add(_ row: SaleRow, likely: Int) {
      switch row.kind {
      case .order:
        let customer = customers.intern(row, likely: likely)
        add(customer, placed: row.placed, micros: row.micros, lines: row.order)
      case .sale:
        let customer = customers.intern(row, likely: likely)
        log.append(
          OrderRow(
            order: row.order, fingerprint: row.fingerprint, micros: row.micros,
            placed: row.placed, isTouchedByRefund: row.isTouchedByRefund,
            serviceCode: row.serviceCode, customer: customer))
      case .customerAlone:
        _ = customers.intern(row, likely: likely)
      case .other:
        if !fingerprints.insert(row.fingerprint) { duplicateRows += 1 }
      }
    }

    @inline(__always)
    private mutating func add(_ customer: Int, placed: Int64, micros: Int64, lines: UInt64) {
      let carry = customers.names.room(customer, as: RunningSales.self).pointee
        .add(placed: placed, micros: micros, lines: UInt32(truncatingIfNeeded: lines))
      if let carry { self.carry(carry, customer) }
      if micros <= 0 {
        otherOrders.append(OtherOrder(customer: customer, placed: placed, micros: micros))
      }
    }

    mutating func add(_ customer: Int, placed: Int64, micros: Int128, lines: Int) {
      let sums = customers.names.room(customer, as: RunningSales.self)
      // Too large an order is carried but for a part with its sign.
      let part = Int64(clamping: micros)
      let rest = micros - Int128(part)
      if let carry = sums.pointee.add(
        placed: placed, micros: part, lines: UInt32(truncatingIfNeeded: lines))
      {
        self.carry(carry, customer)
      }
      if rest != 0 { carry(.init(amount: rest, purchased: max(rest, 0)), customer) }
    }

    @inline(never)
    private mutating func carry(_ carry: RunningSales.Carry, _ customer: Int) {
      carried[customer, default: .init()].amount += carry.amount
      carried[customer, default: .init()].purchased += carry.purchased
    }
  }
}
