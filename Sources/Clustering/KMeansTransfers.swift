// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// Moves single rows to other clusters as long as that lowers the inertia.
///
/// Hartigan and Wong, "Algorithm AS 136: a k-means clustering algorithm", Applied Statistics 28:1,
/// 1979, with weights: a row of weight w that leaves a cluster of weight W lowers the inertia by
/// w W / (W - w) times its squared distance to the centre, and one that joins raises it by
/// w W / (W + w) times. So it may pay to move a row to a centre that is not the nearest: partitions
/// in which no row moves are among those at which Lloyd's iteration rests, and fewer.
struct KMeansTransfers<Clusters: KMeansClusters> {
  private let points: KMeansPoints<Clusters.Scalar>
  private let columnCount: Int
  private(set) var labels: [Int]
  private var sums: [CompensatedSum]
  private var weights: [CompensatedSum]
  private(set) var centers: KMeansCenters
  /// The moves so far.
  private(set) var moveCount = 0
  // The visit at which a cluster changed last; the visits so far.
  private var changes: [Int]
  private var visit = 0

  /// Starts from clusters whose means are the centres.
  init(_ result: KMeansResult<Clusters>) {
    let clusters = result.clusters
    centers = result.outcome.centers
    points = clusters.points
    columnCount = points.columnCount
    labels = (0..<points.rowCount).map(clusters.label)
    sums = []
    weights = []
    for cluster in 0..<centers.count {
      sums += (0..<columnCount).map { clusters.sum(cluster, $0) }
      weights.append(CompensatedSum(high: clusters.weight(cluster)))
    }
    changes = Array(repeating: 0, count: centers.count)
  }

  /// Visits each row once; returns the number that moved.
  mutating func pass() -> Int {
    var moves = 0
    var point = [Double](repeating: 0, count: columnCount)
    for row in 0..<points.rowCount {
      visit += 1
      let weight = points.weight(row)
      guard weight > 0 else { continue }
      let own = labels[row]
      // Since the last visit, what has not changed need not be looked at again.
      let before = visit - points.rowCount
      let all = changes[own] >= before
      guard all || changes.contains(where: { $0 >= before }) else { continue }
      let rest = weights[own].value - weight
      guard rest > 0 else { continue }
      for column in 0..<columnCount {
        point[column] = Double(points.base[column &* points.rowCount &+ row])
      }
      let gain = weights[own].value / rest * squaredDistance(point, own)
      var least = Double.infinity
      var best = own
      for cluster in 0..<centers.count where cluster != own && (all || changes[cluster] >= before) {
        let total = weights[cluster].value
        let price = total / (total + weight) * squaredDistance(point, cluster)
        if price < least {
          least = price
          best = cluster
        }
      }
      // Far above the rounding of the two, so that no row moves to and fro.
      guard least * (1 + 1e-10) < gain else { continue }
      move(row, point, weight, from: own, to: best)
      moves += 1
    }
    moveCount += moves
    return moves
  }

  @inline(__always)
  private func squaredDistance(_ point: [Double], _ cluster: Int) -> Double {
    var sum = 0.0
    for column in 0..<columnCount {
      let t = point[column] - centers.elements[cluster &* columnCount &+ column]
      sum += t * t
    }
    return sum
  }

  private mutating func move(
    _ row: Int, _ point: [Double], _ weight: Double, from own: Int, to other: Int
  ) {
    labels[row] = other
    for (cluster, amount) in [(own, -weight), (other, weight)] {
      weights[cluster].add(amount)
      changes[cluster] = visit
      for column in 0..<columnCount {
        let at = cluster * columnCount + column
        sums[at].add(amount * point[column])
        centers.elements[at] = sums[at].mean(weight: weights[cluster].value)
      }
    }
  }
}
