// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing

/// Which cluster each row is in, and what the clusters sum to.
///
/// An assignment changes the sums by the rows that move, not by all rows. Each chunk sums its own
/// moves, and the chunks' sums are added in the chunks' order, with their rounding errors kept.
struct KMeansAssignment<Scalar: KMeansScalar> {
  /// The cluster of each row; -1 before the first assignment.
  private(set) var labels: [Int32]
  /// Rows of positive weight in each cluster.
  private(set) var counts: [Int]
  private let clusterCount: Int
  private let columnCount: Int
  private let isWeighted: Bool
  private var sums: [CompensatedSum]
  private var weightSums: [CompensatedSum]
  // What the chunks have summed: for each chunk its sums, its sums of weights, its counts.
  private var chunkSums: [Double]
  private var chunkCounts: [Int64]
  private var drift: KMeansDrift<Scalar>
  // For each row how far the centres may still drift until another may be nearer.
  private var slack: [Float]

  init(points: KMeansPoints<Scalar>, clusterCount: Int) {
    let chunks = (points.rowCount + points.chunkSize - 1) / points.chunkSize
    self.clusterCount = clusterCount
    columnCount = points.columnCount
    isWeighted = points.weights != nil
    labels = Array(repeating: -1, count: points.rowCount)
    counts = Array(repeating: 0, count: clusterCount)
    sums = Array(repeating: CompensatedSum(), count: clusterCount * points.columnCount)
    weightSums = Array(repeating: CompensatedSum(), count: clusterCount)
    drift = KMeansDrift(clusterCount: clusterCount, columnCount: points.columnCount)
    let keepsSlack = points.keepsSlack(clusterCount: clusterCount)
    slack = keepsSlack ? Array(repeating: 0, count: points.rowCount) : []
    let size = KMeansChunkSums.size(
      clusterCount: clusterCount, columnCount: points.columnCount)
    chunkSums = Array(repeating: 0, count: chunks * size)
    chunkCounts = Array(repeating: 0, count: chunks * clusterCount)
  }

  /// Summed weight of a cluster: exactly its rows when there are no weights.
  func weight(_ cluster: Int) -> Double {
    isWeighted ? weightSums[cluster].value : Double(counts[cluster])
  }

  /// The clusters without weight, ascending.
  var emptyClusters: [Int] { (0..<clusterCount).filter { counts[$0] == 0 } }

  /// Rows in each cluster, those of weight zero included.
  var sizes: [Int] {
    guard isWeighted else { return counts }
    var sizes = [Int](repeating: 0, count: clusterCount)
    for label in labels { sizes[Int(label)] += 1 }
    return sizes
  }

  /// The sum of a column over a cluster.
  func sum(_ cluster: Int, _ column: Int) -> CompensatedSum { sums[cluster * columnCount + column] }

  /// Moves each row to its nearest centre.
  ///
  /// - Returns: The number of rows whose cluster has changed.
  /// - Throws: `CancellationError`.
  @discardableResult
  mutating func assign(
    to centers: KMeansCenters, points: KMeansPoints<Scalar>, execution: Execution
  ) throws -> Int {
    let changed = try moveRows(to: centers, points: points, execution: execution)
    if changed > 0 { addChunks() }
    return changed
  }

  private mutating func moveRows(
    to centers: KMeansCenters, points: KMeansPoints<Scalar>, execution: Execution
  ) throws -> Int {
    let coordinates = centers.elements.map { Scalar($0) }
    let drifts = drift.move(to: coordinates)
    return try coordinates.withUnsafeBufferPointer { coordinates in
      try drifts.withUnsafeBufferPointer { drifts in
        guard let coordinates = coordinates.baseAddress, let drifts = drifts.baseAddress else {
          return 0
        }
        nonisolated(unsafe) let center = coordinates
        return try mapChunkSums(points: points, drift: drifts, execution: execution) {
          [clusterCount] rows, label, part in
          points.assign(
            rows: rows, count: clusterCount, centers: center, labels: label, into: part)
        }.reduce(0, +)
      }
    }
  }

