// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

extension SalesLayout {
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
}
