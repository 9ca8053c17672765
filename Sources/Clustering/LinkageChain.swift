// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing

/// The nearest-neighbour chain (Benzécri, 1982; Murtagh, "A survey of recent advances in
/// hierarchical clustering algorithms", The Computer Journal 26, 1983) on one condensed matrix.
///
/// For reducible linkages: single, complete, average, weighted, ward.
struct LinkageChain {
  let linkage: Linkage
  let matrix: LinkageMatrix
  /// The weight of each cluster that lives, under the number of one of its points.
  private var weights: [Double]
  /// The height at which each cluster formed.
  private var heights: [Double]
  /// The clusters that live, ascending.
  private var live: [Int32]

  /// Takes the clusters to merge.
  ///
  /// - Parameters:
  ///   - matrix: Their distances; will be overwritten.
  ///   - weights: Their weights.
  ///   - heights: The heights at which they formed.
  ///   - linkage: A reducible linkage.
  init(_ matrix: LinkageMatrix, weights: [Double], heights: [Double], linkage: Linkage) {
    self.linkage = linkage
    self.matrix = matrix
    self.weights = weights
    self.heights = heights
    live = [Int32](0..<Int32(weights.count))
  }

  /// All merges; a cluster comes after its parts and is no lower than they.
  ///
  /// - Throws: `CancellationError`.
  /// - Complexity: O(n²) time; overwrites the matrix.
  mutating func merges(_ execution: Execution) throws -> [LinkageMerge] {
    let n = matrix.count
    var merges: [LinkageMerge] = []
    merges.reserveCapacity(max(0, n - 1))
    var chain: [Int32] = []
    while merges.count < n - 1 {
      if merges.count % 64 == 0 {
        try execution.checkCancellation()
        let left = 1 - Double(merges.count) / Double(n)
        execution.report("merging clusters", fraction: 1 - left * left)
      }
      if chain.isEmpty { chain.append(live[0]) }
      while true {
        let tip = chain[chain.count - 1]
        let previous = chain.count > 1 ? chain[chain.count - 2] : -1
        let nearest = neighbor(of: tip, preferring: previous)
        if nearest == previous {
          chain.removeLast(2)
          merges.append(merge(min(tip, nearest), max(tip, nearest)))
          break
        }
        chain.append(nearest)
      }
    }
    return merges
  }

  /// The nearest cluster; on ties the one before in the chain (or it would turn in circles), else
  /// the lowest.
  private func neighbor(of tip: Int32, preferring previous: Int32) -> Int32 {
    let values = matrix.values
    let i = Int(tip)
    var best = Double.infinity
    var nearest: Int32 = -1
    if previous >= 0 {
      best = values[matrix.place(i, Int(previous))]
      nearest = previous
    }
    live.withUnsafeBufferPointer { live in
      var at = 0
      while live[at] < tip {
        let distance = values[matrix.offset(Int(live[at])) + i]
        if distance < best {
          best = distance
          nearest = live[at]
        }
        at += 1
      }
      let row = values + matrix.offset(i)
      for other in live[(at + 1)...] {
        let distance = row[Int(other)]
        if distance < best {
          best = distance
          nearest = other
        }
      }
    }
    return nearest
  }

  /// Merges two clusters under the higher number.
  private mutating func merge(_ gone: Int32, _ kept: Int32) -> LinkageMerge {
    let a = Int(gone)
    let b = Int(kept)
    let values = matrix.values
    let distance = values[matrix.place(a, b)]
    let height = max(heights[a], heights[b], linkage.usesSquares ? distance.squareRoot() : distance)
    heights[b] = height
    removeFromLive(gone)
    let (wa, wb) = (weights[a], weights[b])
    for other in live where other != kept {
      let k = Int(other)
      let place = matrix.place(k, b)
      values[place] = LinkageUpdate.distance(
        linkage, values[matrix.place(k, a)], values[place], distance, wa, wb, weights[k])
    }
    weights[b] = wa + wb
    return LinkageMerge(first: gone, second: kept, height: height)
  }

  private mutating func removeFromLive(_ gone: Int32) {
    var low = 0
    var high = live.count
    while low < high {
      let middle = (low + high) / 2
      if live[middle] < gone { low = middle + 1 } else { high = middle }
    }
    live.remove(at: low)
  }
}
