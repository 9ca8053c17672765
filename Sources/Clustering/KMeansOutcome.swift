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

  /// Drops the centres that no row is nearest to, and works out the inertia.
  ///
  /// - Parameters:
  ///   - centers: Where the clusters were last assigned to.
  ///   - clusters: The clusters of the rows.
  ///   - iterationCount: The iterations that led there.
  ///   - converged: Whether they stopped by themselves.
  ///   - rests: Whether the centres are the means of their rows.
  /// - Throws: `CancellationError`.
  init(
    centers: KMeansCenters, clusters: Clusters, iterationCount: Int, converged: Bool, rests: Bool
  ) throws {
    var centers = centers
    self.clusters = clusters
    let empty = Set(clusters.emptyClusters)
    if !empty.isEmpty {
      centers = centers.removing(empty)
      self.clusters = clusters.unassigned(clusterCount: centers.count)
      _ = try self.clusters.assign(to: centers)
    }
    outcome = KMeansOutcome(
      centers: centers, inertia: try self.clusters.inertia(centers),
      iterationCount: iterationCount, converged: converged, rests: rests)
  }
}
