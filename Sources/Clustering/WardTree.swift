// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing

/// The clusters that live, in the leaves of a k-d tree, each with its nearest neighbour.
///
/// Slots are numbered leaf by leaf. A merged cluster stays in the slot of one of its parts, and
/// the boxes follow; when few are left, the tree is built anew.
final class WardTree {
  typealias Search = WardSearch

  /// `neighbors` of a slot without a cluster.
  static var empty: Int32 { .min }
  /// `neighbors` of a cluster that has yet to look for one, without a hint; `-2 - slot` with one.
  static var unknown: Int32 { -1 }

  let columnCount: Int
  let execution: Execution
  /// The code of the inner loops.
  let kernel: KMeansKernel
  /// Clusters that live.
  var liveCount: Int
  /// Clusters that lived when the tree was built.
  private(set) var builtCount = 0
  private(set) var search: Search
  /// The slot of the nearest cluster of each slot, or a code below 0.
  let neighbors: UnsafeMutablePointer<Int32>
  /// The cost of merging with it.
  let costs: UnsafeMutablePointer<Double>
  /// The cost at which the cluster of a slot formed.
  let formed: UnsafeMutablePointer<Double>
  /// Room to move slots: where a cluster goes, or what it became.
  let moved: UnsafeMutablePointer<Int32>

  // The clusters side by side, between two trees.
  private let rowValues: UnsafeMutablePointer<Double>
  private let rowIdentities: UnsafeMutablePointer<Int32>
  private let rowNeighbors: UnsafeMutablePointer<Int32>
  private let rowCosts: UnsafeMutablePointer<Double>
  private let rowFormed: UnsafeMutablePointer<Double>
  private let order: UnsafeMutablePointer<WardSelection.Entry>

  /// Slots of the tree.
  var slotCount: Int { search.slotCount }

  /// Builds the tree of points.
  ///
  /// - Parameters:
  ///   - points: At least one.
  ///   - weights: The weights, scaled so that products of two stay in range.
  ///   - kernel: The code of the inner loops.
  ///   - execution: Threads and cancellation.
  /// - Throws: `CancellationError`.
  init(
    _ points: LinkagePoints, weights: [Double], kernel: KMeansKernel, execution: Execution
  ) throws {
    func allocate<T>(_ count: Int, _ type: T.Type) -> UnsafeMutablePointer<T> {
      UnsafeMutableRawPointer.allocate(
        byteCount: max(64, count * MemoryLayout<T>.stride), alignment: 64
      ).bindMemory(to: type, capacity: max(1, count))
    }
    let n = points.count
    let d = points.columnCount
    let leafShift = WardSearch.leafShift(columnCount: d)
    columnCount = d
    self.execution = execution
    self.kernel = kernel
    liveCount = n
    var leafCount = 1
    while leafCount << leafShift < n { leafCount *= 2 }
    let slots = leafCount << leafShift
    search = Search(
      groups: allocate(max(1, leafCount / 4) * 8 * (2 * d + 1), Double.self),
      leaves: allocate(slots * (d + 1), Double.self), identities: allocate(slots, Int32.self),
      leafCount: leafCount, columnCount: d)
    neighbors = allocate(slots, Int32.self)
    costs = allocate(slots, Double.self)
    formed = allocate(slots, Double.self)
    moved = allocate(slots, Int32.self)
    rowValues = allocate(n * (d + 1), Double.self)
    rowIdentities = allocate(n, Int32.self)
    rowNeighbors = allocate(n, Int32.self)
    rowCosts = allocate(n, Double.self)
    rowFormed = allocate(n, Double.self)
    order = allocate(n, WardSelection.Entry.self)
    for i in 0..<n {
      try execution.checkCancellation(atStep: i)
      for k in 0..<d {
        rowValues[i * (d + 1) + k] = points.coordinates[k * n + i]
      }
      rowValues[i * (d + 1) + d] = weights[i]
      rowIdentities[i] = Int32(i)
      rowNeighbors[i] = Self.unknown
      rowCosts[i] = 0
      rowFormed[i] = 0
    }
    try build()
  }

