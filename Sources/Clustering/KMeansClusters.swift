// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// Which cluster each row is in, and what the clusters sum to, as Lloyd's iteration sees it.
protocol KMeansClusters: Sendable {
  associatedtype Scalar: KMeansScalar

  /// The rows that are assigned.
  var points: KMeansPoints<Scalar> { get }
  /// The same rows, not assigned yet.
  func unassigned(clusterCount: Int) -> Self
  /// The clusters without weight, ascending.
  var emptyClusters: [Int] { get }

  /// Moves each row to its nearest centre, the lowest on ties.
  ///
  /// - Returns: The number of rows whose cluster has changed.
  /// - Throws: `CancellationError`.
  mutating func assign(to centers: KMeansCenters) throws -> Int
  /// The cluster of a row.
  func label(_ row: Int) -> Int
  /// Summed weight of a cluster.
  func weight(_ cluster: Int) -> Double
  /// The sum of a column over a cluster.
  func sum(_ cluster: Int, _ column: Int) -> CompensatedSum
  /// What the body yields for chunks of the rows, in the chunks' order.
  ///
  /// - Throws: `CancellationError`.
  func mapRows<Value: Sendable>(_ body: @Sendable (Range<Int>) -> Value) throws -> [Value]
  /// The weighted sum of squared distances to the centres that the rows are assigned to.
  ///
  /// - Throws: `CancellationError`.
  mutating func inertia(_ centers: KMeansCenters) throws -> Double
}

extension KMeansClusters {
  /// The means of the clusters; a cluster without weight keeps its old centre.
  func means(keeping old: KMeansCenters) -> KMeansCenters {
    var next = old
    for cluster in 0..<old.count where weight(cluster) > 0 {
      for column in 0..<old.columnCount {
        next[cluster, column] = sum(cluster, column).mean(weight: weight(cluster))
      }
    }
    return next
  }
}
