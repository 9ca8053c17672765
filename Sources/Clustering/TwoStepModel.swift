// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import DenseLinearAlgebra
public import ReproducibleComputing

/// What two-step clustering found: an immutable value that can be saved, sent and asked about new
/// rows.
public struct TwoStepModel: Sendable, Hashable, Codable {
  /// The micro-clusters, in an order that depends on values alone.
  public let microClusters: MicroClusters
  /// The Ward tree over the micro-clusters, its heights in the units of the points.
  public let tree: Dendrogram
  /// The mean of each cluster, one a row: clusters x columns.
  public let centers: Matrix<Double>
  /// The cluster of each row, in `0 ..< centers.rowCount`: what `predict` says of the same rows.
  public let labels: [Int32]
  /// Rows in each cluster, those of weight zero included.
  public let sizes: [Int]
  /// Summed weight of each cluster.
  public let weights: [Double]
  /// Weighted sum of squared distances of the rows to the means of their clusters.
  ///
  /// No approximation: the sums of squares inside micro-clusters and between them add up to it.
  public let inertia: Double
  /// The share of the total sum of squares that lies inside micro-clusters, in `0 ... 1`: what the
  /// tree over them does not see.
  public let withinShare: Double
  /// Whether each micro-cluster is one distinct row, so that the clusters are those of exact Ward
  /// linkage.
  public let isExact: Bool
  /// What a reader should know: fewer distinct rows than clusters, for example.
  public let notes: [String]

  private let cells: MicroClusterTree

  init(
    cells: MicroClusterTree, microClusters: MicroClusters, tree: Dendrogram,
    places: consuming [Int32], isExact: Bool, clusterCount: Int
  ) throws {
    self.cells = cells
    self.microClusters = microClusters
    self.tree = tree
    self.isExact = isExact
    let count = min(clusterCount, microClusters.count)
    let parts = try tree.labels(clusterCount: count)
    let found = microClusters.deviation(labels: parts)
    centers = found.centers
    weights = found.weights
    inertia = found.sum + microClusters.within
    withinShare = microClusters.withinShare
    Self.replace(&places, cells: cells, parts: parts)
    let labels = places
    var sizes = [Int](repeating: 0, count: count)
    for label in labels { sizes[Int(label)] += 1 }
    self.labels = labels
    self.sizes = sizes
    notes =
      count == clusterCount
      ? []
      : [
        "\(clusterCount) clusters were asked for, but the rows have only \(count) distinct values:"
          + " \(count) came back."
      ]
  }

  /// The cluster of each of new rows: that of the micro-cluster whose cell they fall into.
  ///
  /// For the rows that were fitted, and as many clusters, this is `labels`.
  ///
  /// - Parameters:
  ///   - points: Rows x as many columns as the centres have, finite; Double or Float.
  ///   - clusterCount: Another cut of the same tree, from 1 to the number of micro-clusters; nil =
  ///     as fitted.
  ///   - execution: The threads.
  /// - Returns: One label a row; none for no rows.
  /// - Throws: `ClusteringError` when the columns do not fit, a value is not finite or the tree has
  ///   no such cut; `CancellationError`.
  /// - Complexity: O(log m) time a row in practice, for m micro-clusters.
  public func predict<Scalar: MatrixScalar>(
    _ points: Matrix<Scalar>, clusterCount: Int? = nil, execution: Execution = .default
  ) throws -> [Int32] {
    guard points.columnCount == centers.columnCount else {
      throw ClusteringError(
        .shape,
        "The rows have \(points.columnCount) columns, the model \(centers.columnCount). "
          + "Give the columns that were fitted.")
    }
    let parts = try tree.labels(clusterCount: clusterCount ?? centers.rowCount)
    guard points.rowCount > 0 else { return [] }
    var labels = [Int32](repeating: 0, count: points.rowCount)
    switch points {
    case let points as Matrix<Double>: try descend(points, &labels, execution)
    case let points as Matrix<Float>: try descend(points, &labels, execution)
    default: preconditionFailure("two-step clustering takes points in Double or Float")
    }
    Self.replace(&labels, cells: cells, parts: parts)
    return labels
  }

  private func descend<Scalar: KMeansScalar>(
    _ points: Matrix<Scalar>, _ places: inout [Int32], _ execution: Execution
  ) throws {
    try PointsValidation.check(points, execution: execution)
    let rowCount = points.rowCount
    try points.withUnsafeColumns { base in
      try places.withUnsafeMutableBufferPointer { places in
        try cells.nodes.withUnsafeBufferPointer { nodes in
          guard let places = places.baseAddress, let nodes = nodes.baseAddress else { return }
          nonisolated(unsafe) let (base, place, node) = (base, places, nodes)
          try RowGroups(rowCount: rowCount, count: 64).forEach(rowsPerWave: 65_536, execution) {
            MicroClusterTree.descend(
              $1, base, rowCount: rowCount, nodes: node, places: place)
          }
        }
      }
    }
  }

  /// Puts in place of the leaves the clusters of their micro-clusters.
  private static func replace(_ places: inout [Int32], cells: MicroClusterTree, parts: [Int32]) {
    let clusters = cells.numbers.map { $0 < 0 ? $0 : parts[Int($0)] }
    for row in places.indices { places[row] = clusters[Int(places[row])] }
  }
}
