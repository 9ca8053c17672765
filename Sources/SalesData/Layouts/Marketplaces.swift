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

  /// eBay Germany, sold items.
  static let ebayGermany = SalesLayout(
    name: "eBay orders (German)",
    signatures: [
      ["Verkaufsprotokollnummer", "Nutzername des Käufers", "Verkauft am", "Gesamtbetrag"]
    ],
    usualColumns: ["Bestellnummer", "Zahlungsdatum", "Name des Käufers"],
    grain: .line,
    identities: [Identity(column: "Nutzername des Käufers")],
    fields: [.order: ["Bestellnummer"], .date: ["Verkauft am"], .amount: ["Gesamtbetrag"]],
    refundConvention: "none",
    timeZone: "the shop's, not named")
}
