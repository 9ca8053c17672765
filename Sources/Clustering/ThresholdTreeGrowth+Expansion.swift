// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import DenseLinearAlgebra
import ReproducibleComputing

extension ThresholdTreeGrowth {
  /// What splitting a leaf would gain.
  private struct Expansion: Sendable {
    var node: Int
    var gain: Double
    /// The width of the gap over the spread of the means.
    var width: Double
    var column: Int
    var low: Double
    var high: Double
    /// The clusters of the two new leaves.
    var clusters: (Int, Int)

    /// Whether it gains more, or as much (but for rounding) and has a wider gap.
    func isBetter(than other: Expansion?, rounding: Double) -> Bool {
      guard let other else { return true }
      if abs(gain - other.gain) > rounding { return gain > other.gain }
      return width > other.width
    }
  }

  /// Splits leaves as ExKMC does: the one that lowers the cost to the fixed means the most, until
  /// there are enough leaves or nothing is gained.
  mutating func expand(leafCount: Int) throws {
    var leaves = nodes.count { if case .leaf = $0 { true } else { false } }
    guard leaves < leafCount else { return }
    // Rows that IMM left out of its search come back: the cost is that of all.
    let ends = ThresholdTree.leafNodes(of: points, nodes: nodes, execution: execution)
    var rows = [[Int32]](repeating: [], count: nodes.count)
    for row in orders[0] { rows[ends[Int(row)]].append(row) }
    var candidates: [Expansion] = []
    for node in nodes.indices {
      if case .leaf(let leaf) = nodes[node] {
        try candidates += expansion(of: node, Int(leaf.cluster), rows: rows[node])
      }
    }
    while leaves < leafCount {
      guard let best = candidates.indices.max(by: { candidates[$0].gain < candidates[$1].gain })
      else { return }
      let chosen = candidates.remove(at: best)
      let threshold = placement.threshold(chosen.low, chosen.high, .atMost)
      nodes[chosen.node] = .split(
        column: chosen.column, threshold: threshold, atMost: nodes.count, over: nodes.count + 1)
      let values = points.column(chosen.column)
      let mine = rows[chosen.node]
      for (left, cluster) in [(true, chosen.clusters.0), (false, chosen.clusters.1)] {
        let node = nodes.count
        nodes.append(Self.leaf(cluster))
        rows.append(mine.filter { (values[values.startIndex + Int($0)] <= threshold) == left })
        try candidates += expansion(of: node, cluster, rows: rows[node])
      }
      rows[chosen.node] = []
      leaves += 1
    }
  }

  /// The split of a leaf that gains the most, if any gains.
  ///
  /// With the summed cost of the rows so far to each mean, the best pair of clusters for the two
  /// sides of a threshold is the pair of the least sums.
  private func expansion(of node: Int, _ cluster: Int, rows: [Int32]) throws -> [Expansion] {
    try execution.checkCancellation()
    guard rows.count > 1 else { return [] }
    let count = partition.count
    let columnCount = points.columnCount
    let costs = points.withUnsafeColumns { base in
      rows.flatMap { row in
        (0..<count).map { cluster in
          var square = 0.0
          for column in 0..<columnCount {
            let t = base[column * points.rowCount + Int(row)] - mean(cluster, column)
            square += t * t
          }
          return square * (weights?[Int(row)] ?? 1)
        }
      }
    }
    var totals = [Double](repeating: 0, count: count)
    for (index, cost) in costs.enumerated() { totals[index % count] += cost }
    let (whole, all) = (totals[cluster], totals)
    let rounding = 1e-12 * whole
    let found = try execution.mapChunksUnlessCancelled(of: columnCount, size: 1) {
      column, _ -> Expansion? in
      let values = points.column(column)
      let first = values.startIndex
      var entries = rows.enumerated().map { place, row in
        LinkageRadixSort.Entry(
          key: LinkageRadixSort.key(values[first + Int(row)]), index: Int32(place))
      }
      entries.withUnsafeMutableBufferPointer { LinkageRadixSort.sort($0) {} }
      let centers = (0..<count).map { mean($0, column) }
      let spread = (centers.max() ?? 0) - (centers.min() ?? 0)
      var best: Expansion?
      var lefts = [Double](repeating: 0, count: count)
      for (entry, next) in zip(entries, entries.dropFirst()) {
        for c in 0..<count { lefts[c] += costs[Int(entry.index) * count + c] }
        guard entry.key < next.key else { continue }
        var (left, right) = (0, 0)
        for c in 1..<max(1, count) {
          if lefts[c] < lefts[left] { left = c }
          if all[c] - lefts[c] < all[right] - lefts[right] { right = c }
        }
        // No more than rounding is no gain.
        let gain = whole - (lefts[left] + (all[right] - lefts[right]))
        guard gain > rounding else { continue }
        let low = values[first + Int(rows[Int(entry.index)])]
        let high = values[first + Int(rows[Int(next.index)])]
        let split = Expansion(
          node: node, gain: gain, width: spread > 0 ? (high - low) / spread : 0, column: column,
          low: low,
          high: high, clusters: (left, right))
        if split.isBetter(than: best, rounding: rounding) { best = split }
      }
      return best
    }
    let best = found.compactMap { $0 }.reduce(nil as Expansion?) { best, next in
      next.isBetter(than: best, rounding: rounding) ? next : best
    }
    return best.map { [$0] } ?? []
  }
}
