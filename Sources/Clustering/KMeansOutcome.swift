// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// Where one start has led.
struct KMeansOutcome: Sendable {
  var centers: KMeansCenters
  /// Weighted sum of squared distances of the rows to their centres.
  var inertia: Double
  var iterationCount: Int
  /// Whether it stopped by itself.
  var converged: Bool
  /// Whether the centres are the means of the rows that are nearest to them.
  var rests: Bool
}

/// An outcome together with the clusters of the rows.
struct KMeansResult<Clusters: KMeansClusters> {
  private(set) var outcome: KMeansOutcome
  private(set) var clusters: Clusters

  /// Lets the labels follow the centres, and drops the centres that no row is nearest to.
  ///
  /// - Throws: `CancellationError`.
  init(
    centers: KMeansCenters, clusters: Clusters, iterationCount: Int, converged: Bool, rests: Bool
  ) throws {
    var centers = centers
    self.clusters = clusters
    if !rests { _ = try self.clusters.assign(to: centers) }
    let empty = Set(self.clusters.emptyClusters)
    if !empty.isEmpty {
      centers = centers.removing(empty)
      self.clusters = clusters.unassigned(clusterCount: centers.count)
      _ = try self.clusters.assign(to: centers)
    }
    outcome = KMeansOutcome(
      centers: centers, inertia: try self.clusters.inertia(centers),
      iterationCount: iterationCount, converged: converged, rests: rests)
  }

  /// What an iteration that has finished has led to.
  ///
  /// - Throws: `CancellationError`.
  init(_ lloyd: consuming KMeansLloyd<Clusters>) throws {
    try self.init(
      centers: lloyd.centers, clusters: lloyd.clusters, iterationCount: lloyd.iterationCount,
      converged: lloyd.converged, rests: lloyd.labelsFollow)
  }
}
