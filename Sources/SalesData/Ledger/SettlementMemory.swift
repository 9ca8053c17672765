// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing
import Synchronization

/// Room in which one thread sorts the rows of a partition by customer, used again for the next.
final class SettlementMemory {
  /// The orders of the customer at hand.
  var orders: [PartitionSales.Order] = []
  private var sorted: UnsafeMutablePointer<OrderRow>
  private var capacity = 1 << 10
  /// Where each customer's rows end.
  private var ends: [Int] = []

  init() { sorted = .allocate(capacity: capacity) }

  deinit { sorted.deallocate() }

  /// Sorts rows by the numbers of their customers, by counting.
  func sort(_ log: borrowing OrderLog, customerCount: Int) {
    if log.count > capacity {
      sorted.deallocate()
      capacity = log.count + log.count / 4
      sorted = LargePages.allocate(byteCount: capacity * MemoryLayout<OrderRow>.stride)
        .bindMemory(to: OrderRow.self, capacity: capacity)
    }
    ends.removeAll(keepingCapacity: true)
    ends.append(contentsOf: repeatElement(0, count: customerCount + 1))
    ends.withUnsafeMutableBufferPointer { ends in
      log.forEachBlock { rows in
        for row in rows { ends[row.customer &+ 1] &+= 1 }
      }
      for customer in 0..<customerCount { ends[customer + 1] += ends[customer] }
      log.forEachBlock { rows in
        for row in rows {
          let place = ends[row.customer]
          (sorted + place).initialize(to: row)
          ends[row.customer] = place &+ 1
        }
      }
    }
  }

  /// The rows of a customer, in no particular order.
  @inline(__always)
  func rows(of customer: Int) -> UnsafeMutableBufferPointer<OrderRow> {
    let start = customer == 0 ? 0 : ends[customer - 1]
    return UnsafeMutableBufferPointer(start: sorted + start, count: ends[customer] - start)
  }

  /// One for each thread that settles.
  final class Pool: Sendable {
    private let idle = Mutex<[Held]>([])

    private struct Held: @unchecked Sendable { let memory: SettlementMemory }

    func with<Result>(_ body: (SettlementMemory) -> Result) -> Result {
      let held = idle.withLock { $0.popLast() } ?? Held(memory: SettlementMemory())
      defer { idle.withLock { $0.append(held) } }
      return body(held.memory)
    }
  }
}
