// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

extension Dendrogram {
  /// The points in the order in which the tree is drawn without crossings: SciPy's `leaves_list`.
  ///
  /// The cluster with the lower id stands on the left.
  ///
  /// - Returns: A permutation of the points.
  /// - Complexity: O(n), without recursion: trees as deep as they have points are fine.
  public func leafOrder() -> [Int] {
    var order: [Int] = []
    order.reserveCapacity(leafCount)
    var pending = [leafCount + merges.count - 1]
    while let id = pending.popLast() {
      if id < leafCount {
        order.append(id)
      } else {
        let merge = merges[id - leafCount]
        pending.append(merge.second)
        pending.append(merge.first)
      }
    }
    return order
  }

  /// The number of points under each merge.
  func leafCounts() -> [Int] {
    var counts = [Int](repeating: 0, count: merges.count)
    for (i, merge) in merges.enumerated() {
      let first = merge.first < leafCount ? 1 : counts[merge.first - leafCount]
      let second = merge.second < leafCount ? 1 : counts[merge.second - leafCount]
      counts[i] = first + second
    }
    return counts
  }
}
