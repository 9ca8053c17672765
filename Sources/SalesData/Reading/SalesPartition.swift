// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// The customers of a part of all hashes, and their orders.
///
/// Every row of a customer comes to the same partition, so that threads fill partitions side by
/// side without anything to merge, and each partition's tables stay small enough for the
/// processor's cache. Sums, least moments and sets of hashes are the same in whatever order the
/// rows come.
final class SalesPartition: @unchecked Sendable {
  /// A power of two.
  static let count = 64

  /// The partition of a hash, by bits that the tables use last.
  @inline(__always)
  static func number(of hash: UInt64) -> Int {
    Int(truncatingIfNeeded: hash &>> 26) & (count - 1)
  }

  private let lock = Mutex<Void>(())
  private let dropsDuplicates: Bool
  // Touched only under the lock while rows come, by one thread at a time after that.
  var customers = IdentifierTable()
  var orders = OrderTable()
  private var fingerprints = FingerprintSet()
  private(set) var duplicateRows = 0
  private(set) var zeroRows = 0
  /// The repeated rows that were left out.
  private(set) var dropped = ReadingPass.Rejected()
  /// By the number of the code.
  private(set) var serviceRows: [ReadingPass.ServiceRows]

  init(dropsDuplicates: Bool, serviceCodeCount: Int) {
    self.dropsDuplicates = dropsDuplicates
    serviceRows = Array(repeating: .init(), count: serviceCodeCount)
  }

  /// Takes rows.
  func add(_ rows: UnsafeBufferPointer<SaleRow>) {
    lock.withLock { _ in
      withUnsafeTemporaryAllocation(of: UInt32.self, capacity: rows.count) { numbers in
        // All customers, then all orders: the processor waits for many places at once.
        for index in rows.indices where rows[index].kind == .sale {
          numbers[index] = UInt32(truncatingIfNeeded: customers.intern(rows[index]))
        }
        for index in rows.indices {
          if rows[index].kind == .sale {
            add(rows[index], customer: numbers[index])
          } else if !fingerprints.insert(rows[index].fingerprint) {
            duplicateRows += 1
          }
        }
      }
    }
  }

  @inline(__always)
  private func add(_ row: SaleRow, customer: UInt32) {
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
