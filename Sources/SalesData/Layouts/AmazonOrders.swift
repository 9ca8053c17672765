// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

extension SalesLayout {
  /// Amazon, all orders: buyers are left out of it.
  static let amazonAllOrders = SalesLayout(
    name: "Amazon all-orders report",
    signatures: [["amazon-order-id", "order-status", "asin"]],
    grain: .line,
    refundConvention: "none",
    timeZone: "UTC",
    unusable: (
      "it names no customer",
      "use a report with buyer-email, such as the one of unshipped orders"
    ))

  /// Amazon, unshipped and new orders.
  static let amazonOrders = SalesLayout(
    name: "Amazon orders",
    signatures: [["order-id", "order-item-id", "purchase-date", "buyer-email", "item-price"]],
    usualColumns: ["payments-date", "buyer-name", "sku", "quantity-purchased", "currency"],
    grain: .line,
    identities: [Identity(column: "buyer-email", isEmail: true)],
    fields: [
      .order: ["order-id"], .date: ["purchase-date"], .amount: ["item-price"],
      .currency: ["currency"], .product: ["sku"],
    ],
    refundConvention: "none: returns are in another report",
    timeZone: "with its offset: read as UTC",
    traps: [
      "item-price is for all pieces of the row",
      "the address is an alias of the marketplace, one for each buyer",
    ])
}
