// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import DenseLinearAlgebra
import ReproducibleComputing

/// Micro-clusters of rows that come in chunks, in memory that does not grow with the rows but by
/// one buffer whenever their number is eightfold.
///
/// Merge and reduce (Har-Peled and Mazumdar, "On coresets for k-means and k-median clustering",
/// STOC 2004; with micro-clusters of Ackermann et al., "StreamKM++", ACM JEA 17, 2012): a full
/// buffer of rows is condensed and goes to the next level, and so does each full level. Buffers are
/// filled in the order of the rows, so how the rows are cut into chunks changes nothing.
struct MicroClusterStream: Sendable {
  /// Weighted points, each with the sum of squares that it stands for.
  struct Level: Sendable {
    var values: [Double] = []
    var weights: [Double] = []
    var squares: [Double] = []

    mutating func append(_ other: Level) {
      values += other.values
      weights += other.weights
      squares += other.squares
    }
  }

  let columnCount: Int
  /// The most micro-clusters that a level is condensed to.
  let count: Int
  /// Rows so far, those of weight zero included.
  private(set) var rowCount = 0
  /// The first level holds rows.
  private var levels = [Level()]

  init(columnCount: Int, count: Int) {
    self.columnCount = columnCount
    self.count = count
  }

  private var capacity: Int { 8 * count }

  /// What is left of all rows so far: the micro-clusters, and the rows not yet condensed.
  var condensed: MicroClusters {
    var all = Level()
    for level in levels { all.append(level) }
    let kept = all.weights.indices.filter { all.weights[$0] > 0 }
    var centers = Matrix<Double>(rowCount: kept.count, columnCount: columnCount)
    for (number, point) in kept.enumerated() {
      for column in 0..<columnCount {
        centers[number, column] = all.values[point * columnCount + column]
      }
    }
    return MicroClusters(
      centers: centers, weights: kept.map { all.weights[$0] },
      squares: kept.map { all.squares[$0] })
  }

  /// Adds rows.
  ///
  /// - Parameters:
  ///   - chunk: Rows x `columnCount`, checked.
  ///   - weights: Their weights, checked; nil = 1.
  ///   - execution: Threads and cancellation; a cancelled stream must not be used any more.
  /// - Throws: `CancellationError`.
  mutating func add<Scalar: KMeansScalar>(
    _ chunk: Matrix<Scalar>, weights: [Double]?, execution: Execution
  ) throws {
    var next = 0
    while next < chunk.rowCount {
      try execution.checkCancellation()
      execution.report("condensing rows", fraction: nil)
      let held = levels[0].weights.count
      let wholeBuffers = min(1024, (chunk.rowCount - next) / capacity)
      if held == 0, wholeBuffers > 0 {
        let first = next
        let (columnCount, count, capacity) = (self.columnCount, self.count, self.capacity)
        let results = try execution.mapChunksUnlessCancelled(of: wholeBuffers, size: 1) {
          buffer, _ in
          let start = first + buffer * capacity
          return Self.condense(
            Self.gather(start..<start + capacity, of: chunk, weights), columnCount, count)
        }
        for result in results { push(result, to: 1) }
        next += wholeBuffers * capacity
      } else {
        let end = min(chunk.rowCount, next + capacity - held)
        levels[0].append(Self.gather(next..<end, of: chunk, weights))
        next = end
        if levels[0].weights.count == capacity { condenseLevel(0) }
      }
    }
    rowCount += chunk.rowCount
  }

  private mutating func push(_ points: Level, to level: Int) {
    if level == levels.count { levels.append(Level()) }
    levels[level].append(points)
    if levels[level].weights.count >= capacity { condenseLevel(level) }
  }

  private mutating func condenseLevel(_ level: Int) {
    let result = Self.condense(levels[level], columnCount, count)
    levels[level] = Level()
    push(result, to: level + 1)
  }

  /// Rows side by side, with their weights.
  private static func gather<Scalar: KMeansScalar>(
    _ rows: Range<Int>, of chunk: Matrix<Scalar>, _ weights: [Double]?
  ) -> Level {
    let d = chunk.columnCount
    let values = chunk.withUnsafeColumns { base in
      [Double](unsafeUninitializedCapacity: rows.count * d) { target, count in
        for column in 0..<d {
          let source = base + column * chunk.rowCount
          for row in rows {
            target[(row &- rows.lowerBound) &* d &+ column] = Double(source[row])
          }
        }
        count = rows.count * d
      }
    }
    return Level(
      values: values,
      weights: weights.map { Array($0[rows]) } ?? [Double](repeating: 1, count: rows.count),
      squares: [Double](repeating: 0, count: rows.count))
  }

  /// The micro-clusters of points, those of weight zero left out.
  private static func condense(_ points: Level, _ columnCount: Int, _ count: Int) -> Level {
    var points = points
    if points.weights.contains(0) {
      let kept = points.weights.indices.filter { points.weights[$0] > 0 }
      guard !kept.isEmpty else { return Level() }
      points = Level(
        values: kept.flatMap { points.values[$0 * columnCount..<($0 + 1) * columnCount] },
        weights: kept.map { points.weights[$0] }, squares: kept.map { points.squares[$0] })
    }
    let growth = MicroClusterGrowth(
      values: points.values, masses: points.weights, columnCount: columnCount, cellCount: count
    ) {}
    var result = Level()
    for node in growth.tree.leaves {
      result.values += growth.means[node * columnCount..<(node + 1) * columnCount]
      result.weights.append(growth.weights[node])
      result.squares.append(
        growth.spans[node].reduce(growth.squares[node]) {
          $0 + points.squares[Int(growth.order[$1])]
        })
    }
    return result
  }
}
