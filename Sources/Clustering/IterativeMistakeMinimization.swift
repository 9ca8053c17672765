// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import DenseLinearAlgebra
public import ReproducibleComputing

/// Grows a tree of thresholds that explains a partition: a leaf for each cluster, and more on wish.
///
/// IMM (Dasgupta, Frost, Moshkovitz and Rashtchian, "Explainable k-means and k-medians
/// clustering", ICML 2020): each split parts the clusters' means by the column and threshold that
/// send the least weight of rows to another side than their mean; such rows are then left out of
/// the search. For the optimal k-means partition the tree's cost is within O(k²) of it, where trees
/// grown by impurity have no bound. Of equal splits the one with the widest gap between values,
/// measured by the means' spread in the column, is taken, then the first column.
///
/// Beyond one leaf a cluster the tree is grown as ExKMC (Frost, Moshkovitz and Rashtchian,
/// arXiv:2006.02399, 2020): the leaf and split that lower the cost to the fixed means the most.
///
/// ```swift
/// let tree = try IterativeMistakeMinimization().fit(points, labels: model.labels)
/// print(tree.fidelity, tree.leaves.map(\.conditions))
/// ```
public struct IterativeMistakeMinimization: Sendable {
  /// The most leaves; nil = as many as clusters, and never fewer.
  public var leafCount: Int?
  /// Where thresholds are put between the values that they part.
  public var placement: ThresholdPlacement

  /// Creates the parameters.
  ///
  /// - Parameters:
  ///   - leafCount: The most leaves, at least the number of clusters; nil = that number.
  ///   - placement: Where thresholds are put between the values that they part; only `between` is
  ///     asked.
  public init(leafCount: Int? = nil, placement: ThresholdPlacement = .midpoint) {
    self.leafCount = leafCount
    self.placement = placement
  }

  /// Grows the tree.
  ///
  /// - Parameters:
  ///   - points: Rows x columns, finite.
  ///   - labels: The cluster of each row: 0 or more, gaps are allowed. The means of the clusters
  ///     are taken from them.
  ///   - weights: How often each row counts: not negative, not all zero; nil = once.
  ///   - execution: The threads; one column is searched by one.
  /// - Returns: The tree, with its fidelity and price.
  /// - Throws: `ClusteringError` for bad points, labels, weights or leaves; `CancellationError` when
  ///   the task is cancelled, between two splits.
  /// - Complexity: O(rows x columns) for the order of the columns and for each level of the tree;
  ///   O(rows x columns x clusters) for all leaves of each level beyond one a cluster.
  public func fit(
    _ points: Matrix<Double>, labels: [Int32], weights: [Double]? = nil,
    execution: Execution = .default
  ) throws -> ThresholdTree {
    try PointsValidation.check(points, execution: execution)
    try PointsValidation.check(weights: weights, rowCount: points.rowCount)
    let partition = try PartitionLabels(labels, rowCount: points.rowCount, weights: weights)
    let leafCount = leafCount ?? partition.count
    guard leafCount >= partition.count else {
      throw ClusteringError(
        .parameter,
        "At most \(leafCount) leaves were asked for, with \(partition.count) clusters. "
          + "Ask for at least \(partition.count).")
    }
    let moments = try PartitionMoments(
      points: points, weights: weights, partition: partition, execution: execution)
    var growth = try ThresholdTreeGrowth(
      points: points, weights: weights, partition: partition, means: moments.means,
      placement: placement, execution: execution)
    try growth.grow()
    try growth.expand(leafCount: leafCount)
    return try growth.finish(partitionCost: Self.sum(moments.squares)) { labels in
      let own = try PartitionLabels(labels, rowCount: points.rowCount, weights: weights)
      return Self.sum(
        try PartitionMoments(
          points: points, weights: weights, partition: own, execution: execution
        ).squares)
    }
  }

  private static func sum(_ values: [Double]) -> Double {
    values.reduce(into: CompensatedSum()) { $0.add($1) }.value
  }
}
