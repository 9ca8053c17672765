// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing

/// The scores of all customers on one of recency, frequency and monetary, and how ties fell.
public struct RFMDimension: Sendable, Hashable {
  /// The score of each customer, in 1...bins; the highest is best.
  public let scores: [Int]

  /// Customers with each score: the first entry counts score 1.
  public let sizes: [Int]

  /// The share of customers whose value at least one other customer has too, in 0...1.
  public let tieShare: Double

  /// The boundary between each score and the next, in real units: `bins - 1` of them.
  ///
  /// Frequency and monetary: who is at or under `cuts[s - 1]` scores at most s. Recency: who
  /// bought no longer ago than `cuts[s - 1]` days scores more than s, so that these cuts fall.
  /// Where no customer is on the lower side, the cut is 0, or just under the least value.
  public let cuts: [Double]

  /// The scores that nobody has, because ties are never torn apart.
  public var emptyScores: [Int] { sizes.indices.filter { sizes[$0] == 0 }.map { $0 + 1 } }

  /// Scores by mid-rank: ceil(bins x (below + equal / 2) / n), in whole numbers throughout.
  ///
  /// - Parameters:
  ///   - values: What is compared, exactly and over `Int64.min`; greater is better.
  ///   - figures: The same in real units, for `cuts`.
  ///   - bins: The number of scores.
  ///   - lowIsBest: Whether figures fall where values rise, as with recency.
  init(_ values: [Int64], figures: [Double], bins: Int, lowIsBest: Bool = false) {
    let count = values.count
    // The sign bit turned round makes the order of whole numbers that of their bits.
    var sorted = values.map { UInt64(bitPattern: $0) ^ 1 << 63 }
    RadixSort.sort(&sorted)
    var sizes = [Int](repeating: 0, count: bins)
    // The greatest value with each score; of an empty one, that of the scores under it.
    var greatest = [Int64](repeating: .min, count: bins)
    var tied = 0
    var start = 0
    while start < count {
      var end = start + 1
      while end < count, sorted[end] == sorted[start] { end += 1 }
      let equal = end - start
      // Twice the mid-rank is a whole number, so the ceiling is exact.
      let doubled = bins * (2 * start + equal)
      let score = (doubled + 2 * count - 1) / (2 * count)
      sizes[score - 1] += equal
      for index in (score - 1)..<bins {
        greatest[index] = Int64(bitPattern: sorted[start] ^ 1 << 63)
      }
      if equal > 1 { tied += equal }
      start = end
    }
    let bounds = Array(greatest.dropLast())
    scores = bounds.withUnsafeBufferPointer { bounds in
      values.map { value in
        var score = 1
        for bound in bounds where value > bound { score += 1 }
        return score
      }
    }
    self.sizes = sizes
    tieShare = count == 0 ? 0 : Double(tied) / Double(count)
    cuts = Self.cuts(scores: scores, figures: figures, bins: bins, lowIsBest: lowIsBest)
  }

  /// The score that the cuts give to a figure, as for a customer who was not there before.
  ///
  /// - Parameters:
  ///   - figure: In real units.
  ///   - lowIsBest: Whether this is recency.
  /// - Returns: The score, in `1...bins`.
  func score(_ figure: Double, lowIsBest: Bool) -> Int {
    1 + cuts.count { lowIsBest ? figure <= $0 : figure > $0 }
  }

  private static func cuts(
    scores: [Int], figures: [Double], bins: Int, lowIsBest: Bool
  ) -> [Double] {
    // The greatest figure of each score, then the greatest on the side of the low figures.
    var greatest = [Double?](repeating: nil, count: bins)
    for (score, figure) in zip(scores, figures) {
      greatest[score - 1] = max(greatest[score - 1] ?? figure, figure)
    }
    let least = figures.min() ?? 0
    let nothing = least > 0 ? 0 : least.nextDown
    return (1..<bins).map { score in
      let side = lowIsBest ? greatest[score...] : greatest[..<score]
      return side.compactMap { $0 }.max() ?? nothing
    }
  }
}