  deinit {
    for pointer in [search.groups, search.leaves, costs, formed, rowValues, rowCosts, rowFormed] {
      pointer.deallocate()
    }
    for pointer in [search.identities, neighbors, moved, rowIdentities, rowNeighbors] {
      pointer.deallocate()
    }
    order.deallocate()
  }

  /// Builds a tree of the clusters that live.
  ///
  /// - Throws: `CancellationError`.
  func rebuild() throws {
    try execution.checkCancellation()
    compact()
    try build()
  }

  /// Moves the clusters that live out of the tree, in the order of their slots.
  private func compact() {
    let slots = slotCount
    var count = 0
    for s in 0..<slots where neighbors[s] != Self.empty {
      moved[s] = Int32(truncatingIfNeeded: count)
      count += 1
    }
    liveCount = count
    let d = search.columnCount
    nonisolated(unsafe) let tree = self
    execution.forEachChunk(of: slots, size: 65536) { _, range in
      for s in range where tree.neighbors[s] != Self.empty {
        let i = Int(tree.moved[s])
        let source = tree.search.slot(s)
        let target = tree.rowValues + i * (d + 1)
        for k in 0...d { target[k] = source[k << tree.search.leafShift] }
        tree.rowIdentities[i] = tree.search.identities[s]
        tree.rowCosts[i] = tree.costs[s]
        tree.rowFormed[i] = tree.formed[s]
        tree.rowNeighbors[i] = Self.renumber(tree.neighbors[s], tree.moved)
      }
    }
  }

  /// A neighbour, or a hint, under new numbers.
  @inline(__always) private static func renumber(
    _ neighbor: Int32, _ numbers: UnsafeMutablePointer<Int32>
  ) -> Int32 {
    if neighbor >= 0 { return numbers[Int(neighbor)] }
    return neighbor == unknown ? unknown : -2 - numbers[Int(-2 - neighbor)]
  }

  /// Splits at the median of the widest side, level by level, down to the leaves.
  private func build() throws {
    var leafCount = 1
    while leafCount << search.leafShift < liveCount { leafCount *= 2 }
    search = Search(
      groups: search.groups, leaves: search.leaves, identities: search.identities,
      leafCount: leafCount, columnCount: search.columnCount)
    builtCount = liveCount
    let d = search.columnCount
    var box = [Double](repeating: .infinity, count: d)
    box += [Double](repeating: -.infinity, count: d)
    for i in 0..<liveCount {
      try execution.checkCancellation(atStep: i)
      order[i].index = Int32(truncatingIfNeeded: i)
      for k in 0..<d {
        let value = rowValues[i * (d + 1) + k]
        if value < box[k] { box[k] = value }
        if value > box[d + k] { box[d + k] = value }
      }
    }
    // The upper levels one after the other, their nodes at once; below, whole subtrees at once.
    var tasks = [WardSubtree(node: 1, low: 0, high: liveCount, box: box)]
    while tasks.count < 64, tasks[0].node < leafCount {
      nonisolated(unsafe) let tree = self
      let level = tasks
      let halved = try execution.mapChunksUnlessCancelled(of: level.count, size: 1) { i, _ in
        tree.split(level[i])
      }
      tasks = Array(halved.joined())
    }
    nonisolated(unsafe) let tree = self
    let level = tasks
    try execution.forEachChunkUnlessCancelled(of: level.count, size: 1) { i, _ in
      tree.finish(level[i])
    }
    let slots = slotCount
    execution.forEachChunk(of: slots, size: 65536) { _, range in
      for s in range where tree.neighbors[s] != Self.empty {
        tree.neighbors[s] = Self.renumber(tree.neighbors[s], tree.moved)
      }
    }
    try fitBoxes()
  }

  /// Builds what is below a node.
  private func finish(_ subtree: WardSubtree) {
    var pending = [subtree]
    while let next = pending.popLast() {
      if next.node >= search.leafCount {
        fill(leaf: next.node - search.leafCount, next.low, next.high)
      } else {
        let halves = split(next)
        pending.append(halves[1])
        pending.append(halves[0])
      }
    }
  }

