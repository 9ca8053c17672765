// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import DenseLinearAlgebra
import ReproducibleComputing

/// Silhouettes from Euclidean distances, exact, each distance computed once.
///
/// The rows are put in the order of their clusters and cut into blocks that lie in one cluster
/// each. Block against block, the distances are added up on both sides at once; the far side's
/// sums are kept apart for each near block and added in the blocks' order, so that threads
/// change no bit.
struct EuclideanSilhouette {
  private static let blockSize = 256
  // Near blocks that run side by side: their far sums are all the memory beyond the points.
  private static let waveSize = 16

  private struct Block: Sendable {
    let rows: Range<Int>
    let cluster: Int
  }

  private let ordered: Matrix<Double>
  private let orderedWeights: [Double]?
  // The original row of each ordered one, and the other way round (-1 for rows of weight zero).
  private let original: [Int]
  private let position: [Int]
  private let starts: [Int]
  private let clusterWeights: [Double]
  private let rowCount: Int
  private let kernel: KMeansKernel

  init(
    points: Matrix<Double>, weights: [Double]?, partition: PartitionLabels, kernel: KMeansKernel
  ) {
    var starts = [0]
    for size in partition.sizes { starts.append((starts.last ?? 0) + size) }
    var next = starts
    let count = next[partition.count]
    var original = [Int](repeating: 0, count: count)
    var position = [Int](repeating: -1, count: points.rowCount)
    for (row, cluster) in partition.compact.enumerated() where cluster >= 0 {
      let place = next[Int(cluster)]
      next[Int(cluster)] += 1
      original[place] = row
      position[row] = place
    }
    ordered = points.withUnsafeColumns { base in
      Matrix(rowCount: count, columnCount: points.columnCount) { buffer in
        for column in 0..<points.columnCount {
          let from = base + column * points.rowCount
          for place in 0..<count {
            buffer.initializeElement(at: column * count + place, to: from[original[place]])
          }
        }
      }
    }
    orderedWeights = weights.map { weights in original.map { weights[$0] } }
    rowCount = points.rowCount
    self.original = original
    self.position = position
    self.starts = starts
    self.kernel = kernel
    clusterWeights = partition.weights
  }

  private var clusterCount: Int { clusterWeights.count }

  /// The value of every row; 0 for rows of weight zero.
  ///
  /// - Throws: `CancellationError`.
  func values(execution: Execution) throws -> [Double] {
    let sums = try allSums(execution: execution)
    var values = [Double](repeating: 0, count: rowCount)
    for cluster in 0..<clusterCount {
      for place in starts[cluster]..<starts[cluster + 1] {
        values[original[place]] = value(cluster: cluster) { sums[$0 * original.count + place] }
      }
    }
    return values
  }

  /// The values of some rows of positive weight, each held against all rows.
  ///
  /// - Throws: `CancellationError`.
  func values(of rows: [Int], execution: Execution) throws -> [Double] {
    let size = 8
    // About 2^26 distances between looks at the task.
    let wave = max(size * execution.threadCount, (1 << 26) / max(1, original.count) / size * size)
    var values: [Double] = []
    for start in stride(from: 0, to: rows.count, by: wave) {
      try execution.checkCancellation()
      execution.report("silhouette", fraction: Double(start) / Double(rows.count))
      let some = rows[start..<min(rows.count, start + wave)].map { position[$0] }
      let parts = execution.mapChunks(of: some.count, size: size) { _, chunk in
        self.values(ofOrdered: some[chunk])
      }
      values += parts.joined()
    }
    return values
  }

