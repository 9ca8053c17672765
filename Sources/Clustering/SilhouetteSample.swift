// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing

/// A sample of rows stratified by cluster, and what it says of the mean of all.
///
/// Rows are drawn with replacement and with a probability proportional to their weight, so that
/// the plain mean of the drawn values is unbiased for the weighted mean of the stratum (Hansen and
/// Hurwitz, Ann. Math. Statist. 14, 1943). A cluster with no more rows than would be drawn from it
/// is taken whole and adds nothing to the variance.
struct SilhouetteSample: Sendable {
  /// One cluster's part of the sample.
  private struct Stratum {
    /// Drawn positions in `rows`, with how often each was drawn; its weight in a whole cluster.
    var draws: [(position: Int, count: Double)]
    var isWhole: Bool
  }

  /// The rows that were drawn at least once, ascending.
  let rows: [Int]
  private let strata: [Stratum]

  init(partition: PartitionLabels, weights: [Double]?, size: Int, seed: UInt64) {
    var generator = SeededGenerator(seed: seed, stream: 0x5117)
    let total = partition.weights.reduce(0, +)
    var members = partition.sizes.map { size -> [Int] in
      var rows: [Int] = []
      rows.reserveCapacity(size)
      return rows
    }
    for (row, cluster) in partition.compact.enumerated() where cluster >= 0 {
      members[Int(cluster)].append(row)
    }
    var drawn: [(row: Int, count: Double)] = []
    var ranges: [(Range<Int>, isWhole: Bool)] = []
    for (cluster, rows) in members.enumerated() {
      let share = Double(size) * partition.weights[cluster] / total
      let wanted = max(2, Int(share.rounded(.toNearestOrAwayFromZero)))
      let start = drawn.count
      if rows.count <= wanted {
        drawn += rows.map { ($0, weights?[$0] ?? 1) }
      } else {
        drawn += Self.draw(wanted, from: rows, weights: weights, using: &generator)
      }
      ranges.append((start..<drawn.count, rows.count <= wanted))
    }
    let order = drawn.indices.sorted { drawn[$0].row < drawn[$1].row }
    var positions = [Int](repeating: 0, count: drawn.count)
    for (position, index) in order.enumerated() { positions[index] = position }
    rows = order.map { drawn[$0].row }
    strata = ranges.map { range, isWhole in
      Stratum(
        draws: range.map { (position: positions[$0], count: drawn[$0].count) }, isWhole: isWhole)
    }
  }

  private static func draw(
    _ count: Int, from rows: [Int], weights: [Double]?, using generator: inout SeededGenerator
  ) -> [(row: Int, count: Double)] {
    var chosen: [Int]
    if let weights {
      var ends: [Double] = []
      ends.reserveCapacity(rows.count)
      var sum = 0.0
      for row in rows {
        sum += weights[row]
        ends.append(sum)
      }
      chosen = (0..<count).map { _ in
        let value = generator.uniform() * sum
        var low = 0
        var high = ends.count - 1
        while low < high {
          let middle = (low + high) / 2
          if ends[middle] > value { high = middle } else { low = middle + 1 }
        }
        return rows[low]
      }
    } else {
      chosen = (0..<count).map { _ in rows[generator.integer(below: rows.count)] }
    }
    chosen.sort()
    var draws: [(row: Int, count: Double)] = []
    for row in chosen {
      if let last = draws.last, last.row == row {
        draws[draws.count - 1].count += 1
      } else {
        draws.append((row, 1))
      }
    }
    return draws
  }

  /// The estimated means, and the standard error of the one over all points.
  func estimate(
    values: [Double], partition: PartitionLabels
  ) -> (mean: Double, perCluster: [Double], standardError: Double) {
    let total = partition.weights.reduce(0, +)
    var mean = 0.0
    var variance = 0.0
    var perCluster: [Double] = []
    for (stratum, weight) in zip(strata, partition.weights) {
      let count = stratum.draws.reduce(0) { $0 + $1.count }
      let average = stratum.draws.reduce(0) { $0 + $1.count * values[$1.position] } / count
      perCluster.append(average)
      let share = weight / total
      mean += share * average
      guard !stratum.isWhole else { continue }
      let squares = stratum.draws.reduce(0) {
        $0 + $1.count * (values[$1.position] - average) * (values[$1.position] - average)
      }
      variance += share * share * squares / (count * (count - 1))
    }
    return (mean, perCluster, variance.squareRoot())
  }
}
