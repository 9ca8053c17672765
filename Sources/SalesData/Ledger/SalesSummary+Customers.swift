// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

extension SalesSummary {
  /// A list of customers that was given beside the sales, and how far it fits them.
  public struct CustomerList: Sendable, Hashable, Codable {
    /// The file's name as the user gave it.
    public var file: String
    /// The layout that was recognised: "Klaviyo profiles".
    public var layout: String
    /// All its rows.
    public var rows: Int
    /// Rows of people who are customers; the others bought nothing, or are known otherwise.
    public var rowsMatched: Int
    /// Customers of the ledger who are in the list.
    public var customersMatched: Int

    /// Creates an entry.
    ///
    /// - Parameters:
    ///   - file: The file's name.
    ///   - layout: The layout that was recognised.
    ///   - rows: All its rows.
    ///   - rowsMatched: Rows of people who are customers.
    ///   - customersMatched: Customers who are in the list.
    public init(
      file: String, layout: String, rows: Int, rowsMatched: Int, customersMatched: Int
    ) {
      self.file = file
      self.layout = layout
      self.rows = rows
      self.rowsMatched = rowsMatched
      self.customersMatched = customersMatched
    }
  }

  /// How many customers stand where on one channel; together all customers.
  public struct Consent: Sendable, Hashable, Codable {
    /// The channel.
    public var channel: MarketingConsent.Channel
    /// May be written to.
    public var subscribed: Int
    /// Left again.
    public var unsubscribed: Int
    /// Have not subscribed.
    public var never: Int
    /// Must not be written to.
    public var suppressed: Int
    /// Nothing is known.
    public var unknown: Int

    /// Counts the states of customers.
    ///
    /// - Parameter consent: What each agreed to.
    public init(_ consent: MarketingConsent) {
      channel = consent.channel
      subscribed = consent.count(of: .subscribed)
      unsubscribed = consent.count(of: .unsubscribed)
      never = consent.count(of: .never)
      suppressed = consent.count(of: .suppressed)
      unknown = consent.count(of: .unknown)
    }
  }
}
