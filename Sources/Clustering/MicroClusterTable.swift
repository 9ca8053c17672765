// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import DenseLinearAlgebra
import ReproducibleComputing

/// A table condensed into micro-clusters, and which of them each row is in.
///
/// Cells are grown over a sample of distinct rows; all rows fall into them; the widest cells, whose
/// rows the sample told too little of, are halved once more at the mean of all their rows.
struct MicroClusterTable<Scalar: KMeansScalar> {
  /// The cells.
  private(set) var cells: MicroClusterTree
  /// The micro-clusters, in the order of the cells from left to right.
  private(set) var microClusters: MicroClusters
  /// The node of the cell of each row.
  private(set) var places: [Int32]
  /// Whether each micro-cluster is one distinct row with its copies.
  let isExact: Bool

  private let points: KMeansPoints<Scalar>
  private let execution: Execution

  /// Condenses a table.
  ///
  /// - Parameters:
  ///   - points: The table, checked, with some positive weight.
  ///   - count: The most micro-clusters, at least 1.
  ///   - execution: Threads, progress and cancellation.
  /// - Throws: `CancellationError`.
  init(_ points: KMeansPoints<Scalar>, count: Int, execution: Execution) throws {
    self.points = points
    self.execution = execution
    let d = points.columnCount
    let sample = try DistinctRowSample(
      points, limit: Self.sampleSize(count), execution: execution)
    var values: [Double] = []
    values.reserveCapacity(sample.rows.count * d)
    for row in sample.rows {
      for column in 0..<d { values.append(Double(points.base[column * points.rowCount + row])) }
    }
    let isExact = sample.isComplete && sample.rows.count <= count
    let growth = try MicroClusterGrowth(
      values: values, masses: sample.weights, columnCount: d,
      cellCount: isExact ? count : count - count / Self.partHalvedLater
    ) { try execution.checkCancellation() }
    cells = growth.tree
    microClusters = MicroClusters(
      centers: Matrix(rowCount: 0, columnCount: d), weights: [], squares: [])
    places = [Int32](repeating: 0, count: points.rowCount)
    self.isExact = isExact
    var means = growth.means
    var sums = try fill(means)
    if !isExact {
      halve(&means, sums, upTo: count)
      sums = try fill(means)
    }
    summarize(means, sums)
  }

  /// Hands the nodes of the rows over, so that there is only one copy of them.
  mutating func takePlaces() -> [Int32] {
    defer { places = [] }
    return places
  }

  /// Rows of the sample: enough in a cell to tell where it should be halved.
  private static func sampleSize(_ count: Int) -> Int { max(4096, 8 * count) }

  /// One in so many cells comes from halving those that turn out wide.
  private static var partHalvedLater: Int { 4 }

  /// Lets all rows fall into the cells, and sums them there.
  ///
  /// - Parameter means: About what each node's sums are taken.
  /// - Returns: For each node its weight, then for each column the sums of the differences from the
  ///   mean and of their squares.
  /// - Throws: `CancellationError`.
  private mutating func fill(_ means: [Double]) throws -> [Double] {
    let d = points.columnCount
    let stride = 2 * d + 1
    let size = cells.nodes.count * stride
    // At most 64 MB of sums.
    let groups = RowGroups(rowCount: points.rowCount, count: max(1, min(8, (1 << 23) / size)))
    var sums = [Double](repeating: 0, count: groups.count * size)
    let (points, nodes) = (self.points, cells.nodes)
    try places.withUnsafeMutableBufferPointer { places in
      try sums.withUnsafeMutableBufferPointer { sums in
        try nodes.withUnsafeBufferPointer { nodes in
          try means.withUnsafeBufferPointer { means in
            guard let places = places.baseAddress, let sums = sums.baseAddress,
              let nodes = nodes.baseAddress, let means = means.baseAddress
            else { return }
            // Each group has its own rows and its own sums.
            nonisolated(unsafe) let (place, sum, node, mean) = (places, sums, nodes, means)
            try groups.forEach(rowsPerWave: max(4096, (1 << 20) / (d + 8)), execution) {
              group, rows in
              MicroClusterTree.descend(
                rows, points.base, rowCount: points.rowCount, nodes: node, places: place)
              Self.add(rows, points, place, mean, into: sum + group * size)
            }
          }
        }
      }
    }
    for group in 1..<max(1, groups.count) {
      for index in 0..<size { sums[index] += sums[group * size + index] }
    }
    sums.removeSubrange(size...)
    return sums
  }

