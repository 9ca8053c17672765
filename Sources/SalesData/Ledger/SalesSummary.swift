// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// The account of a reading: `amount` = `revenue` + `refundOnly.amount` + rejected, exactly.
public struct SalesSummary: Sendable, Hashable {
  /// Rows that were not used for one reason, and their money where they have any.
  public struct Rejection: Sendable, Hashable {
    public var reason: String
    public var rows: Int
    public var amount: Money
    public init(reason: String, rows: Int, amount: Money) {
      self.reason = reason
      self.rows = rows
      self.amount = amount
    }
  }

  /// Customers without a purchase, and the money of their rows.
  public struct RefundOnly: Sendable, Hashable {
    public var customers: Int
    public var amount: Money
    public init(customers: Int, amount: Money) {
      self.customers = customers
      self.amount = amount
    }
  }

  /// One column of the input and what it is read as.
  public struct MappedColumn: Sendable, Hashable {
    public var field: String
    public var column: String
    public init(field: String, column: String) {
      self.field = field
      self.column = column
    }
  }

  /// The layout that was recognised.
  public struct Layout: Sendable, Hashable {
    /// Its name as users know it: "Shopify orders".
    public var name: String
    /// How sure, in 0...1.
    public var confidence: Double
    /// Why, in a phrase.
    public var reason: String
    public init(name: String, confidence: Double, reason: String) {
      self.name = name
      self.confidence = confidence
      self.reason = reason
    }
  }

  public var files: [String]
  public var layout: Layout
  public var encoding: String
  public var delimiter: String
  public var dateFormat: String
  /// The ISO code or the symbol, or nil when the data name none.
  public var currency: String?
  public var columns: [MappedColumn]
  public var rows: Int
  public var rowsUsed: Int
  public var rowsRejected: [Rejection]
  public var duplicateRows: Int
  /// Customers with a purchase.
  public var customers: Int
  /// Purchases of those customers.
  public var orders: Int
  /// Orders under zero of those customers.
  public var refunds: Int
  /// All the money read, in used and rejected rows.
  public var amount: Money
  /// The money of the customers with a purchase, net of refunds unless asked otherwise.
  public var revenue: Money
  public var refundOnly: RefundOnly
  public var firstOrder: Timestamp?
  public var lastOrder: Timestamp?
  public var asOf: Timestamp?
  /// Purchases and revenue of each calendar month from the first to the last, gaps as zeros.
  public var months: [Month]
  /// What a careful reader should know about this input.
  public var notes: [String]

  /// One calendar month's sales.
  public struct Month: Sendable, Hashable {
    /// As `2011-12`.
    public var month: String
    public var orders: Int
    public var revenue: Money
    public init(month: String, orders: Int, revenue: Money) {
      self.month = month
      self.orders = orders
      self.revenue = revenue
    }
  }
}
