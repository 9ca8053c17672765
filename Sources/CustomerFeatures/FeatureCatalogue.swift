// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import SalesData

/// A feature and how a customer's value is computed: one entry below is all that a new one needs.
struct CatalogueEntry: Sendable {
  let feature: Feature
  /// The value of a customer's sales at the as-of moment: total, no NaN, no gap.
  let value: @Sendable (CustomerSales, Timestamp) -> Double

  init(
    _ name: String, _ label: String, _ unit: Feature.Unit, _ definition: String,
    _ value: @escaping @Sendable (CustomerSales, Timestamp) -> Double
  ) {
    feature = Feature(name: name, label: label, unit: unit, definition: definition)
    self.value = value
  }

  static let all: [CatalogueEntry] = [
    CatalogueEntry(
      "recency_days", "days since the last order", .days,
      "Days from the last purchase to the as-of moment, as a decimal number."
    ) { $0.recencyDays($1) },
    CatalogueEntry(
      "frequency", "orders", .orders,
      "The number of purchases; refunds and orders of zero are not counted."
    ) { sales, _ in Double(sales.purchases) },
    CatalogueEntry(
      "monetary", "money spent", .money,
      "The sum of all purchases less all refunds."
    ) { sales, _ in sales.amount.doubleValue },
    CatalogueEntry(
      "average_order_value", "money per order", .money,
      "The sum of the purchases before refunds, divided by their number."
    ) { sales, _ in sales.averageOrderValue },
    CatalogueEntry(
      "tenure_days", "days since the first order", .days,
      "Days from the first purchase to the as-of moment."
    ) { $0.tenureDays($1) },
    CatalogueEntry(
      "days_between_orders", "days between orders", .days,
      """
      Days from the first to the last purchase, divided by one less than their number; for \
      customers with one purchase the days since it, which the gap will at least be.
      """
    ) { $0.daysBetweenOrders($1) },
    CatalogueEntry(
      "refund_count", "refunds", .count,
      "The number of orders under zero."
    ) { sales, _ in Double(sales.refunds) },
    CatalogueEntry(
      "refund_share", "share of money refunded", .share,
      "Refunded money divided by purchased money; over 1 when earlier purchases came back."
    ) { sales, _ in sales.refundShare },
    CatalogueEntry(
      "lines_per_order", "lines per order", .count,
      "The number of lines of all purchases, divided by the number of purchases."
    ) { sales, _ in sales.linesPerOrder },
  ]
}

extension Feature {
  /// Every feature that can be computed from orders, in the order in which they are listed.
  public static let catalogue: [Feature] = CatalogueEntry.all.map(\.feature)

  /// The features that are clustered unless others are named: recency, frequency, monetary.
  public static let standardNames = ["recency_days", "frequency", "monetary"]
}
