// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// What each customer agreed to on one channel.
public struct MarketingConsent: Sendable, Hashable {
  /// A way to write to somebody.
  public enum Channel: String, Sendable, Hashable, Codable, CaseIterable {
    /// Messages to the e-mail address.
    case email
    /// Messages to the telephone.
    case sms
  }

  /// Where somebody stands, as shop and mail systems tell it.
  ///
  /// Where two sources differ, the later case here holds: a record beats none, somebody who once
  /// declined is not written to because another list still has them, and an address that bounced or
  /// complained is written to by nobody.
  public enum State: Int8, Sendable, Hashable, CaseIterable, Comparable {
    /// Nothing is known.
    case unknown
    /// Has not subscribed: systems that know yes and no alone do not tell who left again.
    case never
    /// Agreed to it.
    case subscribed
    /// Left again.
    case unsubscribed
    /// Not to be written to: a bounce, a complaint, an address that does not exist, or by hand.
    case suppressed

    /// The order of precedence.
    public static func < (a: State, b: State) -> Bool { a.rawValue < b.rawValue }
  }

  /// The channel.
  public let channel: Channel

  /// One state a customer, in the ledger's order.
  public let states: [State]

  /// Creates an entry.
  ///
  /// - Parameters:
  ///   - channel: The channel.
  ///   - states: One state a customer.
  public init(channel: Channel, states: [State]) {
    self.channel = channel
    self.states = states
  }

  /// Customers in a state.
  ///
  /// - Parameter state: The state.
  /// - Returns: How many.
  /// - Complexity: O(customers).
  public func count(of state: State) -> Int { states.count { $0 == state } }

  /// Whether a customer may be written to: has subscribed, and is neither gone nor suppressed.
  ///
  /// - Parameter customer: The customer's place in the ledger.
  /// - Returns: Whether the state is `subscribed`.
  public func isReachable(_ customer: Int) -> Bool { states[customer] == .subscribed }
}

extension MarketingConsent.State {
  /// What a field says; nil when it is none of the words that systems use.
  ///
  /// Klaviyo writes `SUBSCRIBED`, `UNSUBSCRIBED` and `NEVER_SUBSCRIBED`, Mailchimp `cleaned` for
  /// addresses that bounced, Shopify `yes` and `no`.
  init?(word: FieldBytes) {
    switch word.trimmed().text.lowercased() {
    case "": self = .unknown
    case "subscribed", "yes", "true", "1", "y", "opted in", "opt-in", "active", "ja", "oui", "sí",
      "si", "sim":
      self = .subscribed
    case "unsubscribed", "opted out", "opt-out", "revoked": self = .unsubscribed
    case "never_subscribed", "never subscribed", "not_subscribed", "not subscribed",
      "non-subscribed", "nonsubscribed", "no", "false", "0", "n", "nein", "non", "não", "nee",
      "pending", "transactional":
      self = .never
    case "suppressed", "cleaned", "bounced", "archived", "invalid": self = .suppressed
    default: return nil
    }
  }

  /// What a field of suppressions says, as Klaviyo's `Email Suppressions`: blank is nothing,
  /// `UNSUBSCRIBED` alone is that, and all others (`USER_SUPPRESSED`, `SPAM_COMPLAINT`,
  /// `HARD_BOUNCE`, `INVALID_EMAIL`) are suppressions.
  init(suppressions field: FieldBytes) {
    let words = field.text.uppercased().split { !$0.isLetter && $0 != "_" }
    if words.isEmpty {
      self = .unknown
    } else {
      self = words.allSatisfy { $0 == "UNSUBSCRIBED" } ? .unsubscribed : .suppressed
    }
  }
}
