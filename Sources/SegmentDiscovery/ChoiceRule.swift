// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clustering
import SalesData

/// The rule that chooses among candidates, in one place: what it says is what it does.
struct ChoiceRule {
  /// The preferred numbers of segments: as many as a shop can treat differently.
  static let preferred = 3...5
  /// By how much the silhouette of more segments must be better.
  static let margin = 0.05
  /// By how much the silhouette of two must be better: two halves of a continuum have a higher
  /// silhouette than three thirds, though nothing lies between either.
  static let marginForTwo = 0.15
  /// Silhouettes that differ by less are a tie.
  static let tie = 0.001

  static let text = """
    Among 3 to 5 segments the partition with the best mean silhouette is taken, if each of its \
    segments holds at least 2 percent of the customers or of the money; more segments are taken \
    only if their silhouette is better by 0.05 or more, and two, whose silhouette is higher even \
    where nothing divides the customers, by 0.15 or more. Silhouettes within 0.001 are a tie: \
    k-means goes before Ward's method, then fewer segments before more. Where no partition has \
    segments of that size, all are compared. A single number or method that was asked for is kept.
    """

  let settings: SegmentDiscoverer
  /// The numbers of segments that the customers allow; nil for a single segment.
  let counts: ClosedRange<Int>?

  typealias Candidate = CandidateSearch.Candidate

  /// The index of the chosen candidate (nil: a single segment), and why in words.
  func choose(
    _ candidates: [Candidate], because limit: String?
  ) -> (index: Int?, reason: String) {
    let allowed = candidates.indices.filter {
      settings.algorithm == .auto || candidates[$0].algorithm == settings.algorithm
    }
    let substantial = allowed.filter { candidates[$0].isSubstantial }
    let pool = substantial.isEmpty ? allowed : substantial
    func best(_ indices: [Int], less margin: (Candidate) -> Double = { _ in 0 }) -> Int? {
      Self.best(candidates, among: indices, less: margin)
    }
    guard let overall = best(pool) else {
      return (nil, "All customers stay in one segment. \(limit ?? "")")
    }
    // Of the other numbers the one that is furthest over what is asked of it.
    let other = best(
      pool.filter { !Self.preferred.contains(candidates[$0].k) }, less: Self.margin(for:))
    guard let preferred = best(pool.filter { Self.preferred.contains(candidates[$0].k) }) else {
      return (overall, reason(candidates, chosen: overall, preferred: nil, other: other))
    }
    if let other,
      candidates[other].silhouette.mean
        >= candidates[preferred].silhouette.mean + Self.margin(for: candidates[other])
    {
      return (other, reason(candidates, chosen: other, preferred: preferred, other: other))
    }
    return (preferred, reason(candidates, chosen: preferred, preferred: preferred, other: other))
  }

  /// What a candidate's silhouette must be better by to replace 3 to 5 segments.
  private static func margin(for candidate: Candidate) -> Double {
    candidate.k < preferred.lowerBound ? marginForTwo : margin
  }

  private static func best(
    _ candidates: [Candidate], among indices: [Int], less margin: (Candidate) -> Double
  ) -> Int? {
    func value(_ index: Int) -> Double {
      candidates[index].silhouette.mean - margin(candidates[index])
    }
    guard let top = indices.map(value).max() else { return nil }
    return indices.filter { value($0) > top - tie }.min {
      let (a, b) = (candidates[$0], candidates[$1])
      if a.algorithm != b.algorithm { return a.algorithm == .kmeans }
      return a.k < b.k
    }
  }

  private func reason(
    _ candidates: [Candidate], chosen: Int, preferred: Int?, other: Int?
  ) -> String {
    let candidate = candidates[chosen]
    var sentences: [String] = []
    let separation = "silhouette \(figure(candidate)), where 1 is apart and 0 is touching"
    if let counts, counts.lowerBound == counts.upperBound {
      sentences.append(
        settings.segmentCounts == counts
          ? "You asked for \(candidate.k) segments."
          : "These customers allow \(candidate.k) segments.")
      sentences.append("\(candidate.algorithm.title.sentence) makes them (\(separation)).")
    } else if chosen == preferred {
      sentences.append(
        """
        Of 3 to 5 segments, \(candidate.k) by \(candidate.algorithm.title) stand furthest apart \
        (\(separation)).
        """)
      if let other {
        sentences.append(
          """
          Of other numbers \(candidates[other].k) comes nearest with \(figure(candidates[other])); \
          it would have to be better by \(needed(candidates[other])).
          """)
      }
    } else {
      sentences.append(
        """
        \(candidate.k) segments by \(candidate.algorithm.title) stand furthest apart \
        (\(separation)).
        """)
      if let preferred {
        sentences.append(
          """
          That is better by \(needed(candidate)) or more than the best of 3 to 5 segments, \
          \(candidates[preferred].k) with \(figure(candidates[preferred])).
          """)
      }
    }
    if settings.algorithm != .auto {
      sentences.append("You asked for \(settings.algorithm.title).")
    } else if let twin = candidates.first(where: {
      $0.k == candidate.k && $0.algorithm != candidate.algorithm
    }) {
      sentences.append(
        "\(twin.algorithm.title.sentence) with as many segments reaches \(figure(twin)).")
    }
    if !candidate.isSubstantial {
      sentences.append(
        "No allowed partition has 2 percent of the customers or of the money in every segment.")
    }
    return sentences.joined(separator: " ")
  }

  private func needed(_ candidate: Candidate) -> String {
    NumberText.fixed(Self.margin(for: candidate), places: 2, grouping: true)
  }

  private func figure(_ candidate: Candidate) -> String {
    NumberText.fixed(candidate.silhouette.mean, places: 2, grouping: true)
  }
}
