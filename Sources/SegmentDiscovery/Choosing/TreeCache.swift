// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clustering
import DenseLinearAlgebra
import ReproducibleComputing
import Synchronization

/// The Ward tree of each resampled table, so that it is grown once and cut at every number.
final class TreeCache: Sendable {
  /// A tree of the rows that were drawn.
  struct Tree: Sendable {
    /// The rows of the table with a weight, ascending: the tree's leaves.
    let rows: [Int]
    let rowCount: Int
    let dendrogram: Dendrogram

    /// The branch of each row of the table; 0 for rows that were not drawn.
    func labels(clusterCount: Int) throws -> [Int32] {
      var labels = [Int32](repeating: 0, count: rowCount)
      for (row, label) in zip(rows, try dendrogram.labels(clusterCount: clusterCount)) {
        labels[row] = label
      }
      return labels
    }
  }

  private let trees = Mutex<[UInt64: Tree]>([:])

  /// The tree of weighted points; the seed names the weights that were drawn.
  func tree(of points: Matrix<Double>, weights: [Double]?, seed: UInt64) throws -> Tree {
    if let known = trees.withLock({ $0[seed] }) { return known }
    let rows = (0..<points.rowCount).filter { (weights?[$0] ?? 1) > 0 }
    let drawn = Matrix<Double>(rowCount: rows.count, columnCount: points.columnCount) { buffer in
      for column in 0..<points.columnCount {
        for (index, row) in rows.enumerated() {
          buffer.initializeElement(at: column * rows.count + index, to: points[row, column])
        }
      }
    }
    let dendrogram = try HierarchicalClustering(linkage: .ward).fit(
      drawn, weights: weights.map { all in rows.map { all[$0] } },
      execution: Execution(threadCount: 1))
    let tree = Tree(rows: rows, rowCount: points.rowCount, dendrogram: dendrogram)
    trees.withLock { $0[seed] = tree }
    return tree
  }
}
