// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import SalesData
import SegmentDiscovery

/// The sentences of the first screen.
struct Verdict: Sendable {
  /// How the customers fall into groups, and where the money is.
  let headline: Wording
  /// Whether they are natural groups or cuts; nil where there is one segment.
  let nature: Wording?
  /// How far to trust it, and which segments to act on, in plain words.
  let doubt: [Wording]

  init(_ context: ReportContext) {
    headline = Self.headline(context)
    nature = context.segments.count > 1 ? Self.nature(context.result) : nil
    doubt = Self.doubt(context)
  }

  private static func headline(_ context: ReportContext) -> Wording {
    let segments = context.segments
    let customers = Wording.count(context.customerCount, "customer")
    guard segments.count > 1 else {
      return context.customerCount == 1
        ? "One customer: there is nothing to divide."
        : "\(customers) form one group: nothing divides them into several."
    }
    let count = Wording.word(segments.count)
    // Groups are found or made: the sentence must not claim more than the test of structure does.
    let start: Wording =
      context.result.structure.verdict == .distinct
      ? "\(customers) fall into \(count) groups" : "\(customers), cut into \(count) groups"
    guard let top = concentration(segments) else {
      return "\(start); each brings about as much money as its size suggests."
    }
    return """
      \(start); \(.word(top.count)) of them, \(.wholePercent(top.customerShare)) of customers, \
      \(.choice(top.count, "brings", "bring")) \(.wholePercent(top.revenueShare)) of the money.
      """
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
  static func nature(_ result: DiscoveryResult) -> Wording {
    let proven = result.structure.groupCount
    guard result.structure.verdict == .distinct else {
      if result.structure.smallestProvableShare == nil {
        return """
          They are useful cuts: so few customers cannot show whether there are natural groups.
          """
      }
      return """
        They are useful cuts through a continuum, not natural groups: people near a border could \
        be in either.
        """
    }
    return proven == result.segments.count
      ? "They are natural groups: emptier space between them is proven."
      : """
      Proven are \(.word(proven)) natural groups with emptier space between them; the \
      \(.word(result.segments.count)) segments here divide the customers otherwise.
      """
  }

  private static func doubt(_ context: ReportContext) -> [Wording] {
    let segments = context.segments
    guard segments.count > 1 else { return [] }
    let misplaced = segments.reduce(0) {
      $0 + $1.distinctiveness.misplacedShare * $1.customerShare
    }
    let apart: Wording
    switch context.result.silhouette.mean {
    case 0.5...: apart = "The groups lie well apart"
    case 0.25..<0.5: apart = "The groups touch at their borders"
    default: apart = "The groups shade into one another"
    }
    let stray: Wording
    switch misplaced {
    case 0 where !context.result.silhouette.isSampled:
      stray = "no customer is closer to another group than to its own"
    case ..<0.0005: stray = "hardly any customer is closer to another group than to its own"
    default:
      let share = Wording.wholePercent(misplaced)
      stray = "\(share) of customers are closer to another group than to their own"
    }
    let blurred = segments.filter { $0.distinctiveness.word == .blurred }
    var sentences: [Wording] = ["\(apart): \(stray)."]
    if !blurred.isEmpty, blurred.count < segments.count {
      sentences.append(
        "Least sharply drawn \(.choice(blurred.count, "is", "are")) \(names(blurred)).")
    }
    return sentences + [readiness(segments)]
  }

  /// Which segments can be acted on as they are, and which fail a gate.
  private static func readiness(_ segments: [Segment]) -> Wording {
    let sound = segments.filter { $0.gates.names(.failed).isEmpty }
    let failing = segments.filter { !$0.gates.names(.failed).isEmpty }
    if failing.isEmpty { return "No segment fails any of its six gates." }
    guard failing.count < segments.count else {
      // One gate that all fail says more than a list of all segments.
      let common = failing.dropFirst().reduce(failing[0].gates.names(.failed)) { common, segment in
        common.filter(segment.gates.names(.failed).contains)
      }
      return common.isEmpty
        ? "Every segment fails a gate; read which before acting on it."
        : "Every segment fails a gate: none is \(.alternatives(common.map { .known($0) }))."
    }
    return """
      Ready to act on: \(names(sound)), which \(.choice(sound.count, "fails", "fail")) no gate.
      """
  }

  private static func names(_ segments: [Segment]) -> Wording {
    segments.count > 3
      ? "\(.word(segments.count)) segments" : .list(segments.map { .quoted($0.name) })
  }
}
