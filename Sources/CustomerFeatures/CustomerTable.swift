// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import ReproducibleComputing
public import SalesData

/// One row a customer: recency, frequency, monetary and what else the orders tell.
///
/// All columns have one value a customer, in the order of `customerIDs`. A purchase is an order
/// over zero, a refund one under zero; an order of exactly zero is neither, and counts nowhere.
public struct CustomerTable: Sendable {
  /// The customers, in the order of their ids' bytes.
  public let customerIDs: [String]

  /// Days from the last purchase to the as-of moment, a decimal number.
  public let recencyDays: [Double]

  /// The number of purchases, at least 1.
  public let frequency: [Int]

  /// The sum of all orders, so of the purchases net of the refunds; may be under zero.
  public let monetary: [Money]

  /// The number of days on which there was a purchase.
  public let purchaseDays: [Int]

  /// When the first purchase was placed.
  public let firstOrder: [Timestamp]

  /// When the last purchase was placed.
  public let lastOrder: [Timestamp]

  /// The number of refunds.
  public let refundCount: [Int]

  /// The sum of the purchases before refunds, over zero.
  public let purchased: [Money]

  /// The number of lines of all purchases.
  public let purchaseLineCount: [Int]

  /// The moment from which recency and tenure are counted.
  public let asOf: Timestamp

  /// The number of customers.
  public var count: Int { customerIDs.count }

  /// Takes what the orders of every customer sum to.
  ///
  /// - Parameters:
  ///   - ledger: The sales; every customer in it has a purchase.
  ///   - execution: On how many threads.
  /// - Complexity: O(customers).
  public init(_ ledger: SalesLedger, execution: Execution = .default) {
    let (sales, asOf) = (ledger.sales, ledger.asOf)
    func column<Value: Sendable>(
      _ value: @Sendable (borrowing CustomerSales) -> Value
    ) -> [Value] {
      execution.array(count: sales.count) { value(sales[$0]) }
    }
    customerIDs = ledger.customerIDs
    recencyDays = column { Self.days(from: $0.lastPurchase, to: asOf) }
    frequency = column { sales in
      precondition(sales.purchases > 0, "a ledger's customers have a purchase each")
      return sales.purchases
    }
    monetary = column { $0.amount }
    purchaseDays = column { $0.purchaseDays }
    firstOrder = column { $0.firstPurchase }
    lastOrder = column { $0.lastPurchase }
    refundCount = column { $0.refunds }
    purchased = column { $0.purchased }
    purchaseLineCount = column { $0.purchaseLines }
    self.asOf = asOf
  }

  /// The days between two moments, as a decimal number.
  static func days(from start: Timestamp, to end: Timestamp) -> Double {
    Double(end.secondsSince1970 - start.secondsSince1970) / 86_400
  }
}
