// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import DenseLinearAlgebra
public import ReproducibleComputing

/// Dunn's index: the least distance between two clusters over the largest diameter of one.
///
/// Dunn, "Well-separated clusters and optimal fuzzy partitions", J. Cybernetics 4, 1974, with the
/// least distance of two points as the separation and the largest as the diameter (as R's fpc and
/// clusterCrit). More is better; over 1 the clusters are compact and separated. One point decides
/// it, so it is a worst case and no average. Weights other than zero do not change it.
public struct DunnIndex: Sendable, Hashable {
  /// The most rows for which the command computes it.
  public static let quickRowLimit = 10_000

  /// separation / diameter; infinite when all clusters are points apart, 0 when separation is 0.
  public let value: Double
  /// The least Euclidean distance of two points in different clusters.
  public let separation: Double
  /// The largest Euclidean distance of two points in one cluster.
  public let diameter: Double

  /// Computes the index from all pairs of points.
  ///
  /// - Parameters:
  ///   - points: Rows x columns, finite.
  ///   - labels: The cluster of each row: 0 or more, gaps are allowed; at least two must occur.
  ///   - weights: Rows of weight zero do not exist; nil = all rows count.
  ///   - execution: The threads, and whom to tell of progress.
  /// - Returns: The index and its two parts.
  /// - Throws: `ClusteringError` for bad points, labels or weights, and when fewer than two
  ///   clusters occur; `CancellationError` when the task is cancelled.
  /// - Complexity: O(n² x columns) time, O(n x columns) memory.
  public static func of(
    _ points: Matrix<Double>, labels: [Int32], weights: [Double]? = nil,
    execution: Execution = .default
  ) throws -> DunnIndex {
    try PointsValidation.check(points, execution: execution)
    try PointsValidation.check(weights: weights, rowCount: points.rowCount)
    let partition = try PartitionLabels(labels, rowCount: points.rowCount, weights: weights)
    guard partition.count >= 2 else {
      throw ClusteringError(
        .parameter,
        "All rows are in one cluster, and Dunn's index compares clusters. Give at least two.")
    }
    // Rows of one cluster stand together: after a row come the rest of its cluster, then others.
    var order: [Int] = []
    order.reserveCapacity(partition.sizes.reduce(0, +))
    var clusterEnds: [Int] = []
    var members = [[Int]](repeating: [], count: partition.count)
    for (row, cluster) in partition.compact.enumerated() where cluster >= 0 {
      members[Int(cluster)].append(row)
    }
    for rows in members {
      order += rows
      clusterEnds += Array(repeating: order.count, count: rows.count)
    }
    let (count, ends) = (order.count, clusterEnds)
    let columns = (0..<points.columnCount).flatMap { column in order.map { points[$0, column] } }
    let wave = max(1, (1 << 26) / count / blockSize) * blockSize
    var least = Double.infinity
    var largest = 0.0
    for start in stride(from: 0, to: count, by: wave) {
      try execution.checkCancellation()
      execution.report("Dunn index", fraction: Double(start) / Double(count))
      let parts = columns.withUnsafeBufferPointer { buffer in
        nonisolated(unsafe) let columns = buffer
        return execution.mapChunks(of: min(wave, count - start), size: blockSize) { _, rows in
          var least = Double.infinity
          var largest = 0.0
          for row in rows.lowerBound + start..<rows.upperBound + start {
            largest = max(
              largest, farthest(columns, count, points.columnCount, row, row + 1..<ends[row]))
            least = min(least, nearest(columns, count, points.columnCount, row, ends[row]..<count))
          }
          return (least, largest)
        }
      }
      for part in parts {
        least = min(least, part.0)
        largest = max(largest, part.1)
      }
    }
    return DunnIndex(separation: least.squareRoot(), diameter: largest.squareRoot())
  }

  private static let blockSize = 64

  private init(separation: Double, diameter: Double) {
    self.separation = separation
    self.diameter = diameter
    value = separation > 0 ? separation / diameter : 0
  }

  /// The largest squared distance of a row to some others; 0 without others.
  private static func farthest(
    _ columns: UnsafeBufferPointer<Double>, _ count: Int, _ columnCount: Int, _ row: Int,
    _ others: Range<Int>
  ) -> Double {
    var best = SIMD8<Double>.zero
    forEachSquare(columns, count, columnCount, row, others) { square in
      best.replace(with: square, where: square .> best)
    }
    return best.max()
  }

  /// The least squared distance of a row to some others; infinite without others.
  private static func nearest(
    _ columns: UnsafeBufferPointer<Double>, _ count: Int, _ columnCount: Int, _ row: Int,
    _ others: Range<Int>
  ) -> Double {
    var best = SIMD8<Double>(repeating: .infinity)
    forEachSquare(columns, count, columnCount, row, others) { square in
      best.replace(with: square, where: square .< best)
    }
    return best.min()
  }

  /// Squared distances eight at a time; the last ones are of the same row eight times.
  @inline(__always)
  private static func forEachSquare(
    _ columns: UnsafeBufferPointer<Double>, _ count: Int, _ columnCount: Int, _ row: Int,
    _ others: Range<Int>, _ body: (SIMD8<Double>) -> Void
  ) {
    guard let base = columns.baseAddress else { return }
    var other = others.lowerBound
    while other &+ 8 <= others.upperBound {
      var sum = SIMD8<Double>.zero
      for column in 0..<columnCount {
        let values = base + column &* count
        let t =
          UnsafeRawPointer(values + other).loadUnaligned(as: SIMD8<Double>.self) - values[row]
        sum += t * t
      }
      body(sum)
      other &+= 8
    }
    while other < others.upperBound {
      var sum = 0.0
      for column in 0..<columnCount {
        let t = base[column &* count &+ other] - base[column &* count &+ row]
        sum += t * t
      }
      body(SIMD8(repeating: sum))
      other &+= 1
    }
  }
}
