// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

extension SalesLayout {
  /// WooCommerce itself, Analytics > Orders > Download: one row an order, customers by name alone.
  static let wooCommerceAnalytics = SalesLayout(
    name: "WooCommerce analytics orders",
    signatures: ["Net Sales", "N. Revenue", "N. Revenue (formatted)"].map {
      ["Date", "Order #", "Status", "Customer", "Customer type", "Items sold", HeaderName($0)]
    },
    usualColumns: ["Product(s)", "Coupon(s)", "Attribution"],
    grain: .order,
    identities: [Identity(column: "Customer")],
    fields: [
      .order: ["Order #"], .date: ["Date"],
      .amount: ["Net Sales", "N. Revenue", "N. Revenue (formatted)"], .status: ["Status"],
    ],
    exclusions: wooCommerceExclusions("Status"),
    refundConvention: "orders under zero; refunded orders over zero are left out",
    timeZone: "the shop's, not named",
    traps: [
      "there is no e-mail address and no id: two people of one name are one customer",
      "one person may stand under several spellings",
      "Net Sales is without tax and postage",
    ])
}
