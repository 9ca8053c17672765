// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CustomerFeatures
import SalesData
import SegmentDiscovery

/// What a trait is called: features and what orders say have words in every language, the columns
/// of a list that somebody brought keep the name that they have there.
struct TraitLabel: Sendable {
  /// In running text.
  let wording: Wording
  /// Whether it is a name that somebody else gave.
  let isGiven: Bool

  /// What orders say about customers, by the names of those columns.
  private static let attributes: [String: Wording] = [
    "country": "country", "city": "city", "region": "region", "channel": "sales channel",
    "first_category": "category of the first order", "uses_discounts": "buys with discounts",
    "has_email": "has an e-mail address",
  ]

  private static let tagPrefix = "tag: "

  init(_ trait: SegmentTrait) {
    if let known = Self.attributes[trait.name.lowercased()] {
      (wording, isGiven) = (known, false)
    } else if Feature.catalogue.contains(where: { $0.name == trait.name }) {
      (wording, isGiven) = (.known(trait.label), false)
    } else if trait.name.hasPrefix(Self.tagPrefix) {
      let tag = trait.name.dropFirst(Self.tagPrefix.count)
      (wording, isGiven) = ("tag \(verbatim: String(tag))", false)
    } else {
      (wording, isGiven) = (.verbatim(trait.label), true)
    }
  }

  /// At the beginning of a line; a name that was given keeps its small letter.
  var beginning: Wording { isGiven ? wording : wording.sentence }
}
