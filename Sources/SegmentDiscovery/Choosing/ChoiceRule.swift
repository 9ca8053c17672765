// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clustering
import SalesData

/// The rule that chooses among candidates, in one place: what it says is what it does.
struct ChoiceRule {
  /// The preferred numbers of segments: as many as a shop can treat differently.
  static let preferred = 3...5
  /// How many times the quality of 3 to 5 segments the quality of more must be.
  static let factor = 1.25
  /// How many times that of two must be: two halves of a continuum lie further apart and are found
  /// again more surely than three thirds, though nothing lies between either.
  static let factorForTwo = 1.5
  /// Qualities that differ by less are a tie.
  static let tie = 0.001

  static let text: Wording = """
    Where the test of structure proves groups, their number is taken, and each customer goes to \
    the group it most probably belongs to. Otherwise the partitions by k-means and by Ward's \
    method are weighed by their quality: mean silhouette times the stability of the least stable \
    segment. Among 3 to 5 segments the best is taken, if each of its segments holds at least 2 \
    percent of the customers or of the money; more segments are taken only if their quality is at \
    least 1.25 times as high, and two, which are apart and stable even where nothing divides the \
    customers, 1.5 times. Qualities within 0.001 are a tie: k-means goes before Ward's method, \
    then fewer segments before more. Where no partition has segments of that size, all are \
    compared. A number or method that was asked for is kept.
    """

  let settings: SegmentDiscoverer
  /// The numbers of segments that the customers allow; nil for a single segment.
  let counts: ClosedRange<Int>?
  let structure: Structure

  typealias Candidate = CandidateSearch.Candidate

  /// The index of the chosen candidate (nil: a single segment), and why in words.
  func choose(
    _ candidates: [Candidate], because limit: Wording?
  ) -> (index: Int?, reason: Wording) {
    if let proven = proven(candidates) {
      return (proven, reason(candidates, proven: proven))
    }
    let allowed = candidates.indices.filter { index in
      let candidate = candidates[index]
      return switch settings.algorithm {
      case .auto: candidate.method != .mixture
      case .kmeans: candidate.method == .kmeans
      case .ward: candidate.method == .ward
      }
    }
    let substantial = allowed.filter { candidates[$0].isSubstantial }
    let pool = substantial.isEmpty ? allowed : substantial
    func best(_ indices: [Int], over factor: (Candidate) -> Double = { _ in 1 }) -> Int? {
      Self.best(candidates, among: indices, over: factor)
    }
    guard let overall = best(pool) else {
      return (
        nil,
        limit.map { "All customers stay in one segment. \($0)" }
          ?? "All customers stay in one segment."
      )
    }
    // Of the other numbers the one that is furthest over what is asked of it.
    let other = best(
      pool.filter { !Self.preferred.contains(candidates[$0].k) }, over: Self.factor(for:))
    guard let preferred = best(pool.filter { Self.preferred.contains(candidates[$0].k) }) else {
      return (overall, reason(candidates, chosen: overall, preferred: nil, other: other))
    }
    if let other,
      candidates[other].quality
        >= candidates[preferred].quality * Self.factor(for: candidates[other])
    {
      return (other, reason(candidates, chosen: other, preferred: preferred, other: other))
    }
    return (preferred, reason(candidates, chosen: preferred, preferred: preferred, other: other))
  }

  /// The candidate with as many segments as are proven, unless something else was asked for.
  private func proven(_ candidates: [Candidate]) -> Int? {
    guard structure.verdict == .distinct,
      settings.segmentCounts?.contains(structure.groupCount) ?? true
    else { return nil }
    let method: CandidateSearch.Method =
      switch settings.algorithm {
      case .auto: .mixture
      case .kmeans: .kmeans
      case .ward: .ward
      }
    return candidates.firstIndex { $0.method == method && $0.k == structure.groupCount }
  }

  /// How many times the quality of 3 to 5 segments a candidate's must be to replace them.
  private static func factor(for candidate: Candidate) -> Double {
    candidate.k < preferred.lowerBound ? factorForTwo : factor
  }

  private static func best(
    _ candidates: [Candidate], among indices: [Int], over factor: (Candidate) -> Double
  ) -> Int? {
    func value(_ index: Int) -> Double {
      candidates[index].quality / factor(candidates[index])
    }
    guard let top = indices.map(value).max() else { return nil }
    return indices.filter { value($0) > top - tie }.min {
      let (a, b) = (candidates[$0], candidates[$1])
      if a.method != b.method { return a.method == .kmeans }
      return a.k < b.k
    }
  }
}
