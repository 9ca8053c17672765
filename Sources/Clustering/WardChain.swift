// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing

/// The chain of nearest neighbours over the tree, where rounds would merge too few pairs.
struct WardChain {
  private let tree: WardTree
  /// How often the cluster of a slot has changed, and what it was of a slot's neighbour when found.
  private var changes: [Int32]
  private var seen: [Int32]
  /// Where a slot stands in the chain, or -1.
  private var places: [Int32]
  private var chain: [Int32] = []

  init(_ tree: WardTree) {
    self.tree = tree
    changes = [Int32](repeating: 0, count: tree.slotCount)
    seen = changes
    places = [Int32](repeating: -1, count: tree.slotCount)
  }

  /// Merges until a number of clusters is left.
  ///
  /// - Parameters:
  ///   - target: The number of clusters to leave, at least 1.
  ///   - merges: Gets the merges, with costs in place of heights.
  /// - Throws: `CancellationError`.
  mutating func run(downTo target: Int, appendingTo merges: inout [LinkageMerge]) throws {
    let search = tree.search
    var start = 0
    var step = 0
    while tree.liveCount > target {
      step += 1
      if step % 16 == 0 { try tree.execution.checkCancellation() }
      if chain.isEmpty {
        while tree.neighbors[start] == WardTree.empty { start += 1 }
        push(start)
      }
      let tip = Int(chain[chain.count - 1])
      var nearest = neighbor(of: tip)
      if chain.count >= 2 {
        let previous = Int(chain[chain.count - 2])
        // On ties the one before, or the chain would turn in circles.
        if previous == nearest || search.cost(tip, previous) <= tree.costs[tip] {
          nearest = previous
          let (i, j) = (min(tip, previous), max(tip, previous))
          merges.append(tree.merge(i, j, cost: search.cost(i, j)))
          tree.neighbors[j] = WardTree.empty
          tree.neighbors[i] = WardTree.unknown
          changes[i] += 1
          changes[j] += 1
          growBoxes(around: i)
          // A last bit of rounding can bring a slot into the chain twice: cut at the lower place.
          cut(to: min(chain.count - 2, Int(places[i]), Int(places[j])))
          continue
        }
      }
      push(nearest)
    }
    for s in 0..<tree.slotCount where tree.neighbors[s] >= 0 {
      let neighbor = Int(tree.neighbors[s])
      guard changes[neighbor] != seen[s] else { continue }
      tree.neighbors[s] =
        tree.neighbors[neighbor] == WardTree.empty
        ? WardTree.unknown : -2 - Int32(neighbor)
    }
  }

  /// The nearest cluster of a slot, remembered as long as it has not changed.
  private mutating func neighbor(of tip: Int) -> Int {
    let known = tree.neighbors[tip]
    if known >= 0, changes[Int(known)] == seen[tip] { return Int(known) }
    var hint = known >= 0 ? Int(known) : known == WardTree.unknown ? -1 : Int(-2 - known)
    if hint >= 0, hint == tip || tree.neighbors[hint] == WardTree.empty { hint = -1 }
    tree.neighbors[tip] = hint < 0 ? WardTree.unknown : Int32(truncatingIfNeeded: -2 - hint)
    tree.search.findNeighbors(tip..<tip + 1, tree.neighbors, tree.costs, tree.kernel)
    let nearest = Int(tree.neighbors[tip])
    seen[tip] = changes[nearest]
    return nearest
  }

  private mutating func push(_ slot: Int) {
    if places[slot] < 0 { places[slot] = Int32(chain.count) }
    chain.append(Int32(truncatingIfNeeded: slot))
  }

  private mutating func cut(to count: Int) {
    while chain.count > count {
      let slot = Int(chain.removeLast())
      if Int(places[slot]) >= count { places[slot] = -1 }
    }
  }

  /// Lets the boxes above a slot hold its cluster, which has moved; weights have only grown.
  private func growBoxes(around slot: Int) {
    let search = tree.search
    let values = search.slot(slot)
    var node = (slot >> search.leafShift) + search.leafCount
    let d = search.columnCount
    while node > 1 {
      let box = search.box(node)
      var grew = false
      for k in 0..<d {
        let value = values[k << search.leafShift]
        if value < box[8 * k] {
          box[8 * k] = value
          grew = true
        }
        if value > box[8 * (d + k)] {
          box[8 * (d + k)] = value
          grew = true
        }
      }
      if !grew { return }
      node >>= 3
    }
  }
}
