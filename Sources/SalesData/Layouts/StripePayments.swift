// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

extension SalesLayout {
  /// Stripe, Payments > Export: the editions of 2020 and 2024; users choose the columns.
  static let stripePayments = SalesLayout(
    name: "Stripe payments",
    signatures: [
      ["id", "Created date (UTC)", "Amount", "Amount Refunded", "Status"],
      ["id", "Created (UTC)", "Amount", "Amount Refunded", "Status"],
    ],
    usualColumns: [
      "Currency", "Converted Amount", "Converted Amount Refunded", "Converted Currency",
      "Captured", "Fee", "Mode", "Customer ID", "Customer Email",
    ],
    grain: .payment,
    identities: [
      Identity(column: "Customer ID"), Identity(column: "Customer Email", isEmail: true),
    ],
    fields: [
      .order: ["id"], .date: ["Created date (UTC)", "Created (UTC)"],
      // What arrived in the account's own currency, where the export has it.
      .amount: ["Converted Amount", "Amount"],
      .refunded: ["Converted Amount Refunded", "Amount Refunded"],
      .currency: ["Converted Currency", "Currency"], .status: ["Status"],
    ],
    exclusions: [
      Exclusion(column: "Mode", test: .isOneOf(["test"]), reason: .testOrder),
      Exclusion(
        column: "Status",
        test: .isOneOf([
          "failed", "blocked", "canceled", "cancelled", "incomplete", "uncaptured",
          "requires payment method", "requires action",
        ]), reason: .failed),
      Exclusion(column: "Captured", test: .isOneOf(["false"]), reason: .unpaid),
    ],
    refundConvention: "Amount Refunded, subtracted from the payment",
    timeZone: "UTC",
    traps: [
      "failed payments are exported with their amounts",
      "guests have an e-mail address and no customer id",
    ])
}
