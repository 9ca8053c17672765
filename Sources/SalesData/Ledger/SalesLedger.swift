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
  public let customerIDs: [String]

  /// All orders of those customers: customer by customer, each in order of time.
  public let orders: [Order]

  /// Where each customer's orders start in `orders`; one more entry than customers.
  public let orderOffsets: [Int]

  /// The moment from which recency is counted.
  public let asOf: Timestamp

  /// How the input was read, what was used and what was not.
  public internal(set) var summary: SalesSummary

  /// What is known about customers besides their orders; nil where no list of customers was given
  /// and `SalesReadingOptions.collectsAttributes` does not ask for it.
  public internal(set) var attributes: CustomerAttributes?

  /// Creates a ledger.
  public init(
    customerIDs: [String], orders: [Order], orderOffsets: [Int], asOf: Timestamp,
    summary: SalesSummary, attributes: CustomerAttributes? = nil
  ) {
    self.customerIDs = customerIDs
    self.orders = orders
    self.orderOffsets = orderOffsets
    self.asOf = asOf
    self.summary = summary
    self.attributes = attributes
  }

  /// The orders of the customer with an index.
  public func orders(ofCustomer index: Int) -> ArraySlice<Order> {
    orders[orderOffsets[index]..<orderOffsets[index + 1]]
  }
}
