// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing

/// The clusters that live, in the leaves of a k-d tree, each with its nearest neighbour.
///
/// Slots are numbered leaf by leaf. A merged cluster stays in the slot of one of its parts, and
/// the boxes follow; when few are left, the tree is built anew.
final class WardTree<Columns: WardColumns> {
  typealias Search = WardSearch<Columns>

  /// `neighbors` of a slot without a cluster.
  static var empty: Int32 { .min }
  /// `neighbors` of a cluster that has yet to look for one, without a hint; `-2 - slot` with one.
  static var unknown: Int32 { -1 }

  let columnCount: Int
  let execution: Execution
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
  var slotCount: Int { search.leafCount << Columns.leafShift }

  /// Builds the tree of points.
  ///
  /// - Parameters:
  ///   - points: At least one.
  ///   - weights: The weights, scaled so that products of two stay in range.
  ///   - execution: Threads.
  init(_ points: LinkagePoints, weights: [Double], execution: Execution) {
    func allocate<T>(_ count: Int, _ type: T.Type) -> UnsafeMutablePointer<T> {
      UnsafeMutableRawPointer.allocate(
        byteCount: max(64, count * MemoryLayout<T>.stride), alignment: 64
      ).bindMemory(to: type, capacity: max(1, count))
    }
    let n = points.count
    let d = Columns.count > 0 ? Columns.count : points.columnCount
    columnCount = points.columnCount
    self.execution = execution
    liveCount = n
    var leafCount = 1
    while leafCount << Columns.leafShift < n { leafCount *= 2 }
    let slots = leafCount << Columns.leafShift
    let layout = (d + 4) / 4 * 8
    search = Search(
      nodes: allocate(2 * leafCount * layout, Double.self),
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
      for k in 0..<d {
        rowValues[i * (d + 1) + k] = k < columnCount ? points.coordinates[k * n + i] : 0
      }
      rowValues[i * (d + 1) + d] = weights[i]
      rowIdentities[i] = Int32(i)
      rowNeighbors[i] = Self.unknown
      rowCosts[i] = 0
      rowFormed[i] = 0
    }
    build()
  }

  deinit {
    for pointer in [search.nodes, search.leaves, costs, formed, rowValues, rowCosts, rowFormed] {
      pointer.deallocate()
    }
    for pointer in [search.identities, neighbors, moved, rowIdentities, rowNeighbors] {
      pointer.deallocate()
    }
    order.deallocate()
  }

  /// Builds a tree of the clusters that live.
  func rebuild() {
    compact()
    build()
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
    let d = search.d
    nonisolated(unsafe) let tree = self
    execution.forEachChunk(of: slots, size: 65536) { _, range in
      for s in range where tree.neighbors[s] != Self.empty {
        let i = Int(tree.moved[s])
        let source = tree.search.slot(s)
        let target = tree.rowValues + i * (d + 1)
        for k in 0...d { target[k] = source[k << Columns.leafShift] }
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
  private func build() {
    var leafCount = 1
    while leafCount << Columns.leafShift < liveCount { leafCount *= 2 }
    search = Search(
      nodes: search.nodes, leaves: search.leaves, identities: search.identities,
      leafCount: leafCount, columnCount: search.columnCount)
    builtCount = liveCount
    let d = search.d
    var box = [Double](repeating: .infinity, count: d)
    box += [Double](repeating: -.infinity, count: d)
    for i in 0..<liveCount {
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
      let halved = execution.mapChunks(of: level.count, size: 1) { i, _ in tree.split(level[i]) }
      tasks = Array(halved.joined())
    }
    nonisolated(unsafe) let tree = self
    let level = tasks
    execution.forEachChunk(of: level.count, size: 1) { i, _ in tree.finish(level[i]) }
    let slots = slotCount
    execution.forEachChunk(of: slots, size: 65536) { _, range in
      for s in range where tree.neighbors[s] != Self.empty {
        tree.neighbors[s] = Self.renumber(tree.neighbors[s], tree.moved)
      }
    }
    fitBoxes()
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
    let d = search.d
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
    let d = search.d
    let base = leaf << Columns.leafShift
    for j in 0..<Search.leafSize {
      let target = search.slot(base + j)
      guard low + j < high else {
        for k in 0..<d { target[k << Columns.leafShift] = Search.emptyCoordinate }
        target[d << Columns.leafShift] = 1
        search.identities[base + j] = -1
        neighbors[base + j] = Self.empty
        continue
      }
      let i = Int(order[low + j].index)
      let source = rowValues + i * (d + 1)
      for k in 0...d { target[k << Columns.leafShift] = source[k] }
      search.identities[base + j] = rowIdentities[i]
      costs[base + j] = rowCosts[i]
      formed[base + j] = rowFormed[i]
      neighbors[base + j] = rowNeighbors[i]
      moved[i] = Int32(truncatingIfNeeded: base + j)
    }
  }

  /// Fits boxes and smallest weights to the clusters, from the leaves up.
  func fitBoxes() {
    nonisolated(unsafe) let tree = self
    let leafCount = search.leafCount
    execution.forEachChunk(of: leafCount, size: 4096) { _, range in
      for leaf in range { tree.fitBox(ofLeaf: leaf) }
    }
    var level = leafCount / 2
    while level >= 1 {
      let first = level
      execution.forEachChunk(of: level, size: 8192) { _, range in
        for i in range { tree.fitBox(ofNode: first + i) }
      }
      level /= 2
    }
  }

  @inline(__always) private func fitBox(ofLeaf leaf: Int) {
    let d = search.d
    let half = search.half
    let node = search.nodes + (search.leafCount + leaf) * search.nodeStride
    let values = search.leaves + leaf * search.leafStride
    let empty = Search.emptyCoordinate
    for k in 0..<2 * half { node[k] = 0 }
    var smallest = Double.infinity
    for j in 0..<Search.leafSize where values[j] < empty {
      smallest = min(smallest, values[(d << Columns.leafShift) + j])
    }
    for k in 0..<d {
      var low = empty
      var high = -empty
      for j in 0..<Search.leafSize {
        let value = values[(k << Columns.leafShift) + j]
        guard value < empty else { continue }
        if value < low { low = value }
        if value > high { high = value }
      }
      node[k] = low
      node[half + k] = high
    }
    node[d] = smallest == .infinity ? 1 : smallest
    node[half + d] = .infinity
  }

  @inline(__always) private func fitBox(ofNode i: Int) {
    let d = search.d
    let half = search.half
    let stride = search.nodeStride
    let node = search.nodes + i * stride
    let left = search.nodes + 2 * i * stride
    let right = left + stride
    for k in 0..<half { node[k] = left[k] < right[k] ? left[k] : right[k] }
    for k in half..<2 * half { node[k] = left[k] > right[k] ? left[k] : right[k] }
    // A child without clusters has no smallest weight.
    if left[0] == Search.emptyCoordinate {
      node[d] = right[d]
    } else if right[0] == Search.emptyCoordinate {
      node[d] = left[d]
    }
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