  /// What the body yields for each chunk; it gets the rows, the labels, and sums that are zero.
  private mutating func mapChunkSums(
    points: KMeansPoints<Scalar>, drift: UnsafePointer<Float>, execution: Execution,
    _ body: @Sendable (Range<Int>, UnsafeMutablePointer<Int32>, KMeansChunkSums) -> Int
  ) throws -> [Int] {
    let count = clusterCount
    let columns = columnCount
    let keepsSlack = !slack.isEmpty
    return try slack.withUnsafeMutableBufferPointer { slack in
      try labels.withUnsafeMutableBufferPointer { labels in
        try chunkSums.withUnsafeMutableBufferPointer { sums in
          try chunkCounts.withUnsafeMutableBufferPointer { counts in
            guard let labels = labels.baseAddress, let sums = sums.baseAddress,
              let counts = counts.baseAddress
            else { return [] }
            // Each chunk writes its own labels, slacks, sums and counts: the writes never meet.
            nonisolated(unsafe) let (label, sum, rowCount) = (labels, sums, counts)
            nonisolated(unsafe) let rest = keepsSlack ? slack.baseAddress : nil
            nonisolated(unsafe) let drift = drift
            let size = KMeansChunkSums.size(clusterCount: count, columnCount: columns)
            return try points.mapChunks(workPerRow: count * columns, execution) { chunk, rows in
              let part = KMeansChunkSums(
                sums: sum + chunk * size,
                weightSums: sum + chunk * size + size - 2 * count,
                counts: rowCount + chunk * count, slack: rest, drift: drift)
              part.sums.update(repeating: 0, count: size)
              part.counts.update(repeating: 0, count: count)
              return body(rows, label, part)
            }
          }
        }
      }
    }
  }

  /// Adds what the chunks have moved, in the chunks' order.
  private mutating func addChunks() {
    let size = KMeansChunkSums.size(clusterCount: clusterCount, columnCount: columnCount)
    let padded = KMeansChunkSums.padded(columnCount)
    for chunk in 0..<chunkCounts.count / clusterCount {
      for cluster in 0..<clusterCount {
        counts[cluster] += Int(chunkCounts[chunk * clusterCount + cluster])
      }
      let start = chunk * size
      for cluster in 0..<clusterCount {
        for column in 0..<columnCount {
          let at = start + 2 * padded * cluster + column
          sums[cluster * columnCount + column].add(
            CompensatedSum(high: chunkSums[at], low: chunkSums[at + padded]))
        }
      }
      guard isWeighted else { continue }
      for cluster in 0..<clusterCount {
        let at = start + 2 * (clusterCount * padded + cluster)
        weightSums[cluster].add(CompensatedSum(high: chunkSums[at], low: chunkSums[at + 1]))
      }
    }
    // Adding and taking out the same weights leaves zero only up to rounding.
    for cluster in 0..<clusterCount where counts[cluster] == 0 {
      weightSums[cluster] = CompensatedSum()
      for column in 0..<columnCount { sums[cluster * columnCount + column] = CompensatedSum() }
    }
  }

  /// The weighted sum of squared distances to the centres, in Double.
  func inertia(
    centers: KMeansCenters, points: KMeansPoints<Scalar>, execution: Execution
  ) throws -> Double {
    try centers.elements.withUnsafeBufferPointer { centers in
      try labels.withUnsafeBufferPointer { labels in
        guard let centers = centers.baseAddress, let labels = labels.baseAddress else { return 0 }
        nonisolated(unsafe) let (center, label) = (centers, labels)
        let parts = try points.mapChunks(workPerRow: columnCount, execution) { _, rows in
          points.inertia(rows: rows, centers: center, labels: label)
        }
        return parts.reduce(into: CompensatedSum()) { $0.add($1) }.value
      }
    }
  }
}
