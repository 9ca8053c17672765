// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

extension SalesLayout {
  /// WooCommerce by WebToffee's Order Export and others with the column names of its database.
  static let wooCommerceOrders = SalesLayout(
    name: "WooCommerce orders",
    signatures: [
      ["order_id", "order_date", "order_status", "order_total", "billing_email"],
      ["order_id", "order_date", "status", "order_total", "billing_email"],
    ],
    usualColumns: [
      "customer_id", "order_currency", "payment_method", "billing_first_name", "billing_last_name",
      "billing_phone", "billing_country", "shipping_country",
    ],
    grain: .order,
    identities: [
      Identity(column: "customer_email", isEmail: true),
      Identity(column: "billing_email", isEmail: true),
      Identity(column: "customer_id", blanks: ["0"]),
    ],
    fields: [
      .order: ["order_id"], .date: ["order_date"], .amount: ["order_total"],
      .refunded: ["refund_total", "total_refunded"], .currency: ["order_currency"],
      .status: ["order_status", "status"],
    ],
    exclusions: ["order_status", "status"].flatMap { wooCommerceExclusions($0) },
    refundConvention: "orders under zero; refunded orders over zero are left out",
    timeZone: "the shop's, not named",
    traps: [
      "customer 0 is every guest at once",
      "failed, cancelled and pending orders are exported with their totals",
    ])

  static func wooCommerceExclusions(_ column: HeaderName) -> [Exclusion] {
    [
      Exclusion(column: column, test: .isOneOf(["failed"]), reason: .failed),
      Exclusion(
        column: column, test: .isOneOf(["cancelled", "canceled", "trash"]), reason: .cancelled),
      Exclusion(
        column: column,
        test: .isOneOf(["pending", "pending payment", "checkout-draft", "draft", "auto-draft"]),
        reason: .unpaid),
      Exclusion(column: column, test: .isOneOfAndPositive(["refunded"]), reason: .refundedOrder),
    ]
  }
}
