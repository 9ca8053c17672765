// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

extension SalesLayout {
  /// Square, Transactions > Export: one row a payment or refund.
  static let squareTransactions = SalesLayout(
    name: "Square transactions",
    signatures: [
      ["Date", "Time", "Gross Sales", "Total Collected", "Transaction ID", "Event Type"]
    ],
    usualColumns: [
      "Time Zone", "Net Sales", "Tax", "Tip", "Partial Refunds", "Fees", "Net Total",
      "Payment ID", "Customer ID", "Customer Name",
    ],
    grain: .payment,
    identities: [Identity(column: "Customer ID"), Identity(column: "Customer Reference ID")],
    fields: [
      .order: ["Transaction ID"], .date: ["Date"], .time: ["Time"],
      // Net Total is what is left after Square's fees; the customer paid Total Collected.
      .amount: ["Total Collected"],
    ],
    exclusions: [
      Exclusion(
        column: "Transaction Status", test: .isOneOf(["failed", "voided"]), reason: .failed)
    ],
    giftCardLoads: "Gift Card Sales",
    refundConvention: "rows of the event type Refund, under zero",
    timeZone: "the place's, named in words",
    traps: [
      "most sales at a till have no customer",
      "Net Total is the shop's money after fees, not the customer's",
      "Total Collected holds gift cards sold, which are no sales until they are spent",
    ])

  /// Square, Items > Export: one row an item sold.
  static let squareItems = SalesLayout(
    name: "Square items",
    signatures: [
      ["Date", "Time", "Item", "Qty", "Price Point Name", "Net Sales", "Transaction ID"]
    ],
    usualColumns: [
      "Time Zone", "Category", "SKU", "Gross Sales", "Discounts", "Tax", "Event Type",
      "Customer ID", "Customer Name",
    ],
    grain: .line,
    identities: [Identity(column: "Customer ID"), Identity(column: "Customer Reference ID")],
    fields: [
      .order: ["Transaction ID"], .date: ["Date"], .time: ["Time"], .amount: ["Net Sales"],
      .product: ["SKU", "Item"], .category: ["Category"],
    ],
    exclusions: [
      Exclusion(
        column: "Item", test: .isOneOf(["gift card", "egift card", "e-gift card"]),
        reason: .giftCard)
    ],
    refundConvention: "rows of the event type Refund, under zero",
    timeZone: "the place's, named in words",
    traps: [
      "Net Sales is without tax and tips",
      "a gift card is no sale until it is spent",
    ])
}
