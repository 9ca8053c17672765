// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

package import SalesData

/// The values of features of one customer, who has a purchase: each total, no NaN, no gap.
extension CustomerSales {
  /// Days from the last purchase to a moment, as a decimal number.
  package func recencyDays(_ asOf: Timestamp) -> Double { Self.days(from: lastPurchase, to: asOf) }

  /// Days from the first purchase to a moment.
  package func tenureDays(_ asOf: Timestamp) -> Double { Self.days(from: firstPurchase, to: asOf) }

  /// The mean purchase, before refunds.
  package var averageOrderValue: Double { purchased.doubleValue / Double(purchases) }

  /// The mean gap between purchases.
  ///
  /// Who bought once has shown no gap yet, only that it is at least the time since; that bound,
  /// the tenure, stands in for it, so that a long-silent single buyer does not pass for a fast one.
  package func daysBetweenOrders(_ asOf: Timestamp) -> Double {
    guard purchases > 1 else { return tenureDays(asOf) }
    return Self.days(from: firstPurchase, to: lastPurchase) / Double(purchases - 1)
  }

  /// Refunded money as a part of purchased money; over 1 when earlier purchases came back.
  package var refundShare: Double {
    (purchased - amount).doubleValue / purchased.doubleValue
  }

  /// The mean number of lines of a purchase.
  package var linesPerOrder: Double { Double(purchaseLines) / Double(purchases) }

  /// The days between two moments, as a decimal number.
  static func days(from start: Timestamp, to end: Timestamp) -> Double {
    Double(end.secondsSince1970 - start.secondsSince1970) / 86_400
  }
}
