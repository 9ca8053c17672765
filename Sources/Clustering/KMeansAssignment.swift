// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CClienteleKernels
import ReproducibleComputing

/// Which cluster each row is in, and what the clusters sum to.
///
/// An assignment changes the sums by the rows that move, not by all rows. Each chunk sums its own
/// moves, and the chunks' sums are added in the chunks' order, with their rounding errors kept.
struct KMeansAssignment<Scalar: KMeansScalar> {
  /// The cluster of each row: once `inertia` has been computed, while scores keep them as bytes.
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
  private var scoring: KMeansScoring<Scalar>?
  // The labels as the scores keep them, four times as many in a line of the cache; empty when
  // there are no scores or too many clusters.
  private var codes: [UInt8]

  init(
    points: KMeansPoints<Scalar>, clusterCount: Int, scores: KMeansScores<Scalar>? = nil
  ) {
    let chunks = (points.rowCount + points.chunkSize - 1) / points.chunkSize
    self.clusterCount = clusterCount
    columnCount = points.columnCount
    isWeighted = points.weights != nil
    counts = Array(repeating: 0, count: clusterCount)
    sums = Array(repeating: CompensatedSum(), count: clusterCount * points.columnCount)
    weightSums = Array(repeating: CompensatedSum(), count: clusterCount)
    scoring = scores.map { KMeansScoring($0) }
    let keepsCodes = scores != nil && clusterCount <= Int(UInt8.max)
    codes = keepsCodes ? Array(repeating: .max, count: points.rowCount) : []
    labels = keepsCodes ? [] : Array(repeating: -1, count: points.rowCount)
    let size = KMeansChunkSums.size(
      clusterCount: clusterCount, columnCount: points.columnCount)
    chunkSums = Array(repeating: 0, count: chunks * size)
    chunkCounts = Array(repeating: 0, count: chunks * clusterCount)
  }

  /// The cluster of a row.
  func cluster(of row: Int) -> Int { codes.isEmpty ? Int(labels[row]) : Int(codes[row]) }

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
    guard var scoring else {
      return try moveRows(to: coordinates, points: points, scores: nil, execution: execution)
    }
    // Held once, so that writing copies nothing.
    var codes = codes
    (self.codes, self.scoring) = ([], nil)
    defer { (self.codes, self.scoring) = (codes, scoring) }
    scoring.prepare(
      centers: coordinates, count: clusterCount, points: points, execution: execution)
    return try codes.withUnsafeMutableBufferPointer { codes in
      try scoring.with(
        centers: coordinates, count: clusterCount, codes: codes.isEmpty ? nil : codes.baseAddress
      ) {
        try moveRows(to: coordinates, points: points, scores: $0, execution: execution)
      }
    }
  }

  private mutating func moveRows(
    to coordinates: [Scalar], points: KMeansPoints<Scalar>,
    scores: UnsafePointer<clientele_kmeans_scores>?, execution: Execution
  ) throws -> Int {
    let count = clusterCount
    let size = KMeansChunkSums.size(clusterCount: count, columnCount: columnCount)
    return try labels.withUnsafeMutableBufferPointer { labels in
      try chunkSums.withUnsafeMutableBufferPointer { sums in
        try chunkCounts.withUnsafeMutableBufferPointer { counts in
          guard let sums = sums.baseAddress, let counts = counts.baseAddress else { return 0 }
          // Each chunk writes its own labels, sums and counts: the writes never meet.
          nonisolated(unsafe) let (sum, rowCount) = (sums, counts)
          nonisolated(unsafe) let label = labels.isEmpty ? nil : labels.baseAddress
          nonisolated(unsafe) let scores = scores
          return try points.mapChunks(workPerRow: count * columnCount, execution) { chunk, rows in
            let part = KMeansChunkSums(
              sums: sum + chunk * size, weightSums: sum + (chunk + 1) * size - 2 * count,
              counts: rowCount + chunk * count, scores: scores)
            part.sums.update(repeating: 0, count: size)
            part.counts.update(repeating: 0, count: count)
            return points.assign(
              rows: rows, count: count, centers: coordinates, labels: label, into: part)
          }.reduce(0, +)
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

  /// The weighted sum of squared distances to the centres, in Double; settles the labels.
  mutating func inertia(
    centers: KMeansCenters, points: KMeansPoints<Scalar>, execution: Execution
  ) throws -> Double {
    let codes = codes
    if !codes.isEmpty {
      labels = codes.withUnsafeBufferPointer { codes in
        nonisolated(unsafe) let codes = codes
        // Row after row in one loop, of which the compiler makes vectors.
        return execution.array(count: codes.count) { rows, labels in
          for row in rows { labels.initializeElement(at: row, to: Int32(codes[row])) }
        }
      }
    }
    return try centers.elements.withUnsafeBufferPointer { centers in
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
