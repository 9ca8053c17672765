// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// In layouts where orders have rows of items: the orders that such rows name, by order id.
final class ItemOrders: Sendable {
  private struct Order {
    var rows: UInt32 = 0
    /// As `PartTally.Item` has it.
    var fate: UInt8 = 0
    /// The partition and the customer that the items go to.
    var partition = -1
    var customer = -1
  }

  private let orders = Mutex<[UInt64: Order]>([:])

  var isEmpty: Bool { orders.withLock(\.isEmpty) }

  func merge(_ items: [UInt64: PartTally.Item]) {
    orders.withLock { orders in
      for (order, item) in items {
        orders[order, default: Order()].rows += item.rows
        orders[order, default: Order()].fate = PartTally.Item.fate(
          orders[order]?.fate ?? 0, item.fate)
      }
    }
  }

  /// Gives rows of items to their orders.
  ///
  /// Should two customers have an order of the same id, the first by the bytes of the customers'
  /// ids takes them.
  func claim(_ partitions: [SalesPartition]) {
    func precedes(_ partition: Int, _ customer: Int, _ order: Order) -> Bool {
      if order.partition < 0 { return true }
      return partitions[partition].customers.withBytes(customer) { new in
        partitions[order.partition].customers.withBytes(order.customer) { old in
          new.lexicographicallyPrecedes(old)
        }
      }
    }
    orders.withLock { orders in
      for (number, partition) in partitions.enumerated() {
        partition.log.forEachBlock { rows in
          for row in rows {
            guard let order = orders[row.order], precedes(number, row.customer, order) else {
              continue
            }
            orders[row.order]?.partition = number
            orders[row.order]?.customer = row.customer
          }
        }
      }
    }
  }

  /// The rows of items that go to an order of a customer.
  func lines(of order: UInt64, _ partition: Int, _ customer: Int) -> Int {
    orders.withLock { orders in
      guard let item = orders[order], item.partition == partition, item.customer == customer else {
        return 0
      }
      return Int(item.rows)
    }
  }

  /// Leaves out the items of an order of a customer with it.
  func reject(
    _ order: UInt64, _ partition: Int, _ customer: Int, _ reason: RejectReason
  ) {
    orders.withLock { orders in
      guard let item = orders[order], item.partition == partition, item.customer == customer else {
        return
      }
      orders[order]?.fate = UInt8(reason.rawValue) + 1
    }
  }

  /// Counts the rows of items whose order is not used.
  func rejectUnclaimed(_ tally: inout PartTally) {
    orders.withLock { orders in
      for order in orders.values where order.partition < 0 && order.rows > 0 {
        let reason = RejectReason(rawValue: Int(order.fate) - 1) ?? .itemWithoutOrder
        tally.reject(reason, .zero, file: 0, line: 0, rows: Int(order.rows))
      }
    }
  }

  /// Why a row of items of an order is not used, or nil.
  func reason(toReject order: UInt64) -> RejectReason? {
    let fate = orders.withLock { $0[order]?.fate ?? 0 }
    if fate == 0 { return .itemWithoutOrder }
    return fate == ReadingPass.used ? nil : RejectReason(rawValue: Int(fate) - 1)
  }
}
