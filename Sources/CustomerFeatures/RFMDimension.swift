// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing

/// The scores of all customers on one of recency, frequency and monetary, and how ties fell.
public struct RFMDimension: Sendable, Hashable {
  /// The score of each customer, in 1...bins; the highest is best.
  ///
  /// - Complexity: O(customers): the list is made of what is kept in a byte each.
  public var scores: [Int] { bytes.map { Int($0) } }

  /// The scores; there are at most 100 of them.
  package let bytes: [UInt8]

  /// Customers with each score: the first entry counts score 1.
  public let sizes: [Int]

  /// The share of customers whose value at least one other customer has too, in 0...1.
  public let tieShare: Double

  /// The share of customers with a score other than that of a customer whose value is equal, in
  /// 0...1; over 0 for tiles of equal size alone.
  public let splitShare: Double

  /// The boundary between each score and the next, in real units: `bins - 1` of them, fewer where
  /// a scheme leaves the best scores out.
  ///
  /// Frequency and monetary: who is at or under `cuts[s - 1]` scores at most s. Recency: who
  /// bought no longer ago than `cuts[s - 1]` days scores more than s, so that these cuts fall.
  /// With `cutIsOver` a figure equal to a cut is on its other side. Of midrank and tiles, the cut
  /// is the greatest figure under it, and 0, or just under the least value, where there is none.
  public let cuts: [Double]

  /// Whether a figure equal to a cut counts with the figures over it, not with those under it.
  public let cutIsOver: Bool

  /// The scores that nobody has, because ties are never torn apart.
  public var emptyScores: [Int] { sizes.indices.filter { sizes[$0] == 0 }.map { $0 + 1 } }

  /// The score that the cuts give to a figure, as for a customer who was not there before.
  ///
  /// - Parameters:
  ///   - figure: In real units.
  ///   - lowIsBest: Whether this is recency.
  /// - Returns: The score, in `1...bins`.
  func score(_ figure: Double, lowIsBest: Bool) -> Int {
    Self.score(figure, cuts, lowIsBest: lowIsBest, cutIsOver: cutIsOver)
  }

  private static func score(
    _ figure: Double, _ cuts: [Double], lowIsBest: Bool, cutIsOver: Bool
  ) -> Int {
    var score = 1
    for cut in cuts {
      let isOver = cutIsOver ? figure >= cut : figure > cut
      if isOver != lowIsBest { score += 1 }
    }
    return score
  }

  /// Scores by given cuts.
  ///
  /// - Parameters:
  ///   - figures: What is scored, in real units.
  ///   - keys: The figures' order in whole numbers; equal ones are ties.
  ///   - cuts: At most `bins - 1`, as `cuts` says.
  ///   - bins: The number of scores.
  ///   - lowIsBest: Whether this is recency.
  ///   - cutIsOver: Whether a figure equal to a cut counts with those over it.
  init(
    figures: [Double], keys: [UInt64], cuts: [Double], bins: Int, lowIsBest: Bool, cutIsOver: Bool
  ) {
    var sizes = [Int](repeating: 0, count: bins)
    bytes = figures.map { figure in
      let score = Self.score(figure, cuts, lowIsBest: lowIsBest, cutIsOver: cutIsOver)
      sizes[score - 1] += 1
      return UInt8(score)
    }
    self.sizes = sizes
    var sorted = keys
    RadixSort.sort(&sorted)
    var tied = 0
    for index in sorted.indices {
      let equalsFormer = index > 0 && sorted[index] == sorted[index - 1]
      let equalsNext = index + 1 < sorted.count && sorted[index] == sorted[index + 1]
      if equalsFormer || equalsNext { tied += 1 }
    }
    tieShare = keys.isEmpty ? 0 : Double(tied) / Double(keys.count)
    splitShare = 0
    self.cuts = cuts
    self.cutIsOver = cutIsOver
  }
}
