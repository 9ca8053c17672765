// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CClienteleKernels

/// The exact nearest cluster in Ward's sense, found over a k-d tree of the clusters that live.
///
/// A struct of constants, so that the hot loops load no fields of a class. The merging cost of
/// clusters with weights a and s at squared distance D is `D a s / (a + s)`. It grows with s, so a
/// node's box and its smallest weight bound it from below.
struct WardSearch: @unchecked Sendable {
  /// What an empty slot has for coordinates: far away, yet its square is finite.
  static var emptyCoordinate: Double { 1e150 }

  /// The least weight of boxes without clusters: far above any other.
  static var emptyWeight: Double { 1e100 }

  /// Boxes, eight nodes a group, `groupStride` doubles each: lows, highs, smallest weights.
  let groups: UnsafeMutablePointer<Double>
  /// Leaves, `leafStride` doubles each: one run of coordinates a column, then the weights.
  let leaves: UnsafeMutablePointer<Double>
  /// The number of one point of the cluster in each slot.
  let identities: UnsafeMutablePointer<Int32>
  /// Leaves of the tree, a power of two; node 1 is the root, leaf l is node `leafCount + l`.
  let leafCount: Int
  let columnCount: Int
  /// The binary logarithm of the slots in a leaf.
  let leafShift: Int

  init(
    groups: UnsafeMutablePointer<Double>, leaves: UnsafeMutablePointer<Double>,
    identities: UnsafeMutablePointer<Int32>, leafCount: Int, columnCount: Int
  ) {
    self.groups = groups
    self.leaves = leaves
    self.identities = identities
    self.leafCount = leafCount
    self.columnCount = columnCount
    leafShift = Self.leafShift(columnCount: columnCount)
  }

  /// More columns, larger leaves.
  static func leafShift(columnCount: Int) -> Int { columnCount <= 4 ? 3 : 5 }

  @inline(__always) var slotCount: Int { leafCount << leafShift }
  @inline(__always) var leafSize: Int { 1 << leafShift }
  @inline(__always) var leafStride: Int { (columnCount + 1) << leafShift }
  @inline(__always) var groupStride: Int { 8 * (2 * columnCount + 1) }

  /// What the C loops work on.
  var kernelTree: clientele_tree {
    clientele_tree(
      groups: groups, leaves: leaves, identities: identities, leafCount: Int64(leafCount),
      columns: Int64(columnCount))
  }

  /// The address of a node's first low; its others, its highs and its weight follow 8 apart.
  @inline(__always) func box(_ node: Int) -> UnsafeMutablePointer<Double> {
    groups + (node >> 3) * groupStride + (node & 7)
  }

  /// The address of a slot's first coordinate; its others follow `leafSize` apart.
  @inline(__always) func slot(_ slot: Int) -> UnsafeMutablePointer<Double> {
    leaves + (slot >> leafShift) * leafStride + (slot & (leafSize - 1))
  }

  /// The weight of the cluster in a slot.
  @inline(__always) func weight(_ s: Int) -> Double { slot(s)[columnCount << leafShift] }

  /// Half of the squared height at which two clusters would merge; the same bits either way.
  @inline(__always) func cost(_ i: Int, _ j: Int) -> Double {
    let (p, q) = (slot(i), slot(j))
    var squared = 0.0
    for k in 0..<columnCount {
      let difference = p[k << leafShift] - q[k << leafShift]
      squared += difference * difference
    }
    let a = p[columnCount << leafShift]
    let b = q[columnCount << leafShift]
    return squared * ((a * b) / (a + b))
  }

  /// Who goes first among equally near clusters: a permutation of the identities.
  ///
  /// It is the finalizer of MurmurHash3. By the identity itself, equal gaps in a row would merge one pair a round.
  @inline(__always) func rank(_ slot: Int) -> UInt32 {
    var x = UInt32(bitPattern: identities[slot])
    x = (x ^ (x >> 16)) &* 0x85EB_CA6B
    x = (x ^ (x >> 13)) &* 0xC2B2_AE35
    return x ^ (x >> 16)
  }

  /// Finds the nearest cluster of each slot that has none; on ties the lowest `rank`.
  ///
  /// - Parameters:
  ///   - slots: The slots.
  ///   - neighbors: Of all slots, as `WardTree` has them; of these, they are set.
  ///   - costs: Is set to half of the squared heights.
  ///   - kernel: The code of the inner loops.
  func findNeighbors(
    _ slots: Range<Int>, _ neighbors: UnsafeMutablePointer<Int32>,
    _ costs: UnsafeMutablePointer<Double>, _ kernel: KMeansKernel
  ) {
    switch kernel {
    case .plain:
      for s in slots where neighbors[s] < 0 && neighbors[s] != WardTree.empty {
        let found = nearest(to: s, hint: Int(-2 - neighbors[s]))
        neighbors[s] = Int32(truncatingIfNeeded: found.slot)
        costs[s] = found.cost
      }
    case .vector(let width):
      withUnsafePointer(to: kernelTree) {
        clientele_ward_neighbors(
          width, $0, Int64(slots.lowerBound), Int64(slots.upperBound), neighbors, costs)
      }
    }
  }

  /// The nearest cluster to that of a slot, with half of the squared height.
  private func nearest(to me: Int, hint: Int) -> (slot: Int, cost: Double) {
    let query = WardQuery(self, of: me)
    let a = weight(me)
    var best = Double.infinity
    var nearest = -1
    if hint >= 0 {
      best = cost(me, hint)
      nearest = hint
    }
    query.climb { group, allowed, pending in
      let distances = query.squaredDistances(toGroup: group)
      let weights = query.lanes(groups + group * groupStride + 16 * columnCount)
      let hits = distances * (weights * a) .<= (weights + a) * (best * Self.slack)
      for j in 0..<8 where hits[j] && allowed & (1 << j) != 0 {
        pending.append(
          .init(node: 8 * group + j, bound: distances[j] * ((a * weights[j]) / (a + weights[j]))))
      }
    } isWithin: {
      $0 <= best * Self.slack
    } scan: { leaf in
      for first in stride(from: leaf << leafShift, to: (leaf + 1) << leafShift, by: 8) {
        let distances = query.squaredDistances(toSlots: first)
        let weights = query.lanes(slot(first) + (columnCount << leafShift))
        let hits = distances * (weights * a) .<= (weights + a) * (best * Self.slack)
        guard any(hits) else { continue }
        for j in 0..<8 where hits[j] && first + j != me && distances[j] < 1e299 {
          let cost = distances[j] * ((a * weights[j]) / (a + weights[j]))
          if cost < best
            || (cost == best && nearest >= 0 && nearest != first + j
              && rank(first + j) < rank(nearest))
          {
            best = cost
            nearest = first + j
          }
        }
      }
    }
    return (nearest, best)
  }

  /// Bounds are summed in another order than costs; a bound within this factor is no bound.
  @inline(__always) static var slack: Double { 1 + 0x1p-43 }
}
