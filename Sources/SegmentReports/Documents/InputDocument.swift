// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import SalesData

/// The account of a reading as JSON: `input` in `report.json` and in `inspect --json`.
///
/// Money and moments are written as exact text; file names without their folders.
public struct InputDocument: Encodable, Sendable {
  /// Rows that were not used, by reason.
  struct Rejection: Encodable, Sendable {
    let reason: String
    let rows: Int
    let amount: Money
  }

  /// Customers without a purchase.
  struct RefundOnly: Encodable, Sendable {
    /// Left out where it is hidden.
    let customers: Int?
    let amount: Money
  }

  /// The layout that was recognised.
  struct Layout: Encodable, Sendable {
    let name: String
    let confidence: Double
    let reason: Wording
  }

  /// A column and what it was read as.
  struct Column: Encodable, Sendable {
    let field: String
    let column: String
  }

  /// A month's sales.
  struct Month: Encodable, Sendable {
    let month: String
    let orders: Int
    let revenue: Money
  }

  /// A list of customers beside the sales; people and customers of it in both directions.
  struct CustomerList: Encodable, Sendable {
    let file: String
    let layout: String
    let rows: Int
    let rowsMatched: Int
    let rowsUnmatched: Int
    let customersMatched: Int
    let customersUnmatched: Int
  }

  let files: [String]
  let layout: Layout
  let encoding: String
  let delimiter: String
  let dateFormat: Wording
  let currency: String?
  let columns: [Column]
  let rows: Int
  let rowsUsed: Int
  let rowsRejected: [Rejection]
  let duplicateRows: Int
  let differingOrders: Int
  let customers: Int
  let orders: Int
  let refunds: Int
  let amount: Money
  let revenue: Money
  let refundOnly: RefundOnly
  let firstOrder: Timestamp?
  let lastOrder: Timestamp?
  let asOf: Timestamp?
  let months: [Month]
  let customerLists: [CustomerList]
  /// Those whose counts may be told.
  let consents: [SalesSummary.Consent]
  let notes: [Wording]

  /// Takes the account over.
  ///
  /// - Parameters:
  ///   - summary: The account.
  ///   - isPrivate: Whether counts of customers under five are left out.
  public init(_ summary: SalesSummary, hidingSmallCounts isPrivate: Bool = false) {
    files = summary.files.map(ReportContext.baseName)
    layout = Layout(
      name: summary.layout.name, confidence: summary.layout.confidence,
      reason: summary.layout.reason)
    encoding = summary.encoding
    delimiter = summary.delimiter
    dateFormat = summary.dateFormat
    currency = summary.currency
    columns = summary.columns.map { Column(field: $0.field, column: $0.column) }
    rows = summary.rows
    rowsUsed = summary.rowsUsed
    rowsRejected = summary.rowsRejected.map {
      Rejection(reason: $0.reason, rows: $0.rows, amount: $0.amount)
    }
    duplicateRows = summary.duplicateRows
    differingOrders = summary.differingOrders
    customers = summary.customers
    orders = summary.orders
    refunds = summary.refunds
    amount = summary.amount
    revenue = summary.revenue
    let refunded = summary.refundOnly.customers
    refundOnly = RefundOnly(
      customers: isPrivate ? SmallCounts.hidden([refunded, 0])[0] : refunded,
      amount: summary.refundOnly.amount)
    firstOrder = summary.firstOrder
    lastOrder = summary.lastOrder
    asOf = summary.asOf
    months = summary.months.map {
      Month(month: $0.month, orders: $0.orders, revenue: $0.revenue)
    }
    customerLists = summary.customerLists.map {
      CustomerList(
        file: ReportContext.baseName($0.file), layout: $0.layout, rows: $0.rows,
        rowsMatched: $0.rowsMatched, rowsUnmatched: $0.rows - $0.rowsMatched,
        customersMatched: $0.customersMatched,
        customersUnmatched: summary.customers - $0.customersMatched)
    }
    consents = summary.consents.filter { consent in
      let counts = [
        consent.subscribed, consent.unsubscribed, consent.never, consent.suppressed,
        consent.unknown,
      ]
      return !isPrivate || SmallCounts.hidden(counts).allSatisfy { $0 != nil }
    }
    notes = summary.notes
  }
}
