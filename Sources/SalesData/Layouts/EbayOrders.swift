// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

extension SalesLayout {
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

  /// eBay in English, Seller Hub > Orders > Download report.
  static let ebayOrders = SalesLayout(
    name: "eBay orders",
    signatures: [
      [
        "Sales Record Number", "Order Number", "Buyer Username", "Sold For", "Total Price",
        "Sale Date",
      ]
    ],
    usualColumns: [
      "Buyer Name", "Buyer Email", "Ship To Country", "Item Number", "Item Title", "Custom Label",
      "Quantity", "Shipping And Handling", "Payment Method", "Paid On Date", "Transaction ID",
    ],
    grain: .lineUnderOrder,
    identities: [Identity(column: "Buyer Username")],
    fields: [
      .order: ["Order Number"], .date: ["Sale Date"], .amount: ["Total Price"],
      .product: ["Custom Label", "Item Number"],
    ],
    refundConvention: "none",
    timeZone: "the seller's, a day without a time",
    traps: [
      "an order of several items has a row of its own, under which its items have no Total Price",
      "Total Price holds the tax that eBay collects",
      "its last lines give the number of records and the seller: they are no orders",
    ])
}
