// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import ReproducibleComputing
public import SalesData

/// One row a customer: recency, frequency, monetary and what else the orders tell.
///
/// All columns have one value a customer, in the order of `customerIDs`. A purchase is an order
/// over zero, a refund one under zero; an order of exactly zero is neither, and counts nowhere.
/// A column is formed when it is first asked for, and kept.
public struct CustomerTable: Sendable {
  /// The customers, in the order of their ids' bytes.
  public var customerIDs: [String] { records.ids }

  /// Days from the last purchase to the as-of moment, a decimal number.
  public var recencyDays: [Double] { columns.recencyDays }

  /// The number of purchases, at least 1.
  public var frequency: [Int] { columns.frequency }

  /// The sum of all orders, so of the purchases net of the refunds; may be under zero.
  public var monetary: [Money] { columns.monetary }

  /// The number of days on which there was a purchase.
  public var purchaseDays: [Int] { columns.purchaseDays }

  /// When the first purchase was placed.
  public var firstOrder: [Timestamp] { columns.firstOrder }

  /// When the last purchase was placed.
  public var lastOrder: [Timestamp] { columns.lastOrder }

  /// The number of refunds.
  public var refundCount: [Int] { columns.refundCount }

  /// The sum of the purchases before refunds, over zero.
  public var purchased: [Money] { columns.purchased }

  /// The number of lines of all purchases.
  public var purchaseLineCount: [Int] { columns.purchaseLineCount }

  /// The moment from which recency and tenure are counted.
  public let asOf: Timestamp

  /// The number of customers.
  public var count: Int { records.count }

  /// The customers and their sums.
  package let records: CustomerRecords

  private let columns: CustomerColumns

  /// Takes what the orders of every customer sum to.
  ///
  /// - Parameters:
  ///   - ledger: The sales; every customer in it has a purchase.
  ///   - execution: On how many threads.
  public init(_ ledger: SalesLedger, execution: Execution = .default) {
    records = ledger.records
    asOf = ledger.asOf
    columns = CustomerColumns(records, asOf: asOf, execution)
  }
}
