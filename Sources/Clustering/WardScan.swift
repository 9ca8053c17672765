// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CClienteleKernels
import ReproducibleComputing

/// The search for nearest clusters that looks at all of them, in blocks: the faster one where
/// columns are so many that the boxes of the tree leave little out.
///
/// What is found has the same bits either way, so that the choice follows from what is faster.
struct WardScan {
  /// Leaves that a query over the tree may have to look at, as a part of all, from which on a scan
  /// is faster: measured, a leaf costs the scan two fifths of what it costs a query while all
  /// clusters fit into the cache (10,000 in 10 to 20 columns), and a fifth beyond (20,000 in 50).
  private static let leastShare = 0.3
  /// Fewer columns, and a tree is faster without a look.
  private static let leastColumnCount = 8
  private static let sampleSize = 32

  private let tree: WardTree
  private let execution: Execution

  init(_ tree: WardTree, _ execution: Execution) {
    self.tree = tree
    self.execution = execution
  }

  /// The slots whose clusters have yet to find their nearest.
  private var open: [Int32] {
    (0..<tree.slotCount).lazy
      .filter { [neighbors = tree.neighbors] slot in
        neighbors[slot] < 0 && neighbors[slot] != WardTree.empty
      }
      .map { Int32(truncatingIfNeeded: $0) }
  }

  /// Whether scanning will be faster than searching the tree as it stands.
  ///
  /// Finds the nearest of some clusters, and counts the leaves whose boxes may hold nearer ones.
  ///
  /// - Throws: `CancellationError`.
  func pays() throws -> Bool {
    guard case .vector = tree.kernel, tree.columnCount >= Self.leastColumnCount,
      tree.search.leafCount > 1
    else { return false }
    let open = self.open
    let stride = max(1, open.count / Self.sampleSize)
    let sample = Swift.stride(from: 0, to: open.count, by: stride).map { open[$0] }
    guard !sample.isEmpty else { return false }
    try find(sample)
    let search = tree.search
    nonisolated(unsafe) let costs = tree.costs
    let visits = execution.mapChunks(of: sample.count, size: 1) { i, _ in
      search.leavesWithin(costs[Int(sample[i])], of: Int(sample[i]))
    }
    let all = Double(sample.count) * Double(search.leafCount)
    return Double(visits.reduce(0, +)) >= Self.leastShare * all
  }

  /// Finds the nearest cluster of each that has none.
  ///
  /// - Throws: `CancellationError`.
  func findNeighbors() throws { try find(open) }

  private func find(_ slots: [Int32]) throws {
    guard case .vector(let width) = tree.kernel else { return }
    let search = tree.search
    // Each chunk writes what is known of its own slots, which no other reads.
    nonisolated(unsafe) let neighbors = tree.neighbors
    nonisolated(unsafe) let costs = tree.costs
    let block = Int(CLIENTELE_SCAN_BLOCK)
    try execution.forEachChunkUnlessCancelled(of: slots.count, size: block) { _, range in
      withUnsafeTemporaryAllocation(
        of: Double.self, capacity: block * search.columnCount
      ) { room in
        slots.withUnsafeBufferPointer { slots in
          guard let room = room.baseAddress, let first = slots.baseAddress else { return }
          withUnsafePointer(to: search.kernelTree) {
            clientele_ward_scan(
              width, $0, first + range.lowerBound, Int64(range.count), room, neighbors, costs)
          }
        }
      }
    }
  }
}

extension WardSearch {
  /// The leaves whose boxes may hold a cluster at most at a cost from that of a slot.
  func leavesWithin(_ cost: Double, of slot: Int) -> Int {
    let own = self.slot(slot)
    let a = weight(slot)
    var count = 0
    for node in leafCount..<2 * leafCount {
      let box = self.box(node)
      var squared = 0.0
      for k in 0..<columnCount {
        let value = own[k << leafShift]
        let outside = max(box[8 * k] - value, value - box[8 * (columnCount + k)], 0)
        squared += outside * outside
      }
      let w = box[16 * columnCount]
      if squared * (w * a) <= (w + a) * (cost * Self.slack) { count += 1 }
    }
    return count
  }
}
