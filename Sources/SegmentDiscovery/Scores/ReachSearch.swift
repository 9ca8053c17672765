// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import SalesData

/// How many members of each segment can be reached, by channel.
struct ReachSearch {
  let attributes: CustomerAttributes?
  /// The segment of each customer.
  let indices: [Int32]
  let sizes: [Int]

  /// The channels of which anything is known: consent where it is, otherwise an address.
  ///
  /// - Returns: One list a segment, all of the same channels.
  func reach() -> [[ChannelReach]] {
    let none = sizes.map { _ in [ChannelReach]() }
    guard let attributes else { return none }
    var reach = none
    for (channel, name, addresses) in [
      (MarketingConsent.Channel.email, "e-mail", attributes.contacts?.emails),
      (.sms, "SMS", attributes.contacts?.phones),
    ] {
      let consent = attributes.consent(to: channel)
      let hasAddresses = addresses?.contains { $0 != nil } ?? false
      guard consent != nil || hasAddresses else { continue }
      var counts = [Int](repeating: 0, count: sizes.count)
      for (customer, index) in indices.enumerated() {
        let agreed = consent?.isReachable(customer) ?? true
        // Where a list says who subscribed but not by which address, the subscription counts.
        let hasAddress = !hasAddresses || addresses?[customer] != nil
        if agreed, hasAddress { counts[Int(index)] += 1 }
      }
      for segment in sizes.indices {
        reach[segment].append(
          ChannelReach(
            channel: name, customers: counts[segment],
            share: Double(counts[segment]) / Double(max(1, sizes[segment])),
            needsConsent: consent != nil))
      }
    }
    return reach
  }
}
