// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// How many members of a segment can be reached by a channel.
public struct ChannelReach: Sendable, Hashable, Codable {
  /// "e-mail", "SMS" or "phone".
  public var channel: String

  /// The members that can be reached: with an address and, where consent is known, with consent.
  public var customers: Int

  /// Their share of the members, in 0...1.
  public var share: Double

  /// Whether the input says who consented; where it does not, an address is all that is counted.
  public var needsConsent: Bool

  /// Creates a channel's figures.
  ///
  /// - Parameters:
  ///   - channel: "e-mail", "SMS" or "phone".
  ///   - customers: The members that can be reached.
  ///   - share: Their share of the members.
  ///   - needsConsent: Whether the input says who consented.
  public init(channel: String, customers: Int, share: Double, needsConsent: Bool) {
    self.channel = channel
    self.customers = customers
    self.share = share
    self.needsConsent = needsConsent
  }
}
