// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing

extension RFMDimension {
  /// Scores by mid-rank: ceil(bins x (below + equal / 2) / n), in whole numbers throughout.
  ///
  /// - Parameters:
  ///   - values: What is compared, exactly and over `Int64.min`; greater is better.
  ///   - figure: The same of one customer in real units, for `cuts`.
  ///   - bins: The number of scores.
  ///   - lowIsBest: Whether figures fall where values rise, as with recency.
  init(_ values: [Int64], figure: @Sendable (Int) -> Double, bins: Int, lowIsBest: Bool = false) {
    let count = values.count
    var sorted: [UInt64] = Execution.default.array(count: count) { rows, keys in
      for row in rows { keys.initializeElement(at: row, to: RadixSort.key(values[row])) }
    }
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
    bytes = Execution.default.array(count: count) { customers, scores in
      values.withUnsafeBufferPointer { values in
        bounds.withUnsafeBufferPointer { bounds in
          for customer in customers {
            let value = values[customer]
            var score: UInt8 = 1
            for bound in bounds { score &+= value > bound ? 1 : 0 }
            scores.initializeElement(at: customer, to: score)
          }
        }
      }
    }
    self.sizes = sizes
    tieShare = count == 0 ? 0 : Double(tied) / Double(count)
    splitShare = 0
    cutIsOver = false
    cuts = Self.cuts(scores: bytes, figure, bins: bins, lowIsBest: lowIsBest)
  }

  /// Scores by SQL's NTILE: the first n mod bins tiles have one customer more than the others.
  ///
  /// - Parameters:
  ///   - values: What is compared, exactly; greater is better, and of equals the later one.
  ///   - figure: The same of one customer in real units, for `cuts`.
  ///   - bins: The number of scores.
  ///   - lowIsBest: Whether figures fall where values rise, as with recency.
  init(
    tilesOf values: [Int64], figure: @Sendable (Int) -> Double, bins: Int, lowIsBest: Bool = false
  ) {
    let count = values.count
    var places = values.indices.map {
      RadixSort.Keyed(key: RadixSort.key(values[$0]), place: UInt64($0))
    }
    RadixSort.sort(&places)
    let (least, larger) = count.quotientAndRemainder(dividingBy: bins)
    let border = larger * (least + 1)
    func tile(_ place: Int) -> Int {
      place < border ? place / (least + 1) : larger + (place - border) / least
    }
    var scores = [UInt8](repeating: 0, count: count)
    var sizes = [Int](repeating: 0, count: bins)
    var (tied, split) = (0, 0)
    var start = 0
    while start < count {
      var end = start + 1
      while end < count, places[end].key == places[start].key { end += 1 }
      for place in start..<end {
        scores[Int(places[place].place)] = UInt8(tile(place) + 1)
        sizes[tile(place)] += 1
      }
      if end - start > 1 { tied += end - start }
      if tile(start) != tile(end - 1) { split += end - start }
      start = end
    }
    bytes = scores
    self.sizes = sizes
    tieShare = count == 0 ? 0 : Double(tied) / Double(count)
    splitShare = count == 0 ? 0 : Double(split) / Double(count)
    cutIsOver = false
    cuts = Self.cuts(scores: bytes, figure, bins: bins, lowIsBest: lowIsBest)
  }

  private static func cuts(
    scores: [UInt8], _ figure: @Sendable (Int) -> Double, bins: Int, lowIsBest: Bool
  ) -> [Double] {
    // The greatest figure of each score, then the greatest on the side of the low figures.
    let parts = Execution.default.mapChunks(of: scores.count, size: 1 << 16) { _, customers in
      var greatest = [Double](repeating: -.infinity, count: bins)
      var least = Double.infinity
      for customer in customers {
        let (score, figure) = (Int(scores[customer]), figure(customer))
        greatest[score - 1] = max(greatest[score - 1], figure)
        least = min(least, figure)
      }
      return (greatest: greatest, least: least)
    }
    let greatest = (0..<bins).map { score in
      parts.reduce(-Double.infinity) { max($0, $1.greatest[score]) }
    }
    let least = parts.isEmpty ? 0 : parts.reduce(.infinity) { min($0, $1.least) }
    let nothing = least > 0 ? 0 : least.nextDown
    return (1..<bins).map { score in
      let side = lowIsBest ? greatest[score...] : greatest[..<score]
      let cut = side.max() ?? -.infinity
      return cut == -.infinity ? nothing : cut
    }
  }
}
