// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import ReproducibleComputing

extension Dendrogram {
  /// Of all orders that draw the tree without crossings, one with the least sum of distances
  /// between neighbours (Bar-Joseph, Gifford and Jaakkola, "Fast optimal leaf ordering for
  /// hierarchical clustering", Bioinformatics 17, 2001).
  ///
  /// - Parameters:
  ///   - distances: The distances of the points.
  ///   - execution: Cancellation and progress.
  /// - Returns: A permutation of the points; of equally good ones always the same.
  /// - Throws: `ClusteringError` when the distances do not fit the tree; `CancellationError`.
  /// - Complexity: O(n³) time at worst, n² doubles of memory: for the drawn top of a tree, or some
  ///   thousand points.
  public func optimalLeafOrder(
    for distances: CondensedDistances, execution: Execution = .default
  ) throws -> [Int] {
    guard distances.count == leafCount else {
      throw ClusteringError(
        .shape,
        "distances of \(distances.count) things do not fit a tree over \(leafCount) points; give "
          + "those that it was made of")
    }
    guard leafCount > 2 else { return leafOrder() }
    var search = OptimalLeafOrderSearch(self, distances)
    try search.run(execution)
    return search.order()
  }
}

/// The least length of each cluster's orders, by the leaves at their two ends.
///
/// Leaves are named by their place in `leafOrder()`, so that those of a cluster are a range. An
/// order and its mirror image are equally long: `lengths` is symmetric.
private struct OptimalLeafOrderSearch {
  /// The leaves of a cluster, and where those of its second part begin.
  private struct Span {
    var start: Int
    var middle: Int
    var end: Int

    /// The leaves that can stand at the other end of an order that begins with a leaf.
    func opposite(_ leaf: Int) -> Range<Int> {
      if end - start == 1 { return start..<end }
      return leaf < middle ? middle..<end : start..<middle
    }
  }

  private let count: Int
  private let drawn: [Int]
  private let distances: CondensedDistances
  private let tree: Dendrogram
  private var spans: [Span]
  private var lengths: [Double]

  init(_ tree: Dendrogram, _ distances: CondensedDistances) {
    self.tree = tree
    self.distances = distances
    count = tree.leafCount
    drawn = tree.leafOrder()
    let starts = tree.drawnStarts()
    spans = starts.map { Span(start: $0, middle: $0, end: $0 + 1) }
    var next = tree.leafCount
    let leaves = tree.leafCount
    var filled = spans
    tree.forEachMerge { _, left, right in
      filled[next] = Span(start: left.lowerBound, middle: right.lowerBound, end: right.upperBound)
      next += 1
    }
    spans = filled
    lengths = [Double](repeating: 0, count: leaves * leaves)
  }

  private func distance(_ p: Int, _ q: Int) -> Double { distances[drawn[p], drawn[q]] }

  /// Fills `lengths`, from the lowest merge up.
  mutating func run(_ execution: Execution) throws {
    for (i, merge) in tree.merges.enumerated() {
      if i % 16 == 0 {
        try execution.checkCancellation()
        execution.report("ordering leaves", fraction: Double(i) / Double(count))
      }
      let left = spans[merge.first]
      let right = spans[merge.second]
      let width = right.end - right.start
      // The least way from each leaf u at the left end to each leaf k that begins the right part.
      var ways = [Double](repeating: .infinity, count: (left.end - left.start) * width)
      for u in left.start..<left.end {
        let row = (u - left.start) * width
        for m in left.opposite(u) {
          let length = lengths[u * count + m]
          for k in right.start..<right.end {
            ways[row + k - right.start] = min(
              ways[row + k - right.start], length + distance(m, k))
          }
        }
      }
      for u in left.start..<left.end {
        let row = (u - left.start) * width
        for w in right.start..<right.end {
          var least = Double.infinity
          for k in right.opposite(w) {
            least = min(least, ways[row + k - right.start] + lengths[w * count + k])
          }
          lengths[u * count + w] = least
          lengths[w * count + u] = least
        }
      }
    }
  }

  /// Reads the best order from the top down.
  func order() -> [Int] {
    let root = spans.count - 1
    var ends = (first: spans[root].start, last: spans[root].middle)
    for u in spans[root].start..<spans[root].middle {
      for w in spans[root].middle..<spans[root].end
      where lengths[u * count + w] < lengths[ends.first * count + ends.last] {
        ends = (u, w)
      }
    }
    var order: [Int] = []
    var pending = [(cluster: root, first: ends.first, last: ends.last)]
    while let next = pending.popLast() {
      guard next.cluster >= count else {
        order.append(drawn[next.first])
        continue
      }
      let merge = tree.merges[next.cluster - count]
      let (a, b) =
        next.first < spans[next.cluster].middle
        ? (merge.first, merge.second) : (merge.second, merge.first)
      var least = Double.infinity
      var inner = (m: next.first, k: next.last)
      for m in spans[a].opposite(next.first) {
        for k in spans[b].opposite(next.last) {
          let length =
            lengths[next.first * count + m] + distance(m, k) + lengths[next.last * count + k]
          if length < least {
            least = length
            inner = (m, k)
          }
        }
      }
      pending.append((b, inner.k, next.last))
      pending.append((a, next.first, inner.m))
    }
    return order
  }
}
