// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import SalesData

/// The values of the catalogue's features, one function a feature, each total: no NaN, no gap.
extension CustomerTable {
  /// Days from the first purchase to the as-of moment.
  func tenureDays(_ customer: Int) -> Double {
    Self.days(from: firstOrder[customer], to: asOf)
  }

  /// The mean purchase, before refunds.
  func averageOrderValue(_ customer: Int) -> Double {
    purchased[customer].doubleValue / Double(frequency[customer])
  }

  /// The mean gap between purchases.
  ///
  /// Who bought once has shown no gap yet, only that it is at least the time since; that bound,
  /// the tenure, stands in for it, so that a long-silent single buyer does not pass for a fast one.
  func daysBetweenOrders(_ customer: Int) -> Double {
    guard frequency[customer] > 1 else { return tenureDays(customer) }
    return Self.days(from: firstOrder[customer], to: lastOrder[customer])
      / Double(frequency[customer] - 1)
  }

  /// Refunded money as a part of purchased money; over 1 when earlier purchases came back.
  func refundShare(_ customer: Int) -> Double {
    (purchased[customer] - monetary[customer]).doubleValue / purchased[customer].doubleValue
  }

  /// The mean number of lines of a purchase.
  func linesPerOrder(_ customer: Int) -> Double {
    Double(purchaseLineCount[customer]) / Double(frequency[customer])
  }
}
