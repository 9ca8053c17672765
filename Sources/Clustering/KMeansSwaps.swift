// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// Swaps that may lead out of a local optimum: one centre is taken away, and the cluster of
/// another is split in two.
///
/// After Ismkhan, "I-k-means-+: an iterative clustering algorithm based on an enhanced version of
/// the k-means", Pattern Recognition 79, 2018: without its centre the rows of a cluster go to their
/// next nearest centre, which costs at most the sum of w (d₂² - d₁²); two centres instead of one
/// gain at least what a 2-means of the cluster does.
struct KMeansSwaps {
  /// A centre that goes, and where two centres come in the place of one.
  struct Swap {
    let removed: Int
    let split: Int
    /// What the inertia is estimated to fall by.
    let gain: Double
  }

  /// The swaps, the one with the greatest estimated gain first.
  private(set) var swaps: [Swap] = []
  private let centers: KMeansCenters
  // For each cluster the centres of its halves.
  private var halves: [KMeansCenters] = []

  /// Estimates all swaps of clusters and their centres.
  ///
  /// - Complexity: O(rows x columns x clusters).
  init<Clusters: KMeansClusters>(_ result: KMeansResult<Clusters>) {
    let clusters = result.clusters
    let points = clusters.points
    centers = result.outcome.centers
    let count = centers.count
    let columns = centers.columnCount
    var members = [[Int]](repeating: [], count: count)
    var prices = [Double](repeating: 0, count: count)
    for row in 0..<points.rowCount where points.weight(row) > 0 {
      let own = clusters.label(row)
      members[own].append(row)
      var (near, next) = (0.0, Double.infinity)
      for cluster in 0..<count {
        var sum = 0.0
        for column in 0..<columns {
          let t =
            Double(points.base[column &* points.rowCount &+ row])
            - centers.elements[cluster &* columns &+ column]
          sum += t * t
        }
        if cluster == own { near = sum } else if sum < next { next = sum }
      }
      prices[own] += points.weight(row) * max(0, next - near)
    }
    var gains: [Double] = []
    for cluster in 0..<count {
      let split = Self.split(members[cluster], of: points)
      halves.append(split.centers)
      gains.append(split.gain)
    }
    for removed in 0..<count {
      for split in 0..<count where split != removed && gains[split] > 0 {
        swaps.append(
          Swap(removed: removed, split: split, gain: gains[split] - prices[removed]))
      }
    }
    // Stable, so that equal gains keep the order of the clusters.
    swaps = swaps.stableSorted { $0.gain > $1.gain }
  }

  /// The centres after a swap.
  func centers(after swap: Swap) -> KMeansCenters {
    var next = centers
    for column in 0..<centers.columnCount {
      next[swap.split, column] = halves[swap.split][0, column]
      next[swap.removed, column] = halves[swap.split][1, column]
    }
    return next
  }

  /// The means of the two halves of some rows, and by how much less their squares sum to.
  ///
  /// First cut at the mean of the column that varies most, then Lloyd's iteration.
  private static func split<Scalar: KMeansScalar>(
    _ rows: [Int], of points: KMeansPoints<Scalar>
  ) -> (centers: KMeansCenters, gain: Double) {
    let columns = points.columnCount
    var centers = KMeansCenters(count: 2, columnCount: columns)
    func value(_ row: Int, _ column: Int) -> Double {
      Double(points.base[column &* points.rowCount &+ row])
    }
    let total = rows.reduce(0) { $0 + points.weight($1) }
    var means: [Double] = []
    var widest = 0
    var most = 0.0
    for column in 0..<columns {
      let mean = rows.reduce(0) { $0 + points.weight($1) * value($1, column) } / total
      let variance = rows.reduce(0.0) {
        let t = value($1, column) - mean
        return $0 + points.weight($1) * t * t
      }
      means.append(mean)
      if variance > most {
        most = variance
        widest = column
      }
    }
    guard most > 0 else { return (centers, 0) }
    var isSecond = rows.map { value($0, widest) > means[widest] }
    var gain = 0.0
    for _ in 0..<10 {
      // Sums about the cluster's mean: their squares by weight are what the halves gain.
      var sums = [Double](repeating: 0, count: 2 * columns)
      var weights = [0.0, 0.0]
      for (row, second) in zip(rows, isSecond) {
        let half = second ? 1 : 0
        weights[half] += points.weight(row)
        for column in 0..<columns {
          sums[half * columns + column] += points.weight(row) * (value(row, column) - means[column])
        }
      }
      guard weights[0] > 0, weights[1] > 0 else { return (centers, 0) }
      gain = 0
      for half in 0..<2 {
        for column in 0..<columns {
          let shift = sums[half * columns + column] / weights[half]
          gain += weights[half] * shift * shift
          centers[half, column] = means[column] + shift
        }
      }
      var moved = false
      for (place, row) in rows.enumerated() {
        var difference = 0.0
        for column in 0..<columns {
          let x = value(row, column)
          let (s, t) = (x - centers[0, column], x - centers[1, column])
          difference += s * s - t * t
        }
        if (difference > 0) != isSecond[place] {
          isSecond[place].toggle()
          moved = true
        }
      }
      if !moved { break }
    }
    return (centers, gain)
  }
}
