// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// What the rows of one partition come to: its orders, where they are kept, and what was left out.
///
/// The sums of each customer stand with the customer, in the partition.
struct PartitionSales: Sendable {
  /// An order whose rows are summed.
  struct Order: BitwiseCopyable {
    var hash: UInt64
    var micros: Int128
    var placed: Int64
    var lines: Int
    var isTouchedByRefund: Bool
  }

  /// One order of one customer.
  struct Key: Hashable {
    var customer: Int
    var order: UInt64
  }

  /// Where orders are kept: those of customers with a purchase, each customer's in order of time.
  private(set) var orders: [SalesLedger.Order] = []
  /// Where each customer's orders start; empty where orders are not kept.
  private(set) var starts: [Int] = []
  private(set) var totals = SalesTotals()
  /// What is left out after all.
  private(set) var tally = PartTally()
  /// Why orders are left out, where rejected rows are listed.
  private(set) var rejectedOrders: [Key: RejectReason] = [:]
  private(set) var duplicateRows = 0
  private(set) var zeroRows = 0
  private(set) var serviceRows: [ReadingPass.ServiceRows]

  private let partition: SalesPartition
  private let rules: SettlementRules
  private let number: Int

  /// Sums the rows of a partition.
  ///
  /// - Complexity: O(rows log rows of one customer).
  init(
    _ partition: SalesPartition, number: Int, rules: SettlementRules, items: ItemOrders,
    memory: SettlementMemory
  ) {
    let count = partition.customers.count
    self.partition = partition
    self.rules = rules
    self.number = number
    serviceRows = Array(repeating: .init(), count: rules.serviceCodeCount)
    guard !rules.isSummed else {
      account(count)
      return
    }
    if rules.keepsOrders { starts.reserveCapacity(count + 1) }
    memory.sort(partition.log, customerCount: count)
    for customer in 0..<count {
      let rows = memory.rows(of: customer)
      if Self.mayRepeat(rows) { Self.sort(rows) }
      memory.orders.removeAll(keepingCapacity: true)
      var start = 0
      while start < rows.count {
        var end = start + 1
        while end < rows.count, rows[end].order == rows[start].order { end += 1 }
        var order = sum(rows, start..<end)
        start = end
        if rules.hasItems { order.lines += items.lines(of: order.hash, number, customer) }
        if let reason = rules.reason(
          toReject: order.micros, isTouchedByRefund: order.isTouchedByRefund)
        {
          reject(order, reason, customer, items)
        } else {
          memory.orders.append(order)
        }
      }
      finish(customer, memory.orders)
    }
    if rules.keepsOrders { starts.append(orders.count) }
  }

  /// Whether two rows may be of one order; never false when two are.
  @inline(__always)
  private static func mayRepeat(_ rows: UnsafeMutableBufferPointer<OrderRow>) -> Bool {
    var seen: UInt64 = 0
    for row in rows {
      let mark = 1 as UInt64 &<< (row.order &>> 58)
      if seen & mark != 0 { return true }
      seen |= mark
    }
    return false
  }

  /// Brings rows of one order together: a few by insertion.
  private static func sort(_ rows: UnsafeMutableBufferPointer<OrderRow>) {
    guard rows.count <= 24 else {
      var rows = rows
      rows.sort(by: OrderRow.precedes)
      return
    }
    for index in 1..<rows.count {
      let row = rows[index]
      var place = index
      while place > 0, OrderRow.precedes(row, rows[place - 1]) {
        rows[place] = rows[place - 1]
        place -= 1
      }
      rows[place] = row
    }
  }

  /// Sums rows of one order, equal ones side by side.
  @inline(__always)
  private mutating func sum(
    _ rows: UnsafeMutableBufferPointer<OrderRow>, _ range: Range<Int>
  ) -> Order {
    let first = rows[range.lowerBound]
    var order = Order(
      hash: first.order, micros: 0, placed: first.placed, lines: 0, isTouchedByRefund: false)
    for index in range {
      let row = rows[index]
      if index > range.lowerBound, row.fingerprint == rows[index - 1].fingerprint {
        duplicateRows += 1
        if rules.dropsDuplicates {
          tally.reject(.duplicate, Money(micros: Int128(row.micros)), file: 0, line: 0)
          continue
        }
      }
      order.micros += Int128(row.micros)
      order.lines += 1
      order.placed = min(order.placed, row.placed)
      if row.isTouchedByRefund { order.isTouchedByRefund = true }
      if row.micros == 0 { zeroRows += 1 }
      if row.serviceCode > 0 {
        serviceRows[row.serviceCode - 1].rows += 1
        serviceRows[row.serviceCode - 1].amount.micros += Int128(row.micros)
      }
    }
    return order
  }

  /// Counts orders that are summed already.
  private mutating func account(_ count: Int) {
    for order in partition.otherOrders where partition.isBuyer(order.customer) {
      totals.add(placed: order.placed, micros: Int128(order.micros))
    }
    for customer in 0..<count where !partition.isBuyer(customer) { noteRefunds(of: customer) }
  }

  /// Counts a customer without a purchase.
  private mutating func noteRefunds(of customer: Int) {
    totals.refundOnly.customers += 1
    totals.refundOnly.amount += partition.sales(of: customer).amount
  }

  private mutating func reject(
    _ order: Order, _ reason: RejectReason, _ customer: Int, _ items: ItemOrders
  ) {
    tally.reject(reason, Money(micros: order.micros), file: 0, line: 0, rows: order.lines)
    if rules.hasItems { items.reject(order.hash, number, customer, reason) }
    if rules.listsRejects {
      rejectedOrders[Key(customer: customer, order: order.hash)] = reason
    }
  }

  /// Adds the orders of a customer, in any order, to what they sum to.
  @inline(__always)
  private mutating func finish(_ customer: Int, _ list: [Order]) {
    for order in list {
      partition.add(customer, placed: order.placed, micros: order.micros, lines: order.lines)
    }
    if rules.countsPurchaseDays {
      let moments = list.lazy.filter { $0.micros > 0 }.map {
        Timestamp(secondsSince1970: $0.placed)
      }
      partition.setPurchaseDays(
        list.count < 2 ? moments.count : CustomerSales.dayCount(moments), of: customer)
    }
    if rules.keepsOrders { starts.append(orders.count) }
    guard partition.isBuyer(customer) else { return noteRefunds(of: customer) }
    for order in list { totals.add(placed: order.placed, micros: order.micros) }
    guard rules.keepsOrders else { return }
    let start = orders.count
    for order in list {
      orders.append(
        SalesLedger.Order(
          placed: Timestamp(secondsSince1970: order.placed), amount: Money(micros: order.micros),
          lineCount: Int32(clamping: order.lines)))
    }
    // Orders of one moment and one amount differ in nothing that could be seen.
    if list.count > 1 { orders[start...].sort(by: SalesLedger.Order.isBefore) }
  }
}
