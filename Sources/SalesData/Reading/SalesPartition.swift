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

  /// Rows that are no sales and equal another.
  var duplicateRows: Int { contents.duplicateRows }

  /// Takes rows.
  func add(_ rows: UnsafeBufferPointer<SaleRow>) {
    lock.withLock { _ in contents.add(rows) }
  }

  private struct Contents: ~Copyable {
    var customers: IdentifierTable
    var log: OrderLog
    private var fingerprints = FingerprintSet()
    private(set) var duplicateRows = 0
    /// What was read ahead; of no use but to be read.
    private var touched: UInt64 = 0

    init(logs: PageMemory, tables: PageMemory) {
      log = OrderLog(logs)
      customers = IdentifierTable(tables)
    }

    mutating func add(_ rows: UnsafeBufferPointer<SaleRow>) {
      // Places in memory that no cache holds are asked for all at once, then used.
      for index in rows.indices { touched &+= customers.touch(rows[index].customerHash) }
      for index in rows.indices { touched &+= customers.touchEntry(rows[index].customerHash) }
      for index in rows.indices {
        let row = rows[index]
        if row.kind == .sale {
          let customer = customers.intern(row)
          log.append(
            OrderRow(
              order: row.order, fingerprint: row.fingerprint, micros: row.micros,
              placed: row.placed, isTouchedByRefund: row.isTouchedByRefund,
              serviceCode: row.serviceCode, customer: customer))
        } else if !fingerprints.insert(row.fingerprint) {
          duplicateRows += 1
        }
      }
    }
  }
}
