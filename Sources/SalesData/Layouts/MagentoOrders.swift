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
}
