// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing

/// Exact Ward linkage in memory that grows with the points: in each round, all pairs of clusters
/// that are each other's nearest merge at once.
///
/// Ward's criterion is reducible (Bruynooghe, 1977): a merged cluster is nearer to none than the
/// nearer of its parts was, so pairs of mutual nearest neighbours may merge in any order, and a
/// neighbour stays the nearest until it merges itself. Each round joins a quarter of the clusters
/// or so; few of the neighbours have to be searched again.
struct WardRounds {
  private typealias Tree = WardTree

  private let tree: WardTree
  private let execution: Execution
  private let pointCount: Int
  /// Whether all clusters are looked at, and for how many the tree was built when that was found.
  private var scans = (pays: false, builtCount: 0)
  private(set) var merges: [LinkageMerge] = []

  init(
    _ points: LinkagePoints, weights: [Double], kernel: KMeansKernel, execution: Execution
  ) throws {
    tree = try WardTree(points, weights: weights, kernel: kernel, execution: execution)
    self.execution = execution
    pointCount = points.count
    merges.reserveCapacity(points.count - 1)
  }

  /// Finds all merges, with costs (halved squared heights) in place of heights.
  ///
  /// - Throws: `CancellationError`.
  mutating func run() throws {
    while tree.liveCount > 1 {
      try searchNeighbors()
      let before = tree.liveCount
      let merged = mergePairs()
      if merged == 0 {
        // Rounding let a merged cluster come nearer by a last bit: look at everything afresh.
        for s in 0..<tree.slotCount where tree.neighbors[s] != Tree.empty {
          tree.neighbors[s] = Tree.unknown
        }
        continue
      }
      guard tree.liveCount > 1 else { return }
      let target = tree.builtCount * 3 / 5
      if merged * 24 < before, tree.liveCount > 64 {
        // Growing gaps, as in 1, 2, 4, 8, ...: one pair a round. A chain walks through them.
        var chain = WardChain(tree)
        try chain.run(downTo: max(1, target), appendingTo: &merges)
        if tree.liveCount > 1 { try tree.rebuild() }
      } else if tree.liveCount < target || tree.liveCount < 64 {
        try tree.rebuild()
      } else {
        try tree.fitBoxes()
      }
    }
  }

  /// Finds the nearest neighbour of each cluster that has none.
  private mutating func searchNeighbors() throws {
    let scan = WardScan(tree, execution)
    if scans.builtCount != tree.builtCount { scans = (try scan.pays(), tree.builtCount) }
    nonisolated(unsafe) let tree = self.tree
    let search = tree.search
    let slots = tree.slotCount
    // The more columns, the longer a query.
    let chunk = max(64, min(4096, slots / 64) / max(1, tree.columnCount / 4))
    execution.report("merging clusters", fraction: 1 - Double(tree.liveCount) / Double(pointCount))
    if scans.pays { return try scan.findNeighbors() }
    try execution.forEachChunkUnlessCancelled(of: slots, size: chunk) { _, range in
      search.findNeighbors(range, tree.neighbors, tree.costs, tree.kernel)
    }
  }

  /// Merges all pairs of mutual nearest neighbours.
  ///
  /// - Returns: Their number.
  private mutating func mergePairs() -> Int {
    let slots = tree.slotCount
    let neighbors = tree.neighbors
    let before = merges.count
    tree.moved.update(repeating: -1, count: slots)
    for i in 0..<slots {
      let j = Int(neighbors[i])
      guard j > i, Int(neighbors[j]) == i else { continue }
      merges.append(tree.merge(i, j, cost: tree.costs[i]))
      tree.moved[i] = Int32(truncatingIfNeeded: i)
      tree.moved[j] = Int32(truncatingIfNeeded: i)
    }
    nonisolated(unsafe) let tree = self.tree
    execution.forEachChunk(of: slots, size: 65536) { _, range in
      for s in range {
        let neighbor = tree.neighbors[s]
        guard neighbor >= 0 else { continue }
        let became = tree.moved[s]
        if became >= 0 {
          tree.neighbors[s] =
            Int(became) == s ? WardTree.unknown : WardTree.empty
        } else if tree.moved[Int(neighbor)] >= 0 {
          // The cluster that the neighbour went into is a good guess for the next search.
          tree.neighbors[s] = -2 - tree.moved[Int(neighbor)]
        }
      }
    }
    return merges.count - before
  }
}

extension WardTree {
  /// Merges the clusters of two slots into the first; the second's slot becomes empty.
  ///
  /// - Parameters:
  ///   - i: The slot that the merged cluster takes.
  ///   - j: The other slot.
  ///   - cost: The cost of merging.
  /// - Returns: The merge, no cheaper than those of its parts.
  func merge(_ i: Int, _ j: Int, cost: Double) -> LinkageMerge {
    let (p, q) = (search.slot(i), search.slot(j))
    let d = search.columnCount
    let weight = d << search.leafShift
    let a = p[weight]
    let b = q[weight]
    let share = 1 / (a + b)
    let (u, v) = (a * share, b * share)
    for k in 0..<d {
      let at = k << search.leafShift
      p[at] = p[at] * u + q[at] * v
      q[at] = Search.emptyCoordinate
    }
    p[weight] = a + b
    q[weight] = 1
    let highest = max(cost, formed[i], formed[j])
    formed[i] = highest
    liveCount -= 1
    let merge = LinkageMerge(
      first: search.identities[i], second: search.identities[j], height: highest)
    search.identities[i] = min(merge.first, merge.second)
    return merge
  }
}
