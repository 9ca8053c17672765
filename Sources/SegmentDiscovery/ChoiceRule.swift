// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clustering

/// The rule that chooses among candidates, in one place: what it says is what it does.
struct ChoiceRule {
  /// The preferred numbers of segments: as many as a shop can treat differently.
  static let preferred = 3...5
  /// By how much the silhouette of another number must be better.
  static let margin = 0.05
  /// Silhouettes that differ by less are a tie.
  static let tie = 0.001

  static let text = """
    Among 3 to 5 segments the partition with the best mean silhouette is taken, if each of its \
    segments holds at least 2 percent of the customers or of the money; another number of segments \
    is taken only if its silhouette is better by 0.05 or more. Silhouettes within 0.001 are a tie: \
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
    func best(_ indices: [Int]) -> Int? { Self.best(candidates, among: indices) }
    guard let overall = best(pool) else {
      return (nil, "All customers stay in one segment. \(limit ?? "")")
    }
    let preferredPool = pool.filter { Self.preferred.contains(candidates[$0].k) }
    let other = best(pool.filter { !Self.preferred.contains(candidates[$0].k) })
    guard let preferred = best(preferredPool) else {
      return (overall, reason(candidates, chosen: overall, preferred: nil, other: other))
    }
    if let other,
      candidates[other].silhouette.mean >= candidates[preferred].silhouette.mean + Self.margin
    {
      return (other, reason(candidates, chosen: other, preferred: preferred, other: other))
    }
    return (preferred, reason(candidates, chosen: preferred, preferred: preferred, other: other))
  }

  private static func best(_ candidates: [Candidate], among indices: [Int]) -> Int? {
    guard let top = indices.map({ candidates[$0].silhouette.mean }).max() else { return nil }
    return indices.filter { candidates[$0].silhouette.mean > top - tie }.min {
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
          The best other number, \(candidates[other].k), reaches \(figure(candidates[other])), \
          which is not better by the 0.05 that would be needed.
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
          That is better by 0.05 or more than the best of 3 to 5 segments, \
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

  private func figure(_ candidate: Candidate) -> String {
    FigureText.fixed(candidate.silhouette.mean, places: 2)
  }
}
