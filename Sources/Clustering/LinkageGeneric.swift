// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing

/// The generic algorithm of Müllner ("Modern hierarchical, agglomerative clustering algorithms",
/// arXiv:1109.2378, figure 3), which finds the nearest pair of each step whatever the linkage.
///
/// For `centroid` and `median`, whose nearest pairs are not found by chains. Each cluster knows a
/// lower bound of its distance to the nearest cluster with a higher number; a heap knows the
/// cluster with the lowest bound.
struct LinkageGeneric {
  let linkage: Linkage
  let matrix: LinkageMatrix
  private var weights: [Double]
  private var live: [Int32]
  private var nearest: [Int32]
  private var bounds: LinkageHeap

  init(_ matrix: LinkageMatrix, weights: [Double], linkage: Linkage) {
    self.linkage = linkage
    self.matrix = matrix
    self.weights = weights
    let n = matrix.count
    live = [Int32](0..<Int32(n))
    nearest = [Int32](repeating: -1, count: n)
    bounds = LinkageHeap(keys: [Double](repeating: .infinity, count: max(0, n - 1)))
  }

  /// All merges in the order in which they happen; the heights are those of the pairs.
  ///
  /// - Throws: `CancellationError`.
  /// - Complexity: O(n²) time in practice, O(n³) at worst; overwrites the matrix.
  mutating func merges(_ execution: Execution) throws -> [LinkageMerge] {
    let n = matrix.count
    var merges: [LinkageMerge] = []
    merges.reserveCapacity(max(0, n - 1))
    for i in 0..<max(0, n - 1) {
      if i % 256 == 0 { try execution.checkCancellation() }
      let found = neighbor(after: i, from: i)
      nearest[i] = found.index
      bounds.keys[i] = found.distance
    }
    bounds.heapify()
    while merges.count < n - 1 {
      if merges.count % 64 == 0 {
        try execution.checkCancellation()
        let left = 1 - Double(merges.count) / Double(n)
        execution.report("merging clusters", fraction: 1 - left * left)
      }
      var a = bounds.first
      while bounds.keys[a] < matrix.values[matrix.offset(a) + Int(nearest[a])] {
        let found = neighbor(after: a, from: position(Int32(a)))
        nearest[a] = found.index
        bounds.setKey(found.distance, of: a)
        a = bounds.first
      }
      merges.append(merge(a, Int(nearest[a])))
    }
    return merges
  }

  /// The nearest cluster with a higher number; on ties the lowest.
  ///
  /// - Parameters:
  ///   - i: The cluster.
  ///   - start: Its place among the clusters that live.
  /// - Returns: The cluster, -1 when there is none, and its distance.
  private func neighbor(after i: Int, from start: Int) -> (index: Int32, distance: Double) {
    let row = matrix.values + matrix.offset(i)
    var best = Double.infinity
    var nearest: Int32 = -1
    for other in live[(start + 1)...] where row[Int(other)] < best {
      best = row[Int(other)]
      nearest = other
    }
    return (nearest, best)
  }

  /// Merges two clusters under the higher number.
  private mutating func merge(_ a: Int, _ b: Int) -> LinkageMerge {
    let values = matrix.values
    let distance = values[matrix.place(a, b)]
    bounds.remove(a)
    live.remove(at: position(Int32(a)))
    let (wa, wb) = (weights[a], weights[b])
    for other in live where Int(other) != b {
      let k = Int(other)
      let place = matrix.place(k, b)
      let updated = LinkageUpdate.distance(
        linkage, values[matrix.place(k, a)], values[place], distance, wa, wb, weights[k])
      values[place] = updated
      guard k < b else { continue }
      if updated < bounds.keys[k] {
        nearest[k] = Int32(b)
        bounds.setKey(updated, of: k)
      } else if Int(nearest[k]) == a {
        // Its old bound still holds: all distances that it had are no lower.
        nearest[k] = Int32(b)
      }
    }
    weights[b] = wa + wb
    if b < matrix.count - 1 {
      let found = neighbor(after: b, from: position(Int32(b)))
      nearest[b] = found.index
      bounds.setKey(found.distance, of: b)
    }
    // Distances that are not Euclidean can lead below 0, where there is no height.
    return LinkageMerge(
      first: Int32(a), second: Int32(b), height: max(0, distance).squareRoot())
  }

  /// Where a cluster stands among those that live.
  private func position(_ cluster: Int32) -> Int {
    var low = 0
    var high = live.count
    while low < high {
      let middle = (low + high) / 2
      if live[middle] < cluster { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
