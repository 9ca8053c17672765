// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing

/// One merge as the algorithms find it: two points, one of each cluster, and the height.
struct LinkageMerge: Sendable {
  var first: Int32
  var second: Int32
  var height: Double
}

/// The merges of distinct points, on their way to a `Dendrogram`.
enum LinkageMerges {
  /// Numbers the merges as SciPy does, equal rows first.
  ///
  /// - Parameters:
  ///   - merges: The merges of the distinct points. For monotone linkages in any order in which a
  ///     cluster comes after its parts, no lower than they; otherwise in the order in which they
  ///     happened, which is kept.
  ///   - points: The distinct points and the rows that they stand for.
  ///   - linkage: How the tree was made.
  ///   - execution: Cancellation.
  /// - Returns: The tree over the rows of the table.
  /// - Throws: `CancellationError`.
  /// - Complexity: O(n log* n) after a radix sort.
  static func dendrogram(
    _ merges: [LinkageMerge], of points: LinkagePoints, linkage: Linkage, _ execution: Execution
  ) throws -> Dendrogram {
    var all: [LinkageMerge] = []
    all.reserveCapacity(points.rowCount - 1)
    if points.count < points.rowCount {
      for p in 0..<points.count {
        try execution.checkCancellation(atStep: p)
        let span = Int(points.starts[p])..<Int(points.starts[p + 1])
        for i in span.dropFirst() {
          all.append(.init(first: points.rows[span.lowerBound], second: points.rows[i], height: 0))
        }
      }
    }
    for (i, merge) in merges.enumerated() {
      try execution.checkCancellation(atStep: i)
      all.append(
        .init(
          first: points.firstRow(merge.first), second: points.firstRow(merge.second),
          height: merge.height * points.unit))
    }
    return try dendrogram(
      all, leafCount: points.rowCount, weights: points.rowWeights, linkage: linkage, execution)
  }

  /// Numbers the merges of rows as SciPy does.
  static func dendrogram(
    _ merges: [LinkageMerge], leafCount n: Int, weights: [Double]?, linkage: Linkage,
    _ execution: Execution
  ) throws -> Dendrogram {
    let entries = UnsafeMutableBufferPointer<LinkageRadixSort.Entry>.allocate(
      capacity: merges.count)
    defer { entries.deallocate() }
    for (i, merge) in merges.enumerated() {
      entries.initializeElement(
        at: i, to: .init(key: LinkageRadixSort.key(merge.height), index: Int32(i)))
    }
    if linkage.isMonotone {
      try LinkageRadixSort.sort(entries) { try execution.checkCancellation() }
    }
    // Disjoint sets with halved paths; `id` and `size` are of the cluster of a root.
    var parent = [Int32](0..<Int32(n))
    var id = parent
    var size = weights ?? [Double](repeating: 1, count: n)
    var numbered: [Dendrogram.Merge] = []
    numbered.reserveCapacity(merges.count)
    try parent.withUnsafeMutableBufferPointer { parent in
      func root(_ row: Int32) -> Int {
        var row = Int(row)
        while Int(parent[row]) != row {
          parent[row] = parent[Int(parent[row])]
          row = Int(parent[row])
        }
        return row
      }
      for (step, entry) in entries.enumerated() {
        try execution.checkCancellation(atStep: step)
        let merge = merges[Int(entry.index)]
        let a = root(merge.first)
        let b = root(merge.second)
        let total = size[a] + size[b]
        numbered.append(
          .init(
            first: Int(min(id[a], id[b])), second: Int(max(id[a], id[b])), height: merge.height,
            size: total))
        let (kept, gone) = size[a] >= size[b] ? (a, b) : (b, a)
        parent[gone] = Int32(kept)
        id[kept] = Int32(n + step)
        size[kept] = total
      }
    }
    return Dendrogram(linkage: linkage, leafCount: n, unchecked: numbered)
  }
}
