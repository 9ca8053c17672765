// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

extension SalesLayout {
  /// WooCommerce by Advanced Order Export, without columns of items: one row an order.
  static let advancedOrders = SalesLayout(
    name: "WooCommerce Advanced Order Export",
    signatures: [advancedSignature],
    usualColumns: ["First Name (Billing)", "Last Name (Billing)", "Payment Method Title"],
    grain: .order,
    identities: advancedIdentities,
    fields: [
      .order: ["Order Number"], .date: ["Order Date"], .amount: ["Order Total Amount"],
      .refunded: ["Order Refund Amount"], .currency: ["Currency"], .status: ["Order Status"],
    ],
    exclusions: wooCommerceExclusions("Order Status"),
    refundConvention: "Order Refund Amount, subtracted from the order's total",
    timeZone: "the shop's, not named")

  /// The same with columns of items: the order's total repeats in each of its rows.
  static let advancedOrderItems = SalesLayout(
    name: "WooCommerce Advanced Order Export, items",
    signatures: [
      advancedSignature + ["Item Name", "Item Cost", "Quantity"],
      advancedSignature + ["Item Name", "Item Cost", "Quantity (- Refund)"],
    ],
    usualColumns: ["First Name (Billing)", "Last Name (Billing)", "SKU", "Item #"],
    grain: .line,
    identities: advancedIdentities,
    fields: [
      .order: ["Order Number"], .date: ["Order Date"],
      .quantity: ["Quantity (- Refund)", "Quantity"], .price: ["Item Cost"],
      .currency: ["Currency"], .status: ["Order Status"], .product: ["SKU", "Item Name"],
    ],
    exclusions: wooCommerceExclusions("Order Status"),
    refundConvention: "Quantity (- Refund), where it is exported, is what was kept",
    timeZone: "the shop's, not named",
    traps: [
      "Order Total Amount repeats in each row of an order and must not be summed",
      "quantity times Item Cost is without postage, tax and discounts of the whole order",
      "export with the order's columns filled in all rows, or items beyond the first name nobody",
    ])

  private static let advancedSignature: [HeaderName] = [
    "Order Number", "Order Status", "Order Date", "Order Total Amount", "Email (Billing)",
  ]

  private static let advancedIdentities = [
    Identity(column: "Email (Billing)", isEmail: true), Identity(column: "Phone (Billing)"),
  ]
}
