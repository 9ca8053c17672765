// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import DenseLinearAlgebra
import ReproducibleComputing

/// The means of a partition's clusters, and the (weighted) squared and plain distances to them.
struct PartitionMoments: Sendable {
  /// The means, one after another: clusters x columns.
  let means: [Double]
  /// For each cluster Σ w ‖x - mean‖².
  let squares: [Double]
  /// For each cluster Σ w ‖x - mean‖.
  let distances: [Double]

  private static let chunkSize = 32_768

  /// Sums over the rows of positive weight.
  ///
  /// - Throws: `CancellationError`.
  init(
    points: Matrix<Double>, weights: [Double]?, partition: PartitionLabels, execution: Execution
  ) throws {
    try execution.checkCancellation()
    let columnCount = points.columnCount
    let count = partition.count
    means = points.withUnsafeColumns { base in
      Self.means(
        base, points: points, weights: weights, partition: partition, execution: execution)
    }
    let means = means
    try execution.checkCancellation()
    let parts = points.withUnsafeColumns { base in
      nonisolated(unsafe) let base = base
      return execution.mapChunks(of: points.rowCount, size: Self.chunkSize) { _, rows in
        var sums = [CompensatedSum](repeating: CompensatedSum(), count: 2 * count)
        for row in rows {
          let cluster = Int(partition.compact[row])
          guard cluster >= 0 else { continue }
          var square = 0.0
          for column in 0..<columnCount {
            let t =
              base[column &* points.rowCount &+ row] - means[cluster &* columnCount &+ column]
            square += t * t
          }
          let weight = weights?[row] ?? 1
          sums[2 &* cluster].add(weight * square)
          sums[2 &* cluster &+ 1].add(weight * square.squareRoot())
        }
        return sums
      }
    }
    let totals = Self.total(parts, count: 2 * count)
    squares = (0..<count).map { totals[2 * $0].value }
    distances = (0..<count).map { totals[2 * $0 + 1].value }
  }

  private static func means(
    _ base: UnsafePointer<Double>, points: Matrix<Double>, weights: [Double]?,
    partition: PartitionLabels, execution: Execution
  ) -> [Double] {
    nonisolated(unsafe) let base = base
    let rowCount = points.rowCount
    let columnCount = points.columnCount
    let valueCount = partition.count * columnCount
    let parts = execution.mapChunks(of: rowCount, size: chunkSize) { _, rows in
      var sums = [CompensatedSum](repeating: CompensatedSum(), count: valueCount)
      for column in 0..<columnCount {
        for row in rows {
          let cluster = Int(partition.compact[row])
          guard cluster >= 0 else { continue }
          sums[cluster &* columnCount &+ column].add(
            (weights?[row] ?? 1) * base[column &* rowCount &+ row])
        }
      }
      return sums
    }
    let totals = total(parts, count: valueCount)
    return (0..<valueCount).map { totals[$0].mean(weight: partition.weights[$0 / columnCount]) }
  }

  private static func total(_ parts: [[CompensatedSum]], count: Int) -> [CompensatedSum] {
    parts.reduce(into: Array(repeating: CompensatedSum(), count: count)) { totals, part in
      for index in totals.indices { totals[index].add(part[index]) }
    }
  }
}
