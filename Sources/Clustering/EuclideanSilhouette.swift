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
  // Near blocks that run side by side, as many as 16 MiB of far sums allow but 16 at least: between
  // waves, threads wait for each other.
  private static func waveSize(_ count: Int) -> Int { max(16, (1 << 21) / max(1, count)) }

  private struct Block: Sendable {
    let rows: Range<Int>
    let cluster: Int
  }

  private let points: Matrix<Double>
  private let partition: PartitionLabels
  // The rows that distances are measured to, in the order of their clusters.
  private let ordered: Matrix<Double>
  private let orderedWeights: [Double]?
  private let original: [Int]
  // Whether a row is among them.
  private let isReference: [Bool]
  private let starts: [Int]
  private let clusterWeights: [Double]
  private let kernel: KMeansKernel

  /// The fewest rows of a cluster that distances are measured to, if it has as many.
  private static let fewestReferences = 1_000

  /// Puts rows into the order of their clusters.
  ///
  /// - Parameters:
  ///   - points: Rows x columns.
  ///   - weights: How often each row counts.
  ///   - partition: The cluster of each row.
  ///   - referenceSize: About how many rows distances are measured to, drawn at random from each
  ///     cluster in proportion to its rows, 1,000 at least; nil for all, without which values are
  ///     estimates.
  ///   - seed: Draws them.
  ///   - kernel: Adds up distances.
  init(
    points: Matrix<Double>, weights: [Double]?, partition: PartitionLabels,
    referenceSize: Int? = nil, seed: UInt64 = 0, kernel: KMeansKernel
  ) {
    let all = partition.sizes.reduce(0, +)
    let sizes = partition.sizes.map { size in
      guard let referenceSize, referenceSize < all else { return size }
      let share = Double(size) * Double(referenceSize) / Double(max(1, all))
      return min(size, max(Self.fewestReferences, Int(share)))
    }
    var starts = [0]
    for size in sizes { starts.append(starts[starts.count - 1] + size) }
    var next = starts
    let count = next[partition.count]
    var original = [Int](repeating: 0, count: count)
    var isReference = [Bool](repeating: false, count: points.rowCount)
    var clusterWeights = [CompensatedSum](repeating: CompensatedSum(), count: partition.count)
    // Selection sampling (Knuth, TAOCP 2, 3.4.2, algorithm S), in each cluster.
    var generator = SeededGenerator(seed: seed, stream: 0x5EF5)
    var left = partition.sizes
    for (row, label) in partition.compact.enumerated() where label >= 0 {
      let cluster = Int(label)
      let wanted = starts[cluster + 1] - next[cluster]
      if wanted == left[cluster] || generator.integer(below: left[cluster]) < wanted {
        original[next[cluster]] = row
        isReference[row] = true
        clusterWeights[cluster].add(weights?[row] ?? 1)
        next[cluster] += 1
      }
      left[cluster] -= 1
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
    self.points = points
    self.partition = partition
    self.original = original
    self.isReference = isReference
    self.starts = starts
    self.kernel = kernel
    self.clusterWeights = clusterWeights.map(\.value)
  }

  private var clusterCount: Int { clusterWeights.count }

  /// The value of every row; 0 for rows of weight zero.
  ///
  /// - Throws: `CancellationError`.
  func values(execution: Execution) throws -> [Double] {
    let sums = try allSums(execution: execution)
    var values = [Double](repeating: 0, count: points.rowCount)
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
      let some = rows[start..<min(rows.count, start + wave)]
      let parts = execution.mapChunks(of: some.count, size: size) { _, chunk in
        self.values(of: some[(start + chunk.lowerBound)..<(start + chunk.upperBound)])
      }
      values += parts.joined()
    }
    return values
  }

  private func values(of rows: ArraySlice<Int>) -> [Double] {
    let count = rows.count
    let columnCount = points.columnCount
    var queries: [Double] = []
    queries.reserveCapacity(count * columnCount)
    for column in 0..<columnCount { queries += rows.map { points[$0, column] } }
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
    return rows.enumerated().map { index, row in
      // A row of no weight does not exist.
      guard partition.compact[row] >= 0 else { return 0 }
      return value(cluster: Int(partition.compact[row]), isReference: isReference[row]) {
        sums[$0 * count + index]
      }
    }
  }

  private func value(
    cluster own: Int, isReference: Bool = true, sum: (Int) -> Double
  ) -> Double {
    let others = clusterWeights[own] - (isReference ? 1 : 0)
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
    let waveSize = min(Self.waveSize(count), blocks.count)
    // Set to zero where it is used, by the thread that uses it.
    let far = UnsafeMutableBufferPointer<Double>.allocate(capacity: waveSize * count)
    defer { far.deallocate() }
    try sums.withUnsafeMutableBufferPointer { allSums in
      try withDistanceSums { distances in
        guard let sum = allSums.baseAddress, let joined = far.baseAddress else { return }
        // A near block writes its own rows' sums and its own far sums; then each chunk of rows
        // adds the far sums of its own rows. No two writes meet.
        nonisolated(unsafe) let (distances, sums, far) = (distances, sum, joined)
        for wave in stride(from: 0, to: blocks.count, by: waveSize) {
          try execution.checkCancellation()
          let left = Double(blocks.count - wave) / Double(blocks.count)
          execution.report("silhouette", fraction: 1 - left * left)
          let near = wave..<min(wave + waveSize, blocks.count)
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
    return sums
  }
}
