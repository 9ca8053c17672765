// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

extension SalesLayout {
  /// Shopify, Orders > Export: the editions of 2012, 2022 and 2024.
  static let shopifyOrders = SalesLayout(
    name: "Shopify orders",
    signatures: [["Name", "Financial Status", "Lineitem quantity", "Created at", "Total"]],
    usualColumns: [
      "Email", "Paid at", "Fulfillment Status", "Fulfilled at", "Accepts Marketing", "Currency",
      "Subtotal", "Shipping", "Taxes", "Discount Code", "Discount Amount", "Shipping Method",
      "Lineitem name", "Lineitem price", "Lineitem sku", "Billing Name", "Shipping Name", "Notes",
      "Cancelled at",
    ],
    grain: .lineUnderOrder,
    identities: [Identity(column: "Email", isEmail: true), Identity(column: "Phone")],
    fields: [
      // Not Id: it is blank in the rows of further items.
      .order: ["Name"], .date: ["Created at"], .amount: ["Total"], .refunded: ["Refunded Amount"],
      .currency: ["Currency"], .status: ["Financial Status"], .product: ["Lineitem sku"],
    ],
    exclusions: [
      Exclusion(
        column: "Payment Method", test: .contains(["bogus", "for testing"]), reason: .testOrder),
      Exclusion(column: "Cancelled at", test: .isNotBlank, reason: .cancelled),
      Exclusion(
        column: "Financial Status", test: .isOneOf(["voided", "expired"]), reason: .cancelled),
    ],
    refundConvention: "Refunded Amount, subtracted from the order's Total",
    timeZone: "the shop's, with its offset: read as UTC",
    traps: [
      "order fields stand in an order's first row alone",
      "phone numbers begin with an apostrophe, so that spreadsheets keep them",
      "orders at the till have no e-mail address",
      "pending and authorized orders are sales that are not paid yet: they count",
    ])
}
