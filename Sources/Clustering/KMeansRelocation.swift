// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing

/// The means of an assignment, clusters without weight restarted at the farthest rows.
///
/// As in scikit-learn: the rows farthest from the centres that they were assigned to leave their
/// clusters and become the empty clusters' centres, the farthest one the first empty cluster's.
/// Rows of weight zero are left where they are, and so are rows that lie on their centre: then an
/// empty cluster keeps its old centre. Among equally far rows the first is taken.
struct KMeansRelocation<Clusters: KMeansClusters> {
  private let clusters: Clusters
  private let centers: KMeansCenters
  // Empty clusters and the rows that become their centres.
  private var moves: [(cluster: Int, row: Int)] = []

  /// Whether no cluster restarts.
  var isEmpty: Bool { moves.isEmpty }

  /// Looks for the rows at which empty clusters restart.
  ///
  /// - Throws: `CancellationError`.
  init(clusters: Clusters, centers: KMeansCenters) throws {
    self.clusters = clusters
    self.centers = centers
    let empty = clusters.emptyClusters
    guard !empty.isEmpty else { return }
    let rows = try farthestRows(count: empty.count)
    moves = zip(empty, rows).map { (cluster: $0, row: $1) }
  }

  /// The rows of positive weight that are farthest from their centres, the farthest first.
  private func farthestRows(count: Int) throws -> [Int] {
    let this = self
    let parts = try clusters.mapRows { rows in
      var far = FarthestRows(count: count)
      for row in rows where this.clusters.points.weight(row) > 0 {
        far.add(row, this.squaredDistance(row))
      }
      return far
    }
    var far = FarthestRows(count: count)
    for part in parts {
      for candidate in part.candidates { far.add(candidate.row, candidate.distance) }
    }
    return far.candidates.map(\.row)
  }

  private func squaredDistance(_ row: Int) -> Double {
    let points = clusters.points
    let cluster = clusters.label(row)
    var sum = 0.0
    for column in 0..<points.columnCount {
      let t = Double(points.base[column * points.rowCount + row]) - centers[cluster, column]
      sum += t * t
    }
    return sum
  }

  /// The centres of the next iteration.
  func means() -> KMeansCenters {
    guard !isEmpty else { return clusters.means(keeping: centers) }
    let points = clusters.points
    var next = centers
    var weights = (0..<centers.count).map(clusters.weight)
    var changed: [Int: [CompensatedSum]] = [:]
    for move in moves {
      let old = clusters.label(move.row)
      let weight = points.weight(move.row)
      var sums = changed[old] ?? clusterSums(old)
      for column in 0..<points.columnCount {
        let value = Double(points.base[column * points.rowCount + move.row])
        sums[column].add(-(weight * value))
        next[move.cluster, column] = value
      }
      changed[old] = sums
      weights[old] -= weight
    }
    let restarted = Set(moves.map(\.cluster))
    for cluster in 0..<centers.count where !restarted.contains(cluster) && weights[cluster] > 0 {
      let sums = changed[cluster] ?? clusterSums(cluster)
      for column in 0..<points.columnCount {
        next[cluster, column] = sums[column].mean(weight: weights[cluster])
      }
    }
    return next
  }

  private func clusterSums(_ cluster: Int) -> [CompensatedSum] {
    (0..<centers.columnCount).map { clusters.sum(cluster, $0) }
  }
}

/// The rows with the greatest distances, the greatest first; of equal ones the lower row first.
private struct FarthestRows: Sendable {
  let count: Int
  private(set) var candidates: [(row: Int, distance: Double)] = []

  init(count: Int) { self.count = count }

  /// Takes a row in if it is among the farthest so far; rows come in ascending order.
  mutating func add(_ row: Int, _ distance: Double) {
    guard distance > 0 else { return }
    if candidates.count == count {
      guard let last = candidates.last, distance > last.distance else { return }
      candidates.removeLast()
    }
    var low = 0
    var high = candidates.count
    while low < high {
      let middle = (low + high) / 2
      if candidates[middle].distance >= distance { low = middle + 1 } else { high = middle }
    }
    candidates.insert((row, distance), at: low)
  }
}
