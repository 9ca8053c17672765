// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import SalesData
import SegmentDiscovery

/// The sentences of the first screen.
struct Verdict: Sendable {
  /// How the customers fall into groups, and where the money is.
  let headline: String
  /// Whether they are natural groups or cuts; nil where there is one segment.
  let nature: String?
  /// How far to trust it, and which segments to act on, in plain words.
  let doubt: [String]

  init(_ context: ReportContext) {
    headline = Self.headline(context)
    nature = context.segments.count > 1 ? Self.nature(context.result) : nil
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
    // Groups are found or made: the sentence must not claim more than the test of structure does.
    let start =
      context.result.structure.verdict == .distinct
      ? "\(customers) fall into \(count) groups" : "\(customers), cut into \(count) groups"
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

  /// What the test of structure says of these segments, in a sentence.
  static func nature(_ result: DiscoveryResult) -> String {
    let proven = result.structure.groupCount
    guard result.structure.verdict == .distinct else {
      return "They are useful cuts through a continuum, not natural groups: people near a border "
        + "could be in either."
    }
    let groups = "\(NumberText.word(proven)) natural groups with emptier space between them"
    return proven == result.segments.count
      ? "They are natural groups: emptier space between them is proven."
      : "Proven are \(groups); the \(NumberText.word(result.segments.count)) segments here divide "
        + "the customers otherwise."
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
    var sentences = ["\(apart): \(stray)."]
    if !blurred.isEmpty, blurred.count < segments.count {
      let verb = blurred.count == 1 ? "is" : "are"
      sentences.append("Least sharply drawn \(verb) \(names(blurred)).")
    }
    return sentences + [readiness(segments)]
  }

  /// Which segments can be acted on as they are, and which fail a gate.
  private static func readiness(_ segments: [Segment]) -> String {
    let sound = segments.filter { $0.gates.names(.failed).isEmpty }
    let failing = segments.filter { !$0.gates.names(.failed).isEmpty }
    if failing.isEmpty { return "No segment fails any of its six gates." }
    guard failing.count < segments.count else {
      // One gate that all fail says more than a list of all segments.
      let common = failing.dropFirst().reduce(failing[0].gates.names(.failed)) { common, segment in
        common.filter(segment.gates.names(.failed).contains)
      }
      return "Every segment fails a gate"
        + (common.isEmpty
          ? "; read which before acting on it."
          : ": none is \(list(common).replacing(" and ", with: " or ")).")
    }
    return "Ready to act on: \(names(sound)), which \(sound.count == 1 ? "fails" : "fail") no gate."
  }

  private static func names(_ segments: [Segment]) -> String {
    segments.count > 3
      ? "\(NumberText.word(segments.count)) segments"
      : list(segments.map { ReportContext.quoted($0.name) })
  }

  /// `a`, `a and b`, `a, b and c`.
  static func list(_ items: [String]) -> String {
    guard items.count > 1, let last = items.last else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " and " + last
  }
}
