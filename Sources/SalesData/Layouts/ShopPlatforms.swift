// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

extension SalesLayout {
  /// Magento 2 (Adobe Commerce), the grid of orders.
  static let magentoOrders = SalesLayout(
    name: "Magento orders",
    signatures: [["Purchase Date", "Bill-to Name", "Grand Total (Base)", "Status"]],
    usualColumns: ["ID", "Purchase Point", "Customer Email", "Customer Group", "Total Refunded"],
    grain: .order,
    identities: [Identity(column: "Customer Email", isEmail: true)],
    fields: [
      .order: ["ID"], .date: ["Purchase Date"], .amount: ["Grand Total (Base)"],
      .refunded: ["Total Refunded"], .status: ["Status"],
    ],
    exclusions: [
      Exclusion(column: "Status", test: .isOneOf(["canceled", "cancelled"]), reason: .cancelled),
      Exclusion(
        column: "Status",
        test: .isOneOf(["pending payment", "pending_payment", "payment review"]), reason: .unpaid),
      Exclusion(column: "Status", test: .isOneOf(["suspected fraud", "fraud"]), reason: .failed),
    ],
    refundConvention: "Total Refunded, subtracted from the order's total",
    timeZone: "the shop's, not named",
    traps: ["dates are in the language of whoever exported them"])

  /// BigCommerce orders.
  static let bigCommerceOrders = SalesLayout(
    name: "BigCommerce orders",
    signatures: [
      ["Order ID", "Order Date", "Order Status", "Order Total", "Cart Base Amount"],
      ["Order ID", "Customer ID", "Order Date", "Order Status", "Order Total (inc tax)"],
    ],
    usualColumns: ["Refund Amount", "Payment Method", "Customer Email", "Email Address"],
    grain: .order,
    identities: [
      Identity(column: "Customer ID", blanks: ["0"]),
      Identity(column: "Customer Email", isEmail: true),
      Identity(column: "Email Address", isEmail: true),
    ],
    fields: [
      .order: ["Order ID"], .date: ["Order Date"], .time: ["Order Time"],
      .amount: ["Order Total (inc tax)", "Order Total"], .refunded: ["Refund Amount"],
      .currency: ["Order Currency Code"], .status: ["Order Status"],
    ],
    exclusions: [
      Exclusion(
        column: "Order Status", test: .isOneOf(["cancelled", "canceled"]), reason: .cancelled),
      Exclusion(column: "Order Status", test: .isOneOf(["declined"]), reason: .failed),
      Exclusion(column: "Order Status", test: .isOneOf(["incomplete"]), reason: .unpaid),
    ],
    refundConvention: "Refund Amount, subtracted from the order's total",
    timeZone: "the shop's, not named")

  /// Shopify, Customers > Export: totals of customers, no orders.
  static let shopifyCustomers = SalesLayout(
    name: "Shopify customers",
    signatures: [
      ["Email", "Total Spent", "Total Orders", "Accepts Email Marketing"],
      ["Email", "Total Spent", "Total Orders", "Accepts Marketing"],
    ],
    grain: .order,
    refundConvention: "none",
    timeZone: "none",
    unusable: (
      "it lists customers and their totals, not orders",
      "export the orders in Shopify under Orders > Export"
    ))
}
