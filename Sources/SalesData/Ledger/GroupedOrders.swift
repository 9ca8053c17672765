// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// The used orders of one partition's customers with a purchase, customer by customer.
struct GroupedOrders: Sendable {
  /// What these orders sum to.
  struct Totals: Sendable {
    var revenue: Int128 = 0
    var purchases = 0
    var refunds = 0
    var first = Int64.max
    var last = Int64.min
    var lastPurchase = Int64.min
    /// The customers without a purchase, and the money of their orders.
    var refundOnly = SalesSummary.RefundOnly(customers: 0, amount: .zero)

    mutating func add(_ other: Totals) {
      revenue += other.revenue
      purchases += other.purchases
      refunds += other.refunds
      first = min(first, other.first)
      last = max(last, other.last)
      lastPurchase = max(lastPurchase, other.lastPurchase)
      refundOnly.customers += other.refundOnly.customers
      refundOnly.amount += other.refundOnly.amount
    }
  }

  /// Each customer's in order of time.
  private(set) var orders: [SalesLedger.Order]
  /// Where each customer's orders start; none for those without a purchase.
  private(set) var starts: [Int]
  private(set) var totals = Totals()

  func rows(_ customer: Int) -> Range<Int> { starts[customer]..<starts[customer + 1] }

  /// Whether a customer has a purchase.
  func buys(_ customer: Int) -> Bool { starts[customer] < starts[customer + 1] }

  /// Groups orders by counting; the table is gone afterwards.
  init(_ table: consuming OrderTable, customerCount: Int) {
    var starts = [Int](repeating: 0, count: customerCount + 1)
    var isBuyer = [Bool](repeating: false, count: customerCount)
    for index in 0..<table.count where table.entries[index].fate == 0 {
      let customer = Int(table.entries[index].customer)
      starts[customer + 1] += 1
      if table.micros(index) > 0 { isBuyer[customer] = true }
    }
    for customer in 0..<customerCount {
      starts[customer + 1] = starts[customer] + (isBuyer[customer] ? starts[customer + 1] : 0)
    }
    var next = starts
    var totals = Totals()
    var isRefundOnly = [Bool](repeating: false, count: customerCount)
    orders = [SalesLedger.Order](unsafeUninitializedCapacity: starts[customerCount]) {
      buffer, count in
      for index in 0..<table.count {
        let entry = table.entries[index]
        let customer = Int(entry.customer)
        let micros = table.micros(index)
        guard isBuyer[customer] else {
          isRefundOnly[customer] = true
          if entry.fate == 0 { totals.refundOnly.amount.micros += micros }
          continue
        }
        guard entry.fate == 0 else { continue }
        buffer.initializeElement(
          at: next[customer],
          to: SalesLedger.Order(
            placed: Timestamp(secondsSince1970: entry.placed), amount: Money(micros: micros),
            lineCount: Int32(clamping: entry.lineCount)))
        next[customer] += 1
        totals.note(entry.placed, micros)
      }
      count = buffer.count
      for customer in 0..<customerCount where starts[customer + 1] - starts[customer] > 1 {
        Self.sort(
          UnsafeMutableBufferPointer(rebasing: buffer[starts[customer]..<starts[customer + 1]]))
      }
    }
    totals.refundOnly.customers = isRefundOnly.count { $0 }
    self.starts = starts
    self.totals = totals
  }

  /// Brings the orders of a customer into order: a few by insertion.
  ///
  /// Orders of one moment and one amount differ in nothing that could be seen.
  private static func sort(_ orders: UnsafeMutableBufferPointer<SalesLedger.Order>) {
    guard orders.count <= 24 else {
      var slice = orders
      slice.sort(by: SalesLedger.Order.isBefore)
      return
    }
    for index in 1..<orders.count {
      let order = orders[index]
      var place = index
      while place > 0, SalesLedger.Order.isBefore(order, orders[place - 1]) {
        orders[place] = orders[place - 1]
        place -= 1
      }
      orders[place] = order
    }
  }
}

extension GroupedOrders.Totals {
  @inline(__always)
  mutating func note(_ placed: Int64, _ micros: Int128) {
    revenue += micros
    first = min(first, placed)
    last = max(last, placed)
    if micros > 0 {
      purchases += 1
      lastPurchase = max(lastPurchase, placed)
    } else if micros < 0 {
      refunds += 1
    }
  }
}
