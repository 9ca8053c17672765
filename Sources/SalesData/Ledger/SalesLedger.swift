// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// What was sold to whom: the orders of every customer, and the account of how they were read.
public struct SalesLedger: Sendable {
  /// One order of one customer: its lines are summed.
  public struct Order: Sendable, Hashable {
    /// When its earliest line was placed.
    public let placed: Timestamp
    /// The sum of its lines: over zero a purchase, under zero a refund, zero neither.
    public let amount: Money
    /// The number of its lines.
    public let lineCount: Int32

    /// Creates an order.
    public init(placed: Timestamp, amount: Money, lineCount: Int32) {
      self.placed = placed
      self.amount = amount
      self.lineCount = lineCount
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
  public let summary: SalesSummary

  /// Creates a ledger.
  public init(
    customerIDs: [String], orders: [Order], orderOffsets: [Int], asOf: Timestamp,
    summary: SalesSummary
  ) {
    self.customerIDs = customerIDs
    self.orders = orders
    self.orderOffsets = orderOffsets
    self.asOf = asOf
    self.summary = summary
  }

  /// The orders of the customer with an index.
  public func orders(ofCustomer index: Int) -> ArraySlice<Order> {
    orders[orderOffsets[index]..<orderOffsets[index + 1]]
  }
}
