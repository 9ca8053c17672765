// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

extension SalesLayout {
  /// Etsy, sold orders.
  static let etsyOrders = SalesLayout(
    name: "Etsy orders",
    signatures: [["Sale Date", "Order ID", "Buyer User ID", "Order Total"]],
    usualColumns: ["Full Name", "Number of Items", "Currency", "Order Value", "Status", "Buyer"],
    grain: .order,
    identities: [Identity(column: "Buyer User ID"), Identity(column: "Buyer")],
    fields: [
      .order: ["Order ID"], .date: ["Sale Date"],
      .amount: ["Adjusted Order Total", "Order Total"], .currency: ["Currency"],
    ],
    refundConvention: "Adjusted Order Total is what is left after refunds",
    timeZone: "the shop's, a day without a time",
    traps: ["years have two digits"])

  /// Etsy, sold order items.
  static let etsyItems = SalesLayout(
    name: "Etsy order items",
    signatures: [["Sale Date", "Item Name", "Buyer", "Quantity", "Item Total", "Order ID"]],
    usualColumns: ["Price", "Coupon Code", "Currency", "Transaction ID", "Listing ID"],
    grain: .line,
    identities: [Identity(column: "Buyer")],
    fields: [
      .order: ["Order ID"], .date: ["Sale Date"], .amount: ["Item Total"],
      .currency: ["Currency"], .product: ["Listing ID"],
    ],
    refundConvention: "none",
    timeZone: "the shop's, a day without a time",
    traps: ["years have two digits"])
}
