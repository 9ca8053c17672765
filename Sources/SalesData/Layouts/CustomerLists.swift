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
      "name the orders beside it, from Shopify under Orders > Export"
    ),
    customerList: CustomerListLayout(
      ids: ["Customer ID"], emails: ["Email"], phones: ["Phone", "Default Address Phone"],
      names: ["First Name", "Last Name"],
      consents: [
        .init(column: "Accepts Email Marketing", channel: .email, kind: .word),
        .init(column: "Accepts Marketing", channel: .email, kind: .word),
        .init(column: "Accepts SMS Marketing", channel: .sms, kind: .word),
      ],
      tags: "Tags",
      ignored: [
        "Company", "Address1", "Address2", "Province Code", "Country Code", "Zip", "Note",
        "Default Address Company", "Default Address Address1", "Default Address Address2",
        "Default Address Province Code", "Default Address Country Code", "Default Address Zip",
      ]))

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
      "name the orders beside it, from the shop system"
    ),
    customerList: CustomerListLayout(
      emails: ["Email"], phones: ["Phone Number"], names: ["First Name", "Last Name"],
      consents: [
        .init(column: "Email Marketing Consent", channel: .email, kind: .word),
        .init(column: "Email Suppressions", channel: .email, kind: .suppressions),
        .init(column: "SMS Marketing Consent", channel: .sms, kind: .word),
        .init(column: "SMS Suppressions", channel: .sms, kind: .suppressions),
      ],
      tags: "Tags",
      ignored: [
        "Klaviyo ID", "Organization", "Title", "Address", "Address 2", "Zip Code", "Latitude",
        "Longitude", "IP Address",
      ]))

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
      "name the orders beside it, from the shop system"
    ),
    customerList: CustomerListLayout(
      emails: ["Email Address"], phones: ["Phone Number", "Phone"],
      names: ["First Name", "Last Name"],
      consents: [
        .init(column: "Status", channel: .email, kind: .word),
        .init(column: "UNSUB_TIME", channel: .email, kind: .mark(.unsubscribed)),
        .init(column: "CLEAN_TIME", channel: .email, kind: .mark(.suppressed)),
      ],
      tags: "TAGS",
      ignored: [
        "Address", "OPTIN_IP", "CONFIRM_IP", "LATITUDE", "LONGITUDE", "GMTOFF", "DSTOFF", "LEID",
        "EUID", "NOTES", "LAST_CHANGED", "UNSUB_CAMPAIGN_TITLE", "UNSUB_CAMPAIGN_ID",
        "UNSUB_REASON", "UNSUB_REASON_OTHER", "CLEAN_CAMPAIGN_TITLE", "CLEAN_CAMPAIGN_ID",
      ],
      statesByFileName: [
        ("subscribed", .subscribed), ("unsubscribed", .unsubscribed), ("cleaned", .suppressed),
        ("nonsubscribed", .never),
      ]))
}
