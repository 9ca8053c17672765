// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import SalesData

/// One row a customer: recency, frequency, monetary and what else the orders tell.
public struct CustomerTable: Sendable {
  /// In the order of the ids' bytes.
  public let customerIDs: [String]
  /// Days from the last purchase to the as-of moment.
  public let recencyDays: [Double]
  /// Number of purchases.
  public let frequency: [Int]
  /// Sum of the purchases, net of refunds.
  public let monetary: [Money]
  /// The first and last purchase.
  public let firstOrder: [Timestamp]
  public let lastOrder: [Timestamp]
  /// Number of refunds.
  public let refundCount: [Int]
  public let asOf: Timestamp

  public init(_ ledger: SalesLedger) { fatalError() }
}
