// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// The customers of a part of all hashes, and their orders.
///
/// Every row of a customer comes to the same partition, so that threads fill partitions side by
/// side without anything to merge. Sums, least moments and sets of hashes are the same in whatever
/// order the rows come.
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

  init(dropsDuplicates: Bool, serviceCodeCount: Int) {
    contents = Contents(dropsDuplicates: dropsDuplicates, serviceCodeCount: serviceCodeCount)
  }

  var customers: IdentifierTable {
    _read { yield contents.customers }
  }
  var orders: OrderTable {
    _read { yield contents.orders }
    _modify { yield &contents.orders }
  }
  var duplicateRows: Int { contents.duplicateRows }
  var zeroRows: Int { contents.zeroRows }
  /// The repeated rows that were left out.
  var dropped: ReadingPass.Rejected { contents.dropped }
  /// By the number of the code.
  var serviceRows: [ReadingPass.ServiceRows] { contents.serviceRows }

  /// The hash of an order's id, or of its moment, whoever the customer is.
  func orderHash(_ index: Int) -> UInt64 {
    let entry = contents.orders.entries[index]
    return OrderHash.combine(entry.hash, contents.customers.hash(Int(entry.customer)))
  }

  /// Takes rows.
  func add(_ rows: UnsafeBufferPointer<SaleRow>) {
    lock.withLock { _ in contents.add(rows) }
  }

  /// The orders when all have come; they are here no more.
  func takeOrders() -> OrderTable {
    contents.takeOrders()
  }

  private struct Contents: ~Copyable {
    let dropsDuplicates: Bool
    var customers = IdentifierTable()
    var orders = OrderTable()
    private var fingerprints = FingerprintSet()
    private(set) var duplicateRows = 0
    private(set) var zeroRows = 0
    private(set) var dropped = ReadingPass.Rejected()
    private(set) var serviceRows: [ReadingPass.ServiceRows]
    /// What was read ahead; of no use but to be read.
    private var touched: UInt64 = 0

    init(dropsDuplicates: Bool, serviceCodeCount: Int) {
      self.dropsDuplicates = dropsDuplicates
      serviceRows = Array(repeating: .init(), count: serviceCodeCount)
    }

    mutating func takeOrders() -> OrderTable {
      var orders = OrderTable()
      swap(&orders, &self.orders)
      fingerprints = FingerprintSet()
      return orders
    }

    mutating func add(_ rows: UnsafeBufferPointer<SaleRow>) {
      // Places in memory that no cache holds are asked for all at once, then used.
      for index in rows.indices {
        touched &+= customers.touch(rows[index].customerHash)
        touched &+= orders.touch(rows[index].order)
      }
      for index in rows.indices { touched &+= customers.touchEntry(rows[index].customerHash) }
      for index in rows.indices {
        let row = rows[index]
        if row.kind == .sale {
          add(row, customer: UInt32(truncatingIfNeeded: customers.intern(row)))
        } else if !fingerprints.insert(row.fingerprint) {
          duplicateRows += 1
        }
      }
    }

    @inline(__always)
    private mutating func add(_ row: SaleRow, customer: UInt32) {
      let index = orders.find(row.order, customer: customer, placed: row.placed)
      let entry = orders.entries + index
      // Equal rows are in the same order: its first row waits for a second before it is looked up.
      if entry.pointee.lineCount == 0 {
        entry.pointee.fingerprint = row.fingerprint
      } else {
        if entry.pointee.lineCount == 1 { _ = fingerprints.insert(entry.pointee.fingerprint) }
        if !fingerprints.insert(row.fingerprint) {
          duplicateRows += 1
          if dropsDuplicates {
            dropped.rows += 1
            dropped.amount.micros += Int128(row.micros)
            return
          }
        }
      }
      orders.add(row.micros, lines: 1, to: index)
      if row.placed < entry.pointee.placed { entry.pointee.placed = row.placed }
      if row.isTouchedByRefund { entry.pointee.isTouchedByRefund = true }
      if row.micros == 0 { zeroRows += 1 }
      if row.serviceCode > 0 {
        serviceRows[Int(row.serviceCode) - 1].rows += 1
        serviceRows[Int(row.serviceCode) - 1].amount.micros += Int128(row.micros)
      }
    }
  }
}
