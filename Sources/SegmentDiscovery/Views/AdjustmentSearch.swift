// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clustering
import SalesData

/// Finds pairs of segments that a shop would treat alike, and segments that hide two.
struct AdjustmentSearch {
  let segments: [Segment]
  let borders: SegmentBorders
  let statistics: SegmentStatistics
  /// The proven groups; nil where none is.
  let groups: ProvenGroups?
  let indices: [Int32]

  /// A group is hidden in a segment from this share of its members.
  static let hiddenShare = 0.15

  func adjustments() -> [SegmentAdjustment] { splits() + mergers() }

  /// The share of the variance that lies between segments, after some are merged.
  private func explained(merging pair: (Int, Int)? = nil) -> Double {
    let all = statistics.all
    let total = Double(all.count) * all.variance.reduce(0, +)
    guard total > 0 else { return 0 }
    let groups = statistics.groups.dropLast()
    var within = groups.reduce(0) { $0 + Double($1.count) * $1.variance.reduce(0, +) }
    if let (a, b) = pair.map({ (groups[$0.0], groups[$0.1]) }) {
      let square = zip(a.mean, b.mean).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
      within += Double(a.count) * Double(b.count) / Double(a.count + b.count) * square
    }
    return max(0, 1 - within / total)
  }

  private func mergers() -> [SegmentAdjustment] {
    guard segments.count > 2 else { return [] }
    var found: [(overlap: Double, adjustment: SegmentAdjustment)] = []
    for a in segments.indices {
      for b in segments.indices where a < b {
        let depth = borders.depths[a][b]
        let overlap = max(borders.overlaps[a][b], borders.overlaps[b][a])
        let difference = different(a, b)
        guard depth > 0.9, overlap >= 0.02 else { continue }
        let isAlike = segments[a].action == segments[b].action || difference == nil
        guard isAlike else { continue }
        let after = explained(merging: (a, b))
        found.append(
          (
            overlap,
            SegmentAdjustment(
              kind: .merge, segmentIDs: [segments[a].id, segments[b].id],
              reason: merger(a, b, overlap: overlap, after: after),
              explainedBefore: explained(), explainedAfter: after)
          ))
      }
    }
    return found.stableSorted { $0.overlap > $1.overlap }.map(\.adjustment)
  }

  private func merger(_ a: Int, _ b: Int, overlap: Double, after: Double) -> Wording {
    let (first, second) = (Wording.name(segments[a].name), Wording.name(segments[b].name))
    let why: Wording =
      segments[a].action == segments[b].action
      ? "the same action is suggested for both"
      : "they differ in nothing that was not used to find them"
    return """
      No valley divides \(first) from \(second), they overlap by \(.percent(overlap)), and \(why); \
      as one segment the share of variance that segments explain would fall from \
      \(.percent(explained())) to \(.percent(after)).
      """
  }

  /// A trait in which two segments lie on different sides of all customers, and surely so.
  private func different(_ a: Int, _ b: Int) -> String? {
    for trait in segments[a].traits where trait.isSignificant {
      guard
        let other = segments[b].traits.first(where: {
          $0.name == trait.name && $0.category == trait.category
        }), other.isSignificant,
        case .amount(_, _, let first) = trait.comparison,
        case .amount(_, _, let second) = other.comparison,
        first * second < 0,
        min(trait.strength, other.strength) >= TraitSearch.leastStrength
      else { continue }
      return trait.name
    }
    return nil
  }

  private func splits() -> [SegmentAdjustment] {
    guard let groups else { return [] }
    var counts = [[Int]](
      repeating: Array(repeating: 0, count: groups.count), count: segments.count)
    for (index, group) in zip(indices, groups.labels) { counts[Int(index)][Int(group)] += 1 }
    return segments.indices.compactMap { index in
      let least = max(15, Self.hiddenShare * Double(segments[index].customers))
      let hidden = counts[index].filter { Double($0) >= least }
      guard hidden.count > 1 else { return nil }
      let sizes = hidden.sorted(by: >).map { Wording.count($0) }.joined(separator: ", ")
      return SegmentAdjustment(
        kind: .split, segmentIDs: [segments[index].id],
        reason: """
          \(.name(segments[index].name)) holds \(.word(hidden.count)) groups between which a valley \
          is proven (\(sizes) customers).
          """,
        explainedBefore: explained(), explainedAfter: nil)
    }
  }
}
