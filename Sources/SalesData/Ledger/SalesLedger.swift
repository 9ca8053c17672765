// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// What was sold to whom: the orders of every customer, and the account of how they were read.
public struct SalesLedger: Sendable {
  /// One order of one customer: its lines are summed.
  ///
  /// Takes 24 bytes, so that orders can be kept by the hundred million.
  public struct Order: Sendable, Hashable {
    private let seconds: Int64
    /// The amount's millionths: 96 bits hold what any sum of lines can come to.
    private let low: UInt64
    private let high: Int32
    /// The number of its lines.
    public let lineCount: Int32

    /// When its earliest line was placed.
    public var placed: Timestamp { Timestamp(secondsSince1970: seconds) }

    /// The sum of its lines: over zero a purchase, under zero a refund, zero neither.
    public var amount: Money { Money(micros: Int128(high) &<< 64 | Int128(low)) }

    /// Creates an order.
    ///
    /// - Parameters:
    ///   - placed: When its earliest line was placed.
    ///   - amount: The sum of its lines; under 10^22 units.
    ///   - lineCount: The number of its lines.
    public init(placed: Timestamp, amount: Money, lineCount: Int32) {
      seconds = placed.secondsSince1970
      low = UInt64(truncatingIfNeeded: amount.micros)
      high = Int32(truncatingIfNeeded: amount.micros &>> 64)
      self.lineCount = lineCount
    }

    /// The order of time; of one moment the smaller first, then that of fewer lines.
    static func isBefore(_ a: Order, _ b: Order) -> Bool {
      if a.seconds != b.seconds { return a.seconds < b.seconds }
      if a.high != b.high { return a.high < b.high }
      if a.low != b.low { return a.low < b.low }
      return a.lineCount < b.lineCount
    }
  }

  /// The customers with at least one purchase, in the order of their ids' bytes.
  ///
  /// Formed when they are first asked for.
  public var customerIDs: [String] { records.ids }

  /// What the orders of each of those customers sum to; formed when it is first asked for.
  public var sales: [CustomerSales] { records.sales }

  /// The customers and their sums.
  package let records: CustomerRecords

  /// All orders of those customers: customer by customer, each in order of time.
  ///
  /// Empty when the reading was asked not to keep them.
  public let orders: [Order]

  /// Where each customer's orders start in `orders`; one more entry than customers, or none when
  /// orders are not kept.
  public let orderOffsets: [Int]

  /// How many purchases there were on each day, whether or not orders are kept.
  package let purchasesByDay: DayCounts

  /// The moment from which recency is counted.
  public let asOf: Timestamp

  /// How the input was read, what was used and what was not.
  public internal(set) var summary: SalesSummary

  /// What is known about customers besides their orders; nil where no list of customers was given
  /// and `SalesReadingOptions.collectsAttributes` does not ask for it.
  public internal(set) var attributes: CustomerAttributes?

  /// Creates a ledger of orders.
  ///
  /// - Parameters:
  ///   - customerIDs: The customers in the order of their ids' bytes.
  ///   - orders: Their orders, customer by customer, each in order of time.
  ///   - orderOffsets: Where each customer's orders start; one more entry than customers.
  ///   - asOf: The moment from which recency is counted.
  ///   - summary: How the input was read.
  ///   - attributes: What is known about customers besides their orders.
  public init(
    customerIDs: [String], orders: [Order], orderOffsets: [Int], asOf: Timestamp,
    summary: SalesSummary, attributes: CustomerAttributes? = nil
  ) {
    let sales = customerIDs.indices.map { customer in
      let list = orders[orderOffsets[customer]..<orderOffsets[customer + 1]]
      var sales = list.reduce(into: CustomerSales()) {
        $0.add(placed: $1.placed, amount: $1.amount, lineCount: Int($1.lineCount))
      }
      sales.purchaseDays = CustomerSales.dayCount(
        list.lazy.filter { $0.amount > .zero }.map(\.placed))
      return sales
    }
    self.init(
      CustomerRecords(customerIDs, sales), orders: orders, orderOffsets: orderOffsets,
      purchasesByDay: DayCounts(orders.lazy.filter { $0.amount > .zero }.map(\.placed)),
      asOf: asOf, summary: summary, attributes: attributes)
  }

  init(
    _ records: CustomerRecords, orders: [Order], orderOffsets: [Int], purchasesByDay: DayCounts,
    asOf: Timestamp, summary: SalesSummary, attributes: CustomerAttributes? = nil
  ) {
    self.records = records
    self.orders = orders
    self.orderOffsets = orderOffsets
    self.purchasesByDay = purchasesByDay
    self.asOf = asOf
    self.summary = summary
    self.attributes = attributes
  }

  /// The orders of the customer with an index; the reading must have kept them.
  ///
  /// - Parameter index: The customer's place in ``customerIDs``.
  /// - Returns: Purchases and refunds in order of time, without a copy.
  /// - Complexity: O(1).
  public func orders(ofCustomer index: Int) -> ArraySlice<Order> {
    orders[orderOffsets[index]..<orderOffsets[index + 1]]
  }
}