  private static func add(
    _ rows: Range<Int>, _ points: KMeansPoints<Scalar>, _ places: UnsafePointer<Int32>,
    _ means: UnsafePointer<Double>, into sums: UnsafeMutablePointer<Double>
  ) {
    let d = points.columnCount
    let stride = 2 * d + 1
    for row in rows {
      let place = Int(places[row])
      let weight = points.weight(row)
      let sum = sums + place &* stride
      let mean = means + place &* d
      sum[0] += weight
      for k in 0..<d {
        let difference = Double(points.base[k &* points.rowCount &+ row]) - mean[k]
        let term = weight * difference
        sum[1 &+ 2 &* k] += term
        sum[2 &+ 2 &* k] += term * difference
      }
    }
  }

  /// The sum of squares of a column about the mean of a node, and that mean.
  private func moments(
    _ node: Int, _ column: Int, _ means: [Double], _ sums: [Double]
  ) -> (mean: Double, squares: Double) {
    let d = points.columnCount
    let start = node * (2 * d + 1)
    let shift = sums[start + 1 + 2 * column] / sums[start]
    return (
      means[node * d + column] + shift,
      max(0, sums[start + 2 + 2 * column] - shift * sums[start + 1 + 2 * column])
    )
  }

  /// Halves the cells with the widest columns at their means, until there are as many as wanted.
  private mutating func halve(_ means: inout [Double], _ sums: [Double], upTo count: Int) {
    let d = points.columnCount
    let leaves = cells.leaves
    var candidates: [(squares: Double, node: Int, column: Int)] = []
    for node in leaves where sums[node * (2 * d + 1)] > 0 {
      var widest = (squares: 0.0, node: node, column: 0)
      for column in 0..<d {
        let squares = moments(node, column, means, sums).squares
        if squares > widest.squares { widest = (squares, node, column) }
      }
      if widest.squares > 0 { candidates.append(widest) }
    }
    candidates.sort { $0.squares > $1.squares || ($0.squares == $1.squares && $0.node < $1.node) }
    for candidate in candidates.prefix(max(0, count - leaves.count)) {
      let node = candidate.node
      let middle = (0..<d).map { moments(node, $0, means, sums).mean }
      cells.split(node, column: candidate.column, threshold: middle[candidate.column])
      // Sums are taken about a point nearby, not about the means, which are yet to be found.
      means += middle
      means += middle
    }
  }

  /// Makes micro-clusters of the cells.
  private mutating func summarize(_ means: [Double], _ sums: [Double]) {
    let d = points.columnCount
    // Rounding may have put a mean onto the last value of a cell, so that half of it is empty.
    let leaves = cells.number { sums[$0 * (2 * d + 1)] == 0 }
    var centers = Matrix<Double>(rowCount: leaves.count, columnCount: d)
    var squares = [Double](repeating: 0, count: leaves.count)
    for (number, node) in leaves.enumerated() {
      for column in 0..<d {
        let found = moments(node, column, means, sums)
        centers[number, column] = isExact ? means[node * d + column] : found.mean
        squares[number] += isExact ? 0 : found.squares
      }
    }
    microClusters = MicroClusters(
      centers: centers, weights: leaves.map { sums[$0 * (2 * d + 1)] }, squares: squares)
  }
}
