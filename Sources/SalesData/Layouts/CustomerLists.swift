// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

extension SalesLayout {
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

  /// Klaviyo, a list or segment exported: profiles and consent, no orders.
  static let klaviyoProfiles = SalesLayout(
    name: "Klaviyo profiles",
    signatures: [["Email", "Klaviyo ID", "Email Marketing Consent"]],
    usualColumns: ["First Name", "Last Name", "Phone Number", "Source", "Profile Created On"],
    grain: .order,
    refundConvention: "none",
    timeZone: "none",
    unusable: (
      "it lists people and what they agreed to, not orders",
      "export the orders from the shop system"
    ))

  /// Mailchimp, an audience exported: one file for subscribed, unsubscribed and cleaned members.
  static let mailchimpAudience = SalesLayout(
    name: "Mailchimp audience",
    signatures: [["Email Address", "MEMBER_RATING", "LEID", "EUID"]],
    usualColumns: ["OPTIN_TIME", "CONFIRM_TIME", "NOTES", "TAGS"],
    grain: .order,
    refundConvention: "none",
    timeZone: "none",
    unusable: (
      "it lists members and what they agreed to, not orders",
      "export the orders from the shop system"
    ))
}
