// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// What is known about customers besides their orders, for each customer of a ledger in its order.
///
/// It comes from lists of customers that were given beside the sales and, where
/// `SalesReadingOptions.collectsAttributes` asks for it, from columns of the sales files. Every
/// column has one value a customer; what is not known is nil or `unknown`, never zero or blank.
public struct CustomerAttributes: Sendable, Hashable {
  /// What customers can be described by, in the order of the lists and their columns, then those of
  /// the sales files.
  public var columns: [AttributeColumn]

  /// What customers agreed to, at most one entry a channel, e-mail first.
  public var consents: [MarketingConsent]

  /// How to reach them, kept apart from what describes them; nil where nothing is known.
  public var contacts: CustomerContacts?

  /// Creates attributes.
  ///
  /// - Parameters:
  ///   - columns: What customers can be described by; each has one value a customer.
  ///   - consents: What customers agreed to, one entry a channel.
  ///   - contacts: How to reach them.
  public init(
    columns: [AttributeColumn] = [], consents: [MarketingConsent] = [],
    contacts: CustomerContacts? = nil
  ) {
    self.columns = columns
    self.consents = consents
    self.contacts = contacts
  }

  /// What customers agreed to on one channel, or nil where nothing is known.
  ///
  /// - Parameter channel: The channel.
  /// - Returns: One state a customer.
  public func consent(to channel: MarketingConsent.Channel) -> MarketingConsent? {
    consents.first { $0.channel == channel }
  }
}

/// How to reach each customer: personal data, which describes nobody and is no feature.
public struct CustomerContacts: Sendable, Hashable {
  /// Addresses in lower case, without blanks around them; nil where none is known.
  public var emails: [String?]
  /// Telephone numbers as they are written, without a spreadsheet's apostrophe.
  public var phones: [String?]
  /// Names of people.
  public var names: [String?]

  /// Creates contact data, one entry a customer each.
  ///
  /// - Parameters:
  ///   - emails: Addresses.
  ///   - phones: Telephone numbers.
  ///   - names: Names of people.
  public init(emails: [String?], phones: [String?], names: [String?]) {
    self.emails = emails
    self.phones = phones
    self.names = names
  }
}
