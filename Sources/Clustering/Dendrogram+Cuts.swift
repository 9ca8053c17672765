// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

extension Dendrogram {
  /// The partition into a number of clusters: what the first `leafCount - clusterCount` merges
  /// make.
  ///
  /// The order of merges decides and not their height, so that the number is exact where heights
  /// tie, and defined where they are inverted.
  ///
  /// - Parameter clusterCount: From 1 to `leafCount`.
  /// - Returns: A label of each point in `0 ..< clusterCount`, numbered by the first point in which
  ///   each occurs.
  /// - Throws: `ClusteringError` when the number is out of its range.
  /// - Complexity: O(n).
  public func labels(clusterCount: Int) throws -> [Int32] {
    guard clusterCount >= 1, clusterCount <= leafCount else {
      throw ClusteringError(
        .parameter,
        "a tree over \(leafCount) points cannot be cut into \(clusterCount) clusters; ask for 1 to "
          + "\(leafCount)")
    }
    return labels(afterMerges: leafCount - clusterCount)
  }

  /// The partition whose clusters have formed at or below a height: SciPy's `fcluster` by
  /// distance.
  ///
  /// - Parameter height: Any number; below 0 every point is a cluster.
  /// - Returns: A label of each point, numbered from 0 by the first point in which each occurs.
  /// - Throws: `ClusteringError` when the linkage is `centroid` or `median`, whose inversions leave
  ///   a cut by height undefined, or the height is NaN.
  /// - Complexity: O(n).
  public func labels(height: Double) throws -> [Int32] {
    guard linkage.isMonotone else {
      throw ClusteringError(
        .parameter,
        "heights of \(linkage.rawValue) linkage may fall, so that a cut by height is not defined; "
          + "cut by the number of clusters")
    }
    guard !height.isNaN else {
      throw ClusteringError(.parameter, "the height of a cut is NaN; give a number")
    }
    // The heights never fall: the merges at or below are the first ones.
    var low = 0
    var high = merges.count
    while low < high {
      let middle = (low + high) / 2
      if merges[middle].height <= height { low = middle + 1 } else { high = middle }
    }
    return labels(afterMerges: low)
  }

  /// The partition that the first merges make, numbered by first occurrence.
  func labels(afterMerges count: Int) -> [Int32] {
    let roots = self.roots(afterMerges: count)
    var numbers = [Int32](repeating: -1, count: leafCount + count)
    var next: Int32 = 0
    var labels = [Int32](repeating: 0, count: leafCount)
    for leaf in 0..<leafCount {
      let root = Int(roots[leaf])
      if numbers[root] < 0 {
        numbers[root] = next
        next += 1
      }
      labels[leaf] = numbers[root]
    }
    return labels
  }

  /// The id of the topmost cluster over each id once the first merges are done.
  func roots(afterMerges count: Int) -> [Int32] {
    var roots = [Int32](0..<Int32(leafCount + count))
    // From the top down: the root of what a merge made is known before that of its parts.
    for i in stride(from: count - 1, through: 0, by: -1) {
      roots[merges[i].first] = roots[leafCount + i]
      roots[merges[i].second] = roots[leafCount + i]
    }
    return roots
  }
}
