// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CClienteleKernels
import ReproducibleComputing

/// The rows of a table in blocks of 64 neighbours, with what k-means must know of whole blocks.
///
/// Made once and shared by all starts and all numbers of clusters: a pass of Lloyd's iteration
/// looks at single rows in those blocks only that lie between clusters (Pelleg and Moore, KDD
/// 1999; Kanungo et al., IEEE TPAMI 24:7, 2002). Where many rows are equal they become one row
/// that weighs as much.
final class KMeansBlocks<Scalar: KMeansScalar>: @unchecked Sendable {
  /// Rows in a block.
  static var blockRows: Int { Int(CLIENTELE_BLOCK_ROWS) }
  /// Blocks in a group.
  static var groupBlocks: Int { Int(CLIENTELE_GROUP_BLOCKS) }

  /// The most columns, and the most centres.
  static var columnLimit: Int { Int(CLIENTELE_BLOCK_MOST_COLUMNS) }
  static var centerLimit: Int { Int(CLIENTELE_BLOCK_MOST_CENTERS) }

  /// The rows in their new order; they live as long as this object.
  let points: KMeansPoints<Scalar>
  let blockCount: Int
  let groupCount: Int
  /// For each group the lows of its box, then the highs.
  let groupBoxes: UnsafeMutablePointer<Scalar>
  /// For each group the lows of its blocks' boxes, 16 a column, then the highs.
  let blockBoxes: UnsafeMutablePointer<Scalar>
  /// For each block the sums of the columns and of the weight, then their compensations; both
  /// filled up with zeros to `sumWidth`.
  let blockSums: UnsafeMutablePointer<Double>
  /// Sums of a block: of each column, and of the weight, filled up to a multiple of four.
  let sumWidth: Int
  /// Rows of positive weight in each block.
  let blockCounts: UnsafeMutablePointer<Int32>
  /// For each block and column the rounded mean, and the (weighted) sum of what the values differ
  /// from it.
  let blockMeans: UnsafeMutablePointer<Double>
  /// The (weighted) sum of squared distances to the block's rounded mean.
  let blockSquares: UnsafeMutablePointer<Double>

  // What was allocated; written by `init` alone.
  private let values: UnsafeMutablePointer<Scalar>
  private let rowWeights: UnsafeMutablePointer<Double>?

  /// Puts the rows into blocks.
  ///
  /// - Throws: `CancellationError`.
  /// - Complexity: O(rows log(rows)) time at most, and as much memory again as the points take.
  init(_ source: KMeansPoints<Scalar>, execution: Execution) throws {
    precondition(source.columnCount <= Self.columnLimit, "boxes of more columns tell nothing")
    let order = try KMeansBlockOrder(source, execution: execution)
    try execution.checkCancellation()
    let distinct = order.starts.count - 1
    // A row that stands for several is a little dearer than each of them.
    let merges = distinct * 4 <= source.rowCount * 3
    let count = merges ? distinct : source.rowCount
    let columns = source.columnCount
    values = .allocate(capacity: count * columns + Self.blockRows)
    values.initialize(repeating: 0, count: count * columns + Self.blockRows)
    let isWeighted = merges || source.weights != nil
    rowWeights = isWeighted ? .allocate(capacity: count) : nil
    blockCount = (count + Self.blockRows - 1) / Self.blockRows
    groupCount = (blockCount + Self.groupBlocks - 1) / Self.groupBlocks
    groupBoxes = .allocate(capacity: groupCount * 2 * columns)
    blockBoxes = .allocate(capacity: groupCount * 2 * columns * Self.groupBlocks)
    sumWidth = (columns + 4) / 4 * 4
    blockSums = .allocate(capacity: blockCount * 2 * sumWidth)
    blockSums.initialize(repeating: 0, count: blockCount * 2 * sumWidth)
    blockCounts = .allocate(capacity: blockCount)
    blockMeans = .allocate(capacity: 2 * blockCount * columns)
    blockMeans.initialize(repeating: 0, count: 2 * blockCount * columns)
    blockSquares = .allocate(capacity: blockCount)
    points = KMeansPoints(
      base: UnsafePointer(values), weights: rowWeights.map { UnsafePointer($0) }, rowCount: count,
      columnCount: columns, kernel: source.kernel)
    let blocks = self
    execution.forEachChunk(of: groupCount, size: 16) { _, groups in
      for group in groups { blocks.fill(group, from: source, order, merges: merges) }
    }
  }

