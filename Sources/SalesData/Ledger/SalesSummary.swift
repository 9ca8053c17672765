// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// The account of a reading: `amount` = `revenue` + `refundOnly.amount` + rejected, exactly.
///
/// In JSON its keys are the names of its properties, amounts of money are decimal text and moments
/// are `2011-12-09 12:50:00`.
public struct SalesSummary: Sendable, Hashable, Codable {
  /// Rows that were not used for one reason, and their money where they have any.
  public struct Rejection: Sendable, Hashable, Codable {
    /// Why, in a phrase: "no customer".
    public var reason: String
    /// How many.
    public var rows: Int
    /// The sum of their money, where it can be read.
    public var amount: Money

    /// Creates an entry.
    ///
    /// - Parameters:
    ///   - reason: Why, in a phrase.
    ///   - rows: How many.
    ///   - amount: The sum of their money.
    public init(reason: String, rows: Int, amount: Money) {
      self.reason = reason
      self.rows = rows
      self.amount = amount
    }
  }

  /// Customers without a purchase, and the money of their rows.
  public struct RefundOnly: Sendable, Hashable, Codable {
    /// How many.
    public var customers: Int
    /// The sum of their orders, zero or less.
    public var amount: Money

    /// Creates an entry.
    ///
    /// - Parameters:
    ///   - customers: How many.
    ///   - amount: The sum of their orders.
    public init(customers: Int, amount: Money) {
      self.customers = customers
      self.amount = amount
    }
  }

  /// One column of the input and what it is read as.
  public struct MappedColumn: Sendable, Hashable, Codable {
    /// The field's name, as `SalesField` has it.
    public var field: String
    /// The column's name in the file.
    public var column: String

    /// Creates an entry.
    ///
    /// - Parameters:
    ///   - field: The field's name.
    ///   - column: The column's name in the file.
    public init(field: String, column: String) {
      self.field = field
      self.column = column
    }
  }

  /// The layout that was recognised.
  public struct Layout: Sendable, Hashable, Codable {
    /// Its name as users know it: "Shopify orders".
    public var name: String
    /// How sure, in 0...1.
    public var confidence: Double
    /// Why, in a phrase.
    public var reason: Wording
    /// What one row stands for: "one row an order line".
    public var rowGrain: String
    /// How refunds appear in it.
    public var refundConvention: String
    /// What its times mean.
    public var timeZone: String
    /// What a reader of the raw file would get wrong.
    public var traps: [String]

    /// Creates an entry.
    ///
    /// - Parameters:
    ///   - name: Its name as users know it.
    ///   - confidence: How sure, in 0...1.
    ///   - reason: Why, in a phrase.
    ///   - rowGrain: What one row stands for.
    ///   - refundConvention: How refunds appear in it.
    ///   - timeZone: What its times mean.
    ///   - traps: What a reader of the raw file would get wrong.
    public init(
      name: String, confidence: Double, reason: Wording, rowGrain: String = "",
      refundConvention: String = "", timeZone: String = "", traps: [String] = []
    ) {
      self.name = name
      self.confidence = confidence
      self.reason = reason
      self.rowGrain = rowGrain
      self.refundConvention = refundConvention
      self.timeZone = timeZone
      self.traps = traps
    }
  }

  /// One calendar month's sales.
  public struct Month: Sendable, Hashable, Codable {
    /// As `2011-12`.
    public var month: String
    /// Purchases.
    public var orders: Int
    /// The money of all orders, refunds included.
    public var revenue: Money

    /// Creates an entry.
    ///
    /// - Parameters:
    ///   - month: As `2011-12`.
    ///   - orders: Purchases.
    ///   - revenue: The money of all orders.
    public init(month: String, orders: Int, revenue: Money) {
      self.month = month
      self.orders = orders
      self.revenue = revenue
    }
  }

