// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clustering

extension SegmentTree {
  /// The top of a Ward tree.
  ///
  /// - Parameters:
  ///   - tree: The tree of all customers, its merges in order of height.
  ///   - segmentIndices: The chosen segment of each customer.
  ///   - count: The number of chosen segments.
  /// - Throws: `ClusteringError` when the tree cannot be cut.
  init(_ tree: Dendrogram, segmentIndices: [Int32], segmentCount count: Int) throws {
    // Twice as many branches as segments, up to 12, so that a reader sees what each hides.
    let branches = min(tree.leafCount, max(count, min(12, 2 * count)))
    let labels = try tree.labels(clusterCount: branches)
    var members = [[Int]](repeating: Array(repeating: 0, count: count), count: branches)
    for (label, segment) in zip(labels, segmentIndices) { members[Int(label)][Int(segment)] += 1 }

    let lowest = tree.leafCount - branches
    let upper = Array(tree.merges[lowest...])
    let branchOf = Self.branches(tree, below: lowest, labels: labels)
    /// Node ids of the small tree, branches not yet in their order from left to right.
    func node(_ id: Int) -> Int {
      id < tree.leafCount + lowest ? branchOf[id] ?? 0 : branches + id - tree.leafCount - lowest
    }
    let children = upper.map { (first: node($0.first), second: node($0.second)) }
    var order: [Int] = []
    var pending = [branches + children.count - 1]
    while let next = pending.popLast() {
      guard next >= branches else {
        order.append(next)
        continue
      }
      // The left one is taken first, so it goes on the stack last.
      pending.append(children[next - branches].second)
      pending.append(children[next - branches].first)
    }
    var position = [Int](repeating: 0, count: branches)
    for (place, branch) in order.enumerated() { position[branch] = place }
    func placed(_ id: Int) -> Int { id < branches ? position[id] : id }

    leaves = order.map { branch in
      let counts = members[branch]
      let most = counts.max() ?? 0
      return Leaf(
        customers: counts.reduce(0, +), segmentID: (counts.firstIndex(of: most) ?? 0) + 1)
    }
    merges = zip(children, upper).map {
      Merge(first: placed($0.first), second: placed($0.second), height: $1.height)
    }
    let cut = tree.leafCount - count
    let below = cut > 0 ? tree.merges[cut - 1].height : 0
    let above = cut < tree.merges.count ? tree.merges[cut].height : below
    cutHeight = below + (above - below) / 2
  }

  /// The branch of every node under the drawn merges that one of them can name.
  private static func branches(
    _ tree: Dendrogram, below lowest: Int, labels: [Int32]
  ) -> [Int: Int] {
    var branch = [Int](repeating: 0, count: tree.leafCount + lowest)
    for leaf in 0..<tree.leafCount { branch[leaf] = Int(labels[leaf]) }
    for index in 0..<lowest { branch[tree.leafCount + index] = branch[tree.merges[index].first] }
    var named: [Int: Int] = [:]
    for merge in tree.merges[lowest...] {
      for id in [merge.first, merge.second] where id < branch.count { named[id] = branch[id] }
    }
    return named
  }
}