  /// Halves the clusters of a node by the widest side of its box.
  private func split(_ node: WardSubtree) -> [WardSubtree] {
    let d = search.columnCount
    var side = 0
    var width = -1.0
    for k in 0..<d where node.box[d + k] - node.box[k] > width {
      width = node.box[d + k] - node.box[k]
      side = k
    }
    for i in node.low..<node.high {
      order[i].key = rowValues[Int(order[i].index) * (d + 1) + side]
    }
    let middle = node.low + (node.high - node.low + 1) / 2
    var left = WardSubtree(node: 2 * node.node, low: node.low, high: middle, box: node.box)
    var right = WardSubtree(node: 2 * node.node + 1, low: middle, high: node.high, box: node.box)
    if middle < node.high {
      WardSelection.select(order, from: node.low, to: node.high, at: middle)
      left.box[d + side] = order[middle].key
      right.box[side] = order[middle].key
    }
    return [left, right]
  }

  /// Puts clusters into the slots of a leaf.
  private func fill(leaf: Int, _ low: Int, _ high: Int) {
    let d = search.columnCount
    let base = leaf << search.leafShift
    for j in 0..<search.leafSize {
      let target = search.slot(base + j)
      guard low + j < high else {
        for k in 0..<d { target[k << search.leafShift] = Search.emptyCoordinate }
        target[d << search.leafShift] = 1
        search.identities[base + j] = -1
        neighbors[base + j] = Self.empty
        continue
      }
      let i = Int(order[low + j].index)
      let source = rowValues + i * (d + 1)
      for k in 0...d { target[k << search.leafShift] = source[k] }
      search.identities[base + j] = rowIdentities[i]
      costs[base + j] = rowCosts[i]
      formed[base + j] = rowFormed[i]
      neighbors[base + j] = rowNeighbors[i]
      moved[i] = Int32(truncatingIfNeeded: base + j)
    }
  }

  /// Fits boxes and smallest weights to the clusters, from the leaves up.
  ///
  /// - Throws: `CancellationError`.
  func fitBoxes() throws {
    nonisolated(unsafe) let tree = self
    let leafCount = search.leafCount
    try execution.forEachChunkUnlessCancelled(of: leafCount, size: 4096) { _, range in
      for leaf in range { tree.fitBox(ofLeaf: leaf) }
    }
    // Only each third level is used: eight children lie side by side.
    var level = leafCount / 8
    while level > 1 {
      let first = level
      execution.forEachChunk(of: level, size: 4096) { _, range in
        for i in range { tree.fitBox(ofNode: first + i) }
      }
      level /= 8
    }
  }

  @inline(__always) private func fitBox(ofLeaf leaf: Int) {
    let search = self.search
    let d = search.columnCount
    let box = search.box(search.leafCount + leaf)
    let values = search.leaves + leaf * search.leafStride
    let empty = Search.emptyCoordinate
    // Far above any weight: a leaf without clusters leaves those of its siblings alone.
    var smallest = Search.emptyWeight
    for j in 0..<search.leafSize where values[j] < empty {
      smallest = min(smallest, values[(d << search.leafShift) + j])
    }
    for k in 0..<d {
      var low = empty
      var high = -empty
      for j in 0..<search.leafSize {
        let value = values[(k << search.leafShift) + j]
        guard value < empty else { continue }
        if value < low { low = value }
        if value > high { high = value }
      }
      box[8 * k] = low
      box[8 * (d + k)] = high
    }
    box[16 * d] = smallest
  }

  @inline(__always) private func fitBox(ofNode i: Int) {
    let search = self.search
    let d = search.columnCount
    let box = search.box(i)
    let children = search.groups + i * search.groupStride
    for k in 0..<d {
      var low = children[8 * k]
      var high = children[8 * (d + k)]
      for j in 1..<8 {
        low = min(low, children[8 * k + j])
        high = max(high, children[8 * (d + k) + j])
      }
      box[8 * k] = low
      box[8 * (d + k)] = high
    }
    var smallest = children[16 * d]
    for j in 1..<8 { smallest = min(smallest, children[16 * d + j]) }
    box[16 * d] = smallest
  }
}

/// A node that is to be split: its clusters in the order, and the box that the splits above left.
struct WardSubtree: Sendable {
  var node: Int
  var low: Int
  var high: Int
  /// Lows, then highs.
  var box: [Double]
}
