// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import SalesData
import SegmentDiscovery

/// The sentences of the first screen.
struct Verdict: Sendable {
  /// How the customers fall into groups, and where the money is.
  let headline: String
  /// How far to trust it, in plain words.
  let doubt: [String]

  init(_ context: ReportContext) {
    headline = Self.headline(context)
    doubt = Self.doubt(context)
  }

  private static func headline(_ context: ReportContext) -> String {
    let segments = context.segments
    let customers = NumberText.count(context.customerCount, "customer")
    guard segments.count > 1 else {
      return context.customerCount == 1
        ? "One customer: there is nothing to divide."
        : "\(customers) form one group: nothing divides them into several."
    }
    let count = NumberText.word(segments.count)
    let start = "\(customers) fall into \(count) groups"
    guard let top = concentration(segments) else {
      return start + "; each brings about as much money as its size suggests."
    }
    let which = NumberText.word(top.count) + " of them"
    let share = NumberText.wholePercent(top.customerShare)
    let money = NumberText.wholePercent(top.revenueShare)
    let brings = top.count == 1 ? "brings" : "bring"
    return start + "; \(which), \(share) of customers, \(brings) \(money) of the money."
  }

  /// The leading segments by revenue whose share of the money most exceeds their share of the
  /// customers; nil where the excess is under ten points.
  private static func concentration(
    _ segments: [Segment]
  ) -> (count: Int, customerShare: Double, revenueShare: Double)? {
    var best: (count: Int, customerShare: Double, revenueShare: Double)?
    var customers = 0.0
    var revenue = 0.0
    for (index, segment) in segments.dropLast().enumerated() {
      customers += segment.customerShare
      revenue += segment.revenueShare
      let excess = best.map { $0.revenueShare - $0.customerShare } ?? 0.1
      if revenue - customers > excess {
        best = (count: index + 1, customerShare: customers, revenueShare: min(revenue, 1))
      }
    }
    return best
  }

  private static func doubt(_ context: ReportContext) -> [String] {
    let segments = context.segments
    guard segments.count > 1 else { return [] }
    let misplaced = segments.reduce(0) {
      $0 + $1.distinctiveness.misplacedShare * $1.customerShare
    }
    let apart: String
    switch context.result.silhouette.mean {
    case 0.5...: apart = "The groups lie well apart"
    case 0.25..<0.5: apart = "The groups touch at their borders"
    default: apart = "The groups shade into one another"
    }
    let stray =
      misplaced < 0.0005
      ? "no customer is closer to another group than to its own"
      : "\(NumberText.wholePercent(misplaced)) of customers are closer to another group than to "
        + "their own"
    let blurred = segments.filter { $0.distinctiveness.word == .blurred }
    var sentences: [String] = []
    if context.result.structure.verdict == .gradual {
      sentences.append(
        "They are cuts through a continuum, not natural groups: people near a border could be in "
          + "either.")
    }
    sentences.append("\(apart): \(stray).")
    if !blurred.isEmpty, blurred.count < segments.count {
      let names = blurred.map { ReportContext.quoted($0.name) }
      let verb = blurred.count == 1 ? "is" : "are"
      let least = names.count > 3 ? "\(NumberText.word(names.count)) groups" : list(names)
      sentences.append("Least sharply drawn \(verb) \(least).")
    }
    sentences.append(
      "Not tested: whether they are natural groups or useful cuts through gradual differences.")
    return sentences
  }

  /// `a`, `a and b`, `a, b and c`.
  static func list(_ items: [String]) -> String {
    guard items.count > 1, let last = items.last else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " and " + last
  }
}
