// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clustering
import CustomerFeatures
import DenseLinearAlgebra
import ReproducibleComputing
import SalesData

/// Plain names from a segment's typical place among all customers.
///
/// A name has three parts: how often they order, how much they spend, how lately they bought:
/// "Frequent high spenders, active this week". It follows from medians and their mid-rank among
/// all customers only, so that it does not change when a few customers do. Where most members have
/// a category of an attribute at least twice as often as all customers ("Germany"), it is added.
struct SegmentNaming {
  /// The medians of a segment and where they lie among all customers.
  struct Traits {
    /// Days, orders, money, money an order, days since the first order.
    var medians: [Double]
    /// The mid-rank of each median among all customers, in 0...1.
    var places: [Double]

    var recencyDays: Double { medians[0] }
    var frequency: Double { medians[1] }
    var silence: Double { places[0] }
    var value: Double { places[2] }
  }

  /// The traits that tell two segments of one name apart, and the words for having more or less.
  static let distinctions: [(feature: String, less: String, more: String)] = [
    ("recency_days", "seen more lately", "longer away"),
    ("frequency", "with fewer orders", "with more orders"),
    ("monetary", "spending less", "spending more"),
    ("average_order_value", "with smaller orders", "with larger orders"),
    ("tenure_days", "newer", "known longer"),
  ]

  /// The features that names are made from.
  static var featureNames: [String] { distinctions.map(\.feature) }

  /// What names and advice rest on, of each segment and of everybody.
  ///
  /// - Parameters:
  ///   - features: The catalogue's features by segment.
  ///   - count: The number of segments.
  /// - Returns: The traits of each segment, and those of all customers together.
  static func traits(
    _ features: GroupedFeatures, count: Int
  ) -> (segments: [Traits], all: Traits) {
    let columns = featureNames.compactMap { features.catalogue[$0] }
    let segments = (0..<count).map { segment in
      Traits(
        medians: columns.map { $0.groups[segment].median },
        places: columns.map { $0.groups[segment].place })
    }
    return (segments, Traits(medians: columns.map(\.median), places: columns.map(\.place)))
  }

  /// A different name for each segment.
  ///
  /// - Parameters:
  ///   - traits: The medians of each.
  ///   - others: What sets each apart beyond the features that it was found by.
  /// - Returns: The names.
  static func names(_ traits: [Traits], traits others: [[SegmentTrait]] = []) -> [String] {
    guard traits.count > 1 else { return ["All customers"] }
    var names = traits.map(name)
    for (index, others) in zip(names.indices, others) {
      if let category = category(others) { names[index] += ", mostly \(category)" }
    }
    for name in names where names.count(where: { $0 == name }) > 1 {
      let alike = names.indices.filter { names[$0] == name }
      for (index, text) in zip(alike, told(alike.map { traits[$0] }, apart: name)) {
        names[index] = text
      }
    }
    return names
  }

  private static func name(_ traits: Traits) -> String {
    "\(cadence(traits)) \(tier(traits)), \(freshness(traits.recencyDays))"
  }

  /// The category of the strongest lift that most members have, twice as often as all customers.
  private static func category(_ traits: [SegmentTrait]) -> String? {
    var best: (lift: Double, category: String)?
    for trait in traits where trait.isSignificant {
      guard case .share(let members, _, let lift) = trait.comparison, members >= 0.5, lift >= 2,
        lift > best?.lift ?? 0, let category = trait.category
      else { continue }
      // A flag's category is yes: what is had is the attribute itself.
      let had = trait.name == "has_email" ? "with e-mail" : trait.label
      best = (lift, category == "yes" ? had : category)
    }
    return best?.category
  }

  private static func cadence(_ traits: Traits) -> String {
    if traits.frequency < 1.5 { return "Mostly one-time" }
    if traits.frequency < 3 { return "Occasional" }
    return traits.places[1] >= 0.8 ? "Frequent" : traits.places[1] >= 0.4 ? "Regular" : "Occasional"
  }

  private static func tier(_ traits: Traits) -> String {
    // What most of them bought they sent back: they are no spenders, wherever they rank.
    guard traits.medians[2] > 0 else { return "buyers refunded in full" }
    return switch traits.value {
    case 0.75...: "high spenders"
    case 0.5..<0.75: "good spenders"
    case 0.25..<0.5: "modest spenders"
    default: "small spenders"
    }
  }

  /// How lately a typical member bought.
  static func freshness(_ days: Double) -> String {
    if days <= 7 { return "active this week" }
    if days <= 31 { return "active this month" }
    let months = Int((days / 30.4375).rounded())
    if months < 2 { return "quiet for a month" }
    if months < 12 { return "quiet for \(months) months" }
    return months < 18 ? "quiet for a year" : "quiet for over a year"
  }

  /// Names for segments that share one: by the trait in which their places differ most.
  private static func told(_ alike: [Traits], apart name: String) -> [String] {
    let spread = distinctions.indices.map { trait in
      let places = alike.map { $0.places[trait] }
      return (places.max() ?? 0) - (places.min() ?? 0)
    }
    let traits = distinctions.indices.stableSorted { spread[$0] > spread[$1] }
    for trait in traits where spread[trait] > 0 {
      let texts: [String] = alike.map { one in
        if alike.count == 2 {
          let other = alike[0].places[trait] == one.places[trait] ? alike[1] : alike[0]
          let words = distinctions[trait]
          return "\(name), \(one.places[trait] < other.places[trait] ? words.less : words.more)"
        }
        return "\(name), typically \(figure(one.medians[trait], trait))"
      }
      if Set(texts).count == texts.count { return texts }
    }
    // Alike in every median: only their rank by revenue is left to tell them apart.
    return alike.indices.map { "\(name), group \($0 + 1)" }
  }

  private static func figure(_ value: Double, _ trait: Int) -> String {
    let figure = NumberText.significant(value)
    switch distinctions[trait].feature {
    case "recency_days": return "\(figure) days ago"
    case "frequency": return "\(figure) orders"
    case "monetary": return "\(figure) in all"
    case "average_order_value": return "\(figure) an order"
    default: return "\(figure) days since the first order"
    }
  }
}
