// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import DenseLinearAlgebra
import ReproducibleComputing

/// Silhouettes from squared Euclidean distances without any pair of points.
///
/// The sum over a cluster of w ‖x - y‖² is W ‖x - μ‖² + Σ w ‖y - μ‖²: the cluster's weight, mean and
/// own sum of squares are enough (the expansion that Spark's ClusteringEvaluator uses, here about
/// each cluster's mean, so that nothing cancels).
struct SquaredSilhouette {
  let points: Matrix<Double>
  let weights: [Double]?
  let partition: PartitionLabels

  func values(execution: Execution) throws -> [Double] {
    let moments = try PartitionMoments(
      points: points, weights: weights, partition: partition, execution: execution)
    let clusterWeights = partition.weights
    let spread = zip(moments.squares, clusterWeights).map { $0 / $1 }
    var values = [Double](repeating: 0, count: points.rowCount)
    try execution.checkCancellation()
    values.withUnsafeMutableBufferPointer { values in
      points.withUnsafeColumns { base in
        // Each chunk writes its own rows, so the writes never meet.
        nonisolated(unsafe) let (slots, base) = (values, base)
        let rowCount = points.rowCount
        let columnCount = points.columnCount
        execution.forEachChunk(of: rowCount, size: 8_192) { _, rows in
          for row in rows {
            let own = Int(partition.compact[row])
            guard own >= 0 else { continue }
            var inside = 0.0
            var outside = Double.infinity
            for cluster in 0..<partition.count {
              var distance = 0.0
              for column in 0..<columnCount {
                let t =
                  base[column &* rowCount &+ row]
                  - moments.means[cluster &* columnCount &+ column]
                distance += t * t
              }
              let average = distance + spread[cluster]
              if cluster == own {
                inside = average
              } else if average < outside {
                outside = average
              }
            }
            let others = clusterWeights[own] - 1
            guard others > 0 else { continue }
            slots[row] = Silhouette.value(
              inside: inside * (clusterWeights[own] / others), outside: outside)
          }
        }
      }
    }
    return values
  }
}
