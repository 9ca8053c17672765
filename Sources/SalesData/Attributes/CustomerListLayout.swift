// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import TabularFiles

/// Where a list of customers has what; columns that are not named here describe customers.
struct CustomerListLayout: Sendable {
  /// A column that says what somebody agreed to.
  struct Consent: Sendable {
    enum Kind: Sendable {
      /// A word such as `SUBSCRIBED` or `yes`.
      case word
      /// Reasons not to write to somebody, blank where there are none.
      case suppressions
      /// Whatever is there says this state.
      case mark(MarketingConsent.State)
    }
    var column: HeaderName
    var channel: MarketingConsent.Channel
    var kind: Kind
  }

  /// The customer's id, as sales may name it.
  var ids: [HeaderName] = []
  var emails: [HeaderName]
  var phones: [HeaderName] = []
  /// Names of people, joined in this order.
  var names: [HeaderName] = []
  var consents: [Consent] = []
  /// Labels, several in a field.
  var tags: HeaderName?
  /// Addresses and technical ids, which describe nobody.
  var ignored: Set<HeaderName> = []
  /// What a file whose name begins so says of everybody in it.
  var statesByFileName: [(prefix: String, state: MarketingConsent.State)] = []

  /// Every column that is something else than a description.
  var taken: Set<HeaderName> {
    ignored.union(ids + emails + phones + names).union(consents.map(\.column))
      .union(tags.map { [$0] } ?? [])
  }
}

/// A list of customers that was given beside sales.
struct CustomerListFile: Sendable {
  let text: DelimitedText
  let name: String
  let layout: CustomerListLayout

  /// What the file's name says of everybody in it.
  var stateByFileName: MarketingConsent.State {
    let base = text.name.split(separator: "/").last.map { $0.lowercased() } ?? ""
    return layout.statesByFileName.first { base.hasPrefix($0.prefix) }?.state ?? .unknown
  }
}