  private func values(ofOrdered places: ArraySlice<Int>) -> [Double] {
    let count = places.count
    let columnCount = ordered.columnCount
    var queries: [Double] = []
    queries.reserveCapacity(count * columnCount)
    for column in 0..<columnCount { queries += places.map { ordered[$0, column] } }
    var sums = [Double](repeating: 0, count: clusterCount * count)
    withDistanceSums { distances in
      queries.withUnsafeBufferPointer { queries in
        sums.withUnsafeMutableBufferPointer { sums in
          guard let queries = queries.baseAddress, let sums = sums.baseAddress else { return }
          let some = WeightedColumns(base: queries, stride: count, weights: nil)
          for cluster in 0..<clusterCount {
            distances.add(
              some, count: count, to: starts[cluster]..<starts[cluster + 1],
              querySums: sums + cluster * count, pointSums: nil)
          }
        }
      }
    }
    return places.enumerated().map { index, place in
      let own = starts.lastIndex { $0 <= place } ?? 0
      return value(cluster: own) { sums[$0 * count + index] }
    }
  }

  private func value(cluster own: Int, sum: (Int) -> Double) -> Double {
    let others = clusterWeights[own] - 1
    guard others > 0 else { return 0 }
    var outside = Double.infinity
    for cluster in 0..<clusterCount where cluster != own {
      outside = min(outside, sum(cluster) / clusterWeights[cluster])
    }
    return Silhouette.value(inside: sum(own) / others, outside: outside)
  }

  private func withDistanceSums<Result>(
    _ body: (DistanceSums) throws -> Result
  ) rethrows -> Result {
    try ordered.withUnsafeColumns { base in
      func make(_ weights: UnsafePointer<Double>?) -> DistanceSums {
        DistanceSums(
          points: WeightedColumns(base: base, stride: ordered.rowCount, weights: weights),
          columnCount: ordered.columnCount, kernel: kernel)
      }
      guard let orderedWeights else { return try body(make(nil)) }
      return try orderedWeights.withUnsafeBufferPointer { try body(make($0.baseAddress)) }
    }
  }

  /// For each cluster, and in it for each ordered row, the (weighted) sum of the distances.
  private func allSums(execution: Execution) throws -> [Double] {
    let count = original.count
    let blocks = (0..<clusterCount).flatMap { cluster in
      stride(from: starts[cluster], to: starts[cluster + 1], by: Self.blockSize).map {
        Block(rows: $0..<min($0 + Self.blockSize, starts[cluster + 1]), cluster: cluster)
      }
    }
    var sums = [Double](repeating: 0, count: clusterCount * count)
    var far = [Double](repeating: 0, count: Self.waveSize * count)
    try sums.withUnsafeMutableBufferPointer { allSums in
      try far.withUnsafeMutableBufferPointer { farSums in
        try withDistanceSums { distances in
          guard let sum = allSums.baseAddress, let joined = farSums.baseAddress else { return }
          // A near block writes its own rows' sums and its own far sums; then each chunk of rows
          // adds the far sums of its own rows. No two writes meet.
          nonisolated(unsafe) let (distances, sums, far) = (distances, sum, joined)
          for wave in stride(from: 0, to: blocks.count, by: Self.waveSize) {
            try execution.checkCancellation()
            let left = Double(blocks.count - wave) / Double(blocks.count)
            execution.report("silhouette", fraction: 1 - left * left)
            let near = wave..<min(wave + Self.waveSize, blocks.count)
            execution.forEachChunk(of: near.count, size: 1) { slot, _ in
              let block = near.lowerBound + slot
              let rows = blocks[block].rows
              let queries = distances.points.advanced(by: rows.lowerBound)
              // Rows before the block are not met again.
              let start = rows.lowerBound
              (far + slot * count + start).update(repeating: 0, count: count - start)
              for other in block..<blocks.count {
                distances.add(
                  queries, count: rows.count, to: blocks[other].rows,
                  querySums: sums + blocks[other].cluster * count + start,
                  pointSums: other == block ? nil : far + slot * count)
              }
            }
            let first = blocks[near.lowerBound].rows.lowerBound
            execution.forEachChunk(of: count - first, size: 4_096) { _, rows in
              for slot in 0..<near.count {
                let block = blocks[near.lowerBound + slot]
                let into = sums + block.cluster * count
                for row in max(
                  first + rows.lowerBound, block.rows.upperBound)..<max(
                    first + rows.upperBound, block.rows.upperBound)
                { into[row] += far[slot * count + row] }
              }
            }
          }
        }
      }
    }
    return sums
  }
}