  /// The files' names as the user gave them.
  public var files: [String]
  /// The layout that was recognised.
  public var layout: Layout
  /// What the files are stored as, such as `utf-8`.
  public var encoding: String
  /// What stands between fields, such as `comma`.
  public var delimiter: String
  /// What dates look like, in words.
  public var dateFormat: Wording
  /// The ISO code or the symbol, or nil when the data name none.
  public var currency: String?
  /// What is read from which column.
  public var columns: [MappedColumn]
  /// All rows but headers and blank lines.
  public var rows: Int
  /// Rows that went into orders; `rows` less those rejected.
  public var rowsUsed: Int
  /// Rows that were not used, by reason.
  public var rowsRejected: [Rejection]
  /// Rows that equal an earlier one in every field.
  public var duplicateRows: Int
  /// Orders that stand in several files with different content, all of which counts.
  public var differingOrders: Int
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
  /// Customers without a purchase.
  public var refundOnly: RefundOnly
  /// The first order of the customers with a purchase.
  public var firstOrder: Timestamp?
  /// Their last order, purchase or refund.
  public var lastOrder: Timestamp?
  /// The moment from which recency is counted.
  public var asOf: Timestamp?
  /// Purchases and revenue of each calendar month from the first to the last, gaps as zeros.
  public var months: [Month]
  /// Lists of customers that were given beside the sales.
  public var customerLists: [CustomerList]
  /// What customers agreed to, by channel, where anything is known.
  public var consents: [Consent]
  /// What a careful reader should know about this input.
  public var notes: [Wording]

  /// Creates an account; what is not given is zero, empty or nil.
  ///
  /// - Parameters:
  ///   - files: The files' names.
  ///   - layout: The layout that was recognised.
  ///   - encoding: What the files are stored as.
  ///   - delimiter: What stands between fields.
  ///   - dateFormat: What dates look like.
  ///   - currency: The ISO code or the symbol.
  ///   - columns: What is read from which column.
  ///   - rows: All rows.
  ///   - rowsUsed: Rows that went into orders.
  ///   - rowsRejected: Rows that were not used, by reason.
  ///   - duplicateRows: Rows that equal an earlier one.
  ///   - differingOrders: Orders that stand in several files with different content.
  ///   - customers: Customers with a purchase.
  ///   - orders: Purchases of those customers.
  ///   - refunds: Orders under zero of those customers.
  ///   - amount: All the money read.
  ///   - revenue: The money of the customers with a purchase.
  ///   - refundOnly: Customers without a purchase.
  ///   - firstOrder: The first order.
  ///   - lastOrder: The last order.
  ///   - asOf: The moment from which recency is counted.
  ///   - months: Each month's sales.
  ///   - customerLists: Lists of customers beside the sales.
  ///   - consents: What customers agreed to.
  ///   - notes: What a careful reader should know.
  public init(
    files: [String], layout: Layout, encoding: String, delimiter: String, dateFormat: Wording,
    currency: String? = nil, columns: [MappedColumn] = [], rows: Int = 0, rowsUsed: Int = 0,
    rowsRejected: [Rejection] = [], duplicateRows: Int = 0, differingOrders: Int = 0,
    customers: Int = 0, orders: Int = 0,
    refunds: Int = 0, amount: Money = .zero, revenue: Money = .zero,
    refundOnly: RefundOnly = RefundOnly(customers: 0, amount: .zero),
    firstOrder: Timestamp? = nil, lastOrder: Timestamp? = nil, asOf: Timestamp? = nil,
    months: [Month] = [], customerLists: [CustomerList] = [], consents: [Consent] = [],
    notes: [Wording] = []
  ) {
    self.files = files
    self.layout = layout
    self.encoding = encoding
    self.delimiter = delimiter
    self.dateFormat = dateFormat
    self.currency = currency
    self.columns = columns
    self.rows = rows
    self.rowsUsed = rowsUsed
    self.rowsRejected = rowsRejected
    self.duplicateRows = duplicateRows
    self.differingOrders = differingOrders
    self.customers = customers
    self.orders = orders
    self.refunds = refunds
    self.amount = amount
    self.revenue = revenue
    self.refundOnly = refundOnly
    self.firstOrder = firstOrder
    self.lastOrder = lastOrder
    self.asOf = asOf
    self.months = months
    self.customerLists = customerLists
    self.consents = consents
    self.notes = notes
  }
}
