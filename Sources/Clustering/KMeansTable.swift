// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing

/// The clusters of a table whose rows lie in the order in which they came: passes go over all
/// rows, on all threads.
struct KMeansTable<Scalar: KMeansScalar>: KMeansClusters {
  let points: KMeansPoints<Scalar>
  private(set) var assignment: KMeansAssignment<Scalar>
  private let scores: KMeansScores<Scalar>?
  private let execution: Execution

  /// Begins without an assignment.
  ///
  /// - Parameters:
  ///   - points: The rows.
  ///   - clusterCount: The number of clusters.
  ///   - scores: The rows as scores need them, shared by the starts of a fit; nil for a few passes.
  ///   - execution: The threads.
  init(
    _ points: KMeansPoints<Scalar>, clusterCount: Int, scores: KMeansScores<Scalar>? = nil,
    execution: Execution
  ) {
    self.points = points
    self.scores = scores
    self.execution = execution
    assignment = KMeansAssignment(points: points, clusterCount: clusterCount, scores: scores)
  }

  func unassigned(clusterCount: Int) -> KMeansTable {
    KMeansTable(points, clusterCount: clusterCount, scores: scores, execution: execution)
  }

  var emptyClusters: [Int] { assignment.emptyClusters }

  mutating func assign(to centers: KMeansCenters) throws -> Int {
    try assignment.assign(to: centers, points: points, execution: execution)
  }

  func label(_ row: Int) -> Int { assignment.cluster(of: row) }
  func weight(_ cluster: Int) -> Double { assignment.weight(cluster) }
  func sum(_ cluster: Int, _ column: Int) -> CompensatedSum { assignment.sum(cluster, column) }

  func mapRows<Value: Sendable>(_ body: @Sendable (Range<Int>) -> Value) throws -> [Value] {
    try points.mapChunks(workPerRow: points.columnCount, execution) { _, rows in body(rows) }
  }

  mutating func inertia(_ centers: KMeansCenters) throws -> Double {
    try assignment.inertia(centers: centers, points: points, execution: execution)
  }
}