  deinit {
    for pointer in [values, groupBoxes, blockBoxes] { pointer.deallocate() }
    for pointer in [blockSums, blockMeans, blockSquares] { pointer.deallocate() }
    rowWeights?.deallocate()
    blockCounts.deallocate()
  }

  /// The rows of a block.
  func rows(of block: Int) -> Range<Int> {
    block * Self.blockRows..<min(points.rowCount, (block + 1) * Self.blockRows)
  }

  /// The sum of a column over a block; of the weight in the place after the last column.
  func sum(of block: Int, _ column: Int) -> CompensatedSum {
    let at = block * 2 * sumWidth + column
    return CompensatedSum(high: blockSums[at], low: blockSums[at + sumWidth])
  }

  /// The summed weight of a block.
  func weight(of block: Int) -> Double { sum(of: block, points.columnCount).value }

  /// Copies the rows of a group, and works out its boxes and sums.
  private func fill(
    _ group: Int, from source: KMeansPoints<Scalar>, _ order: KMeansBlockOrder<Scalar>,
    merges: Bool
  ) {
    let columns = points.columnCount
    let first = group * Self.groupBlocks
    let end = min(blockCount, first + Self.groupBlocks)
    let box = groupBoxes + group * 2 * columns
    let boxes = blockBoxes + group * 2 * columns * Self.groupBlocks
    for block in first..<end {
      let rows = rows(of: block)
      for row in rows {
        let start = merges ? Int(order.starts[row]) : row
        let from = Int(order.rows[start])
        for column in 0..<columns {
          values[column * points.rowCount + row] = source.base[column * source.rowCount + from]
        }
        guard let rowWeights else { continue }
        var weight = CompensatedSum()
        for place in start..<(merges ? Int(order.starts[row + 1]) : row + 1) {
          weight.add(source.weight(Int(order.rows[place])))
        }
        rowWeights[row] = weight.value
      }
      sum(block, rows)
    }
    for side in 0..<2 * columns {
      let ends = boxes + side * Self.groupBlocks
      let column = points.base + side % columns * points.rowCount
      for block in first..<end {
        var value = column[rows(of: block).lowerBound]
        for row in rows(of: block) {
          value = side < columns ? min(value, column[row]) : max(value, column[row])
        }
        ends[block - first] = value
      }
      // Blocks that do not exist look like the last one that does.
      for place in end - first..<Self.groupBlocks { ends[place] = ends[end - first - 1] }
      box[side] = ends[0]
      for place in 1..<Self.groupBlocks {
        box[side] = side < columns ? min(box[side], ends[place]) : max(box[side], ends[place])
      }
    }
  }

  private func sum(_ block: Int, _ rows: Range<Int>) {
    let columns = points.columnCount
    let sums = blockSums + block * 2 * sumWidth
    var weight = CompensatedSum()
    var count = 0
    for row in rows where points.weight(row) > 0 {
      weight.add(points.weight(row))
      count += 1
    }
    sums[columns] = weight.high
    sums[sumWidth + columns] = weight.low
    blockCounts[block] = Int32(truncatingIfNeeded: count)
    var squares = 0.0
    for column in 0..<columns {
      let values = points.base + column * points.rowCount
      var sum = CompensatedSum()
      for row in rows { sum.add(points.weight(row) * Double(values[row])) }
      sums[column] = sum.high
      sums[sumWidth + column] = sum.low
      guard count > 0 else { continue }
      let mean = sum.mean(weight: weight.value)
      var rest = 0.0
      for row in rows {
        let t = Double(values[row]) - mean
        rest += points.weight(row) * t
        squares += points.weight(row) * (t * t)
      }
      let at = 2 * (block * columns + column)
      blockMeans[at] = mean
      blockMeans[at + 1] = rest
    }
    blockSquares[block] = squares
  }

  /// Calls the body with what the C loops read.
  func withC<Result>(_ body: (UnsafePointer<clientele_blocks>) -> Result) -> Result {
    var blocks = clientele_blocks(
      points: UnsafeRawPointer(points.base), weights: points.weights,
      groupBoxes: UnsafeRawPointer(groupBoxes), blockBoxes: UnsafeRawPointer(blockBoxes),
      blockSums: blockSums, blockCounts: blockCounts, rows: Int64(points.rowCount),
      columns: Int32(points.columnCount))
    return withUnsafePointer(to: &blocks) { body($0) }
  }
}
