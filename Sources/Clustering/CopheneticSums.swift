// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing

/// The moments of distances and heights over pairs, kept about the means so that an offset
/// cancels nothing (Chan, Golub and LeVeque, "Updating formulae and a pairwise algorithm for
/// computing sample variances", 1979).
struct CopheneticSums: Sendable {
  var weight = 0.0
  var meanX = 0.0
  var meanY = 0.0
  var xx = 0.0
  var yy = 0.0
  var xy = 0.0

  /// Pearson's correlation; NaN when one side does not vary.
  var correlation: Double {
    guard xx > 0, yy > 0 else { return .nan }
    return xy / (xx.squareRoot() * yy.squareRoot())
  }

  /// Adds the moments of other pairs.
  mutating func add(_ other: CopheneticSums) {
    guard other.weight > 0 else { return }
    guard weight > 0 else {
      self = other
      return
    }
    let total = weight + other.weight
    let dx = other.meanX - meanX
    let dy = other.meanY - meanY
    let factor = weight * (other.weight / total)
    xx += other.xx + dx * dx * factor
    yy += other.yy + dy * dy * factor
    xy += other.xy + dx * dy * factor
    meanX += dx * (other.weight / total)
    meanY += dy * (other.weight / total)
    weight = total
  }
}

extension Dendrogram {
  /// The moments of all pairs: row by row, the heights of a row's pairs follow from a walk up.
  ///
  /// In drawn order, each merge above a point that has it in its left part gives its height to
  /// the pairs with one span of points, its right part.
  func copheneticSums(
    _ points: LinkagePoints, weights: [Double]?, execution: Execution
  ) throws -> CopheneticSums {
    let n = leafCount
    let d = points.columnCount
    let tables = CopheneticTables(self, points: points, weights: weights)
    var total = CopheneticSums()
    let batch = max(64, 20_000_000 / max(1, n))
    for first in stride(from: 0, to: n, by: batch) {
      try execution.checkCancellation()
      execution.report("correlating distances and heights", fraction: Double(first) / Double(n))
      let parts = execution.mapChunks(of: min(batch, n - first), size: 16) { _, chunk in
        var sums = CopheneticSums()
        for p in first + chunk.lowerBound..<first + chunk.upperBound {
          sums.add(tables.sums(ofRow: p, leafCount: n, columnCount: d))
        }
        return sums
      }
      for part in parts { total.add(part) }
    }
    return total
  }
}

/// What the rows of pairs need, in drawn order.
private struct CopheneticTables: Sendable {
  /// Values in drawn order, column after column.
  let coordinates: [Double]
  let weights: [Double]
  let unit: Double
  /// The merge above each cluster, -1 over the last; and, of each merge, its height and where its
  /// right part starts and ends in drawn order.
  let above: [Int32]
  let heights: [Double]
  let middles: [Int32]
  let ends: [Int32]
  /// The leaf at each place.
  let drawn: [Int]

  init(_ tree: Dendrogram, points: LinkagePoints, weights: [Double]?) {
    let n = tree.leafCount
    let d = points.columnCount
    let m = points.count
    drawn = tree.leafOrder()
    var pointOfRow = [Int32](repeating: 0, count: n)
    for p in 0..<m {
      for i in Int(points.starts[p])..<Int(points.starts[p + 1]) {
        pointOfRow[Int(points.rows[i])] = Int32(p)
      }
    }
    var gathered = [Double](repeating: 0, count: n * d)
    for k in 0..<d {
      for (place, leaf) in drawn.enumerated() {
        gathered[k * n + place] = points.coordinates[k * m + Int(pointOfRow[leaf])]
      }
    }
    coordinates = gathered
    self.weights = drawn.map { weights?[$0] ?? 1 }
    unit = points.unit
    var above = [Int32](repeating: -1, count: n + tree.merges.count)
    for (i, merge) in tree.merges.enumerated() {
      above[merge.first] = Int32(i)
      above[merge.second] = Int32(i)
    }
    self.above = above
    heights = tree.merges.map(\.height)
    var middles: [Int32] = []
    var ends: [Int32] = []
    tree.forEachMerge { _, _, right in
      middles.append(Int32(right.lowerBound))
      ends.append(Int32(right.upperBound))
    }
    self.middles = middles
    self.ends = ends
  }

  /// The moments of the pairs of one place with those to its right, and with its own copies.
  func sums(ofRow p: Int, leafCount n: Int, columnCount d: Int) -> CopheneticSums {
    var sums = CopheneticSums()
    let w = weights[p]
    // Copies of one row: w (w - 1) / 2 pairs at distance and height 0.
    if w > 1 { sums.add(CopheneticSums(weight: w * (w - 1) / 2)) }
    // Up from the leaf: where it lies in the left part, it meets the whole right part at once.
    var merge = Int(above[drawn[p]])
    while merge >= 0 {
      let middle = Int(middles[merge])
      if p < middle {
        sums.add(span(middle..<Int(ends[merge]), of: p, n, d, height: heights[merge]))
      }
      merge = Int(above[n + merge])
    }
    return sums
  }

  /// The moments of the pairs of one place with a span of others that it meets at one height.
  private func span(
    _ span: Range<Int>, of p: Int, _ n: Int, _ d: Int, height: Double
  ) -> CopheneticSums {
    let w = weights[p]
    return coordinates.withUnsafeBufferPointer { x in
      weights.withUnsafeBufferPointer { weights in
        func distance(_ q: Int) -> Double {
          var sum = 0.0
          for k in 0..<d {
            let difference = x[k * n + q] - x[k * n + p]
            sum += difference * difference
          }
          return sum.squareRoot() * unit
        }
        // About the first distance of the span: what is subtracted need not be the mean, only near.
        let pivot = distance(span.lowerBound)
        var weight = 0.0
        var first = 0.0
        var second = 0.0
        for q in span {
          let pairs = w * weights[q]
          let difference = distance(q) - pivot
          weight += pairs
          first += pairs * difference
          second += pairs * difference * difference
        }
        let mean = first / weight
        return CopheneticSums(
          weight: weight, meanX: pivot + mean, meanY: height,
          xx: max(0, second - first * mean), yy: 0, xy: 0)
      }
    }
  }
}
