// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

extension Dendrogram {
  /// The part of a tree above a partition: a small tree whose leaves are groups of points.
  public struct Top: Sendable, Hashable {
    /// The tree over the groups; its sizes are those of the whole tree.
    public let tree: Dendrogram
    /// The summed weight of each group.
    public let groupSizes: [Double]
    /// The height at which each group became one cluster; 0 for a single point.
    public let groupHeights: [Double]
    /// The group of each point, as `labels(clusterCount:)` numbers them.
    public let labels: [Int32]
  }

  /// The last `count - 1` merges, for a drawing.
  ///
  /// - Parameters:
  ///   - count: The number of groups, from 1 to `leafCount`.
  ///   - weights: The weights that the tree was made with; by default each point counts once.
  /// - Returns: A tree over the groups, with what each group holds.
  /// - Throws: `ClusteringError` when the number is out of its range or the weights do not fit.
  /// - Complexity: O(n).
  public func top(_ count: Int, weights: [Double]? = nil) throws -> Top {
    try LinkagePoints.checkWeights(weights, rowCount: leafCount)
    let labels = try labels(clusterCount: count)
    let done = leafCount - count
    let roots = self.roots(afterMerges: done)
    var sizes = [Double](repeating: 0, count: count)
    var heights = [Double](repeating: 0, count: count)
    // The new id of each old one that a merge of the top can name.
    var ids = [Int](repeating: -1, count: leafCount + merges.count)
    for leaf in 0..<leafCount {
      let label = Int(labels[leaf])
      let root = Int(roots[leaf])
      sizes[label] += weights?[leaf] ?? 1
      if root >= leafCount { heights[label] = merges[root - leafCount].height }
      ids[root] = label
    }
    var upper: [Merge] = []
    upper.reserveCapacity(count - 1)
    for i in done..<merges.count {
      let merge = merges[i]
      let (a, b) = (ids[merge.first], ids[merge.second])
      upper.append(
        Merge(first: min(a, b), second: max(a, b), height: merge.height, size: merge.size))
      ids[leafCount + i] = count + i - done
    }
    return Top(
      tree: Dendrogram(linkage: linkage, leafCount: count, unchecked: upper), groupSizes: sizes,
      groupHeights: heights, labels: labels)
  }
}
