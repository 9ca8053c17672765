// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing
public import SalesData

/// The table that `clientele rfm` writes: one row a customer, in the order of the ids' bytes.
public struct RFMTable: Sendable {
  /// One customer's figures, scores and named segment; money and moments are exact.
  public struct Row: Sendable, Hashable {
    /// The customer's id.
    public let customerID: String
    /// Days since the last purchase.
    public let recencyDays: Double
    /// Number of purchases.
    public let frequency: Int
    /// Purchases less refunds.
    public let monetary: Money
    /// The first purchase.
    public let firstOrder: Timestamp
    /// The last purchase.
    public let lastOrder: Timestamp
    /// The recency score.
    public let rScore: Int
    /// The frequency score.
    public let fScore: Int
    /// The monetary score.
    public let mScore: Int
    /// The name that the scheme's map gives to the three scores.
    public let segmentName: String
    /// The mean purchase before refunds, in units of money.
    public let averageOrderValue: Double
    /// Days since the first purchase.
    public let tenureDays: Double
    /// The mean gap between purchases; for a single purchase the days since it.
    public let daysBetweenOrders: Double
    /// Number of refunds.
    public let refunds: Int
    /// Refunded money as a part of purchased money.
    public let refundShare: Double
  }

  /// The names of a row's columns, in the order of the file.
  public static let columnNames = [
    "customer_id", "recency_days", "frequency", "monetary", "first_order", "last_order",
    "r_score", "f_score", "m_score", "rfm_segment", "average_order_value", "tenure_days",
    "days_between_orders", "refunds", "refund_share",
  ]

  /// The customers.
  public let customers: CustomerTable

  /// Their scores, with the report of ties.
  public let scores: RFMScores

  /// Scores the customers.
  ///
  /// - Parameters:
  ///   - customers: The customers.
  ///   - bins: The number of scores, in 2...100.
  /// - Throws: `FeatureError` when bins is out of its range.
  /// - Complexity: O(customers log customers).
  public init(_ customers: CustomerTable, bins: Int = 5) throws {
    try self.init(customers, scheme: .midrank(bins: bins))
  }

  /// Scores the customers by a scheme.
  ///
  /// - Parameters:
  ///   - customers: The customers.
  ///   - scheme: How they are scored.
  /// - Throws: `FeatureError` when the scheme's number of scores is out of its range.
  /// - Complexity: O(customers log customers).
  public init(_ customers: CustomerTable, scheme: RFMScheme) throws {
    self.customers = customers
    scores = try RFMScores(customers, scheme: scheme)
  }

  /// The number of rows.
  public var count: Int { customers.count }

  /// The row of a customer, formed when it is asked for.
  ///
  /// - Parameter customer: The customer's index, in `0 ..< count`.
  /// - Returns: Figures in days, orders and money, and the scores.
  /// - Complexity: O(1).
  public subscript(customer: Int) -> Row {
    let sales = customers.records.sales(customer)
    return Row(
      customerID: customers.customerIDs[customer],
      recencyDays: sales.recencyDays(customers.asOf),
      frequency: sales.purchases,
      monetary: sales.amount,
      firstOrder: sales.firstPurchase,
      lastOrder: sales.lastPurchase,
      rScore: Int(scores.recency.bytes[customer]),
      fScore: Int(scores.frequency.bytes[customer]),
      mScore: Int(scores.monetary.bytes[customer]),
      segmentName: scores.segmentName(customer),
      averageOrderValue: sales.averageOrderValue,
      tenureDays: sales.tenureDays(customers.asOf),
      daysBetweenOrders: sales.daysBetweenOrders(customers.asOf),
      refunds: sales.refunds,
      refundShare: sales.refundShare)
  }
}
