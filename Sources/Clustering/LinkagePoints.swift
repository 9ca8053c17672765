// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import DenseLinearAlgebra
import ReproducibleComputing

/// The distinct rows of a table, each with its summed weight, ready for the linkages.
///
/// Equal rows meet at height 0 in every linkage, and what they make is as far from the others as
/// each of them was, so the work is done on distinct rows with weights. They are put into
/// lexicographic order: where distances tie, the lowest point in that order goes first, so that a
/// tree depends on the values and not on the order in which the rows came. Values are scaled by a
/// power of two (so that squares neither overflow nor vanish) and moved towards 0 (so that an
/// offset costs no digits); constant columns are left out.
struct LinkagePoints: Sendable {
  /// Rows of the table.
  let rowCount: Int
  /// Distinct rows.
  let count: Int
  /// Columns that vary.
  let columnCount: Int
  /// `count` x `columnCount` values, column after column.
  let coordinates: [Double]
  /// The summed weight of each point.
  let weights: [Double]
  /// The weight of each row of the table; nil when all are 1.
  let rowWeights: [Double]?
  /// The rows of the table, those of the first point first, ascending within a point.
  let rows: [Int32]
  /// Where the rows of each point start in `rows`; one more than points.
  let starts: [Int32]
  /// What a distance has to be multiplied with to be one of the table's.
  let unit: Double

  /// Checks the table and finds its distinct rows.
  ///
  /// - Throws: `ClusteringError` when the table or the weights cannot be used; `CancellationError`.
  init(_ points: Matrix<Double>, weights: [Double]?, execution: Execution = .default) throws {
    let n = points.rowCount
    guard n > 0 else {
      throw ClusteringError(.empty, "there are no rows to cluster; give at least one row")
    }
    guard n <= Dendrogram.maximumLeafCount else {
      throw ClusteringError(
        .tooLarge,
        "a tree holds at most \(Dendrogram.maximumLeafCount) rows, not \(n); cluster a sample or "
          + "the centres of k-means")
    }
    try Self.checkWeights(weights, rowCount: n)
    let frame = try points.withUnsafeColumns { base in
      try Self.frame(base, rowCount: n, columnCount: points.columnCount, execution)
    }
    let d = frame.columns.count
    let shrink = Double(sign: .plus, exponent: -frame.exponent, significand: 1)
    let sorted = try points.withUnsafeColumns { base in
      try Self.lexicographicOrder(base, rowCount: n, columns: frame.columns, execution)
    }
    let m = sorted.starts.count - 1
    rowCount = n
    count = m
    columnCount = d
    rows = sorted.rows
    starts = sorted.starts
    rowWeights = weights
    unit = Double(sign: .plus, exponent: frame.exponent, significand: 1)
    coordinates = try points.withUnsafeColumns { base in
      try [Double](unsafeUninitializedCapacity: m * d) { buffer, initialized in
        for (j, column) in frame.columns.enumerated() {
          try execution.checkCancellation()
          let source = base + column * n
          let offset = frame.offsets[j]
          for p in 0..<m {
            // Scaled before the subtraction: the difference of two huge values may overflow.
            buffer[j * m + p] = source[Int(sorted.rows[Int(sorted.starts[p])])] * shrink - offset
          }
        }
        initialized = m * d
      }
    }
    self.weights = (0..<m).map { p in
      let span = Int(sorted.starts[p])..<Int(sorted.starts[p + 1])
      guard let weights else { return Double(span.count) }
      return span.reduce(0) { $0 + weights[Int(sorted.rows[$1])] }
    }
  }

  /// The lowest row of the table that is this point.
  @inline(__always) func firstRow(_ point: Int32) -> Int32 { rows[Int(starts[Int(point)])] }

  /// Throws when weights are of another number than rows, not positive, or not finite.
  static func checkWeights(_ weights: [Double]?, rowCount: Int) throws {
    guard let weights else { return }
    guard weights.count == rowCount else {
      throw ClusteringError(
        .shape, "\(weights.count) weights do not fit \(rowCount) rows; give one weight a row")
    }
    var total = 0.0
    for (row, weight) in weights.enumerated() {
      guard weight > 0, weight.isFinite else {
        throw ClusteringError(
          .weights,
          "the weight of row \(row) is \(weight); a tree needs weights above 0 and finite: leave "
            + "out the rows that do not count")
      }
      total += weight
    }
    guard total.isFinite else {
      throw ClusteringError(
        .weights, "the sum of the weights overflows; divide them all by one number")
    }
  }

  /// The varying columns, what to subtract from each once scaled, and the exponent of the scale.
  private static func frame(
    _ base: UnsafePointer<Double>, rowCount n: Int, columnCount: Int, _ execution: Execution
  ) throws -> (columns: [Int], offsets: [Double], exponent: Int) {
    var ranges: [(column: Int, low: Double, high: Double)] = []
    var largest = 0.0
    for column in 0..<columnCount {
      try execution.checkCancellation()
      let values = base + column * n
      var low = values[0]
      var high = values[0]
      var probe = 0.0
      for row in 0..<n {
        let value = values[row]
        if value < low { low = value }
        if value > high { high = value }
        probe += value * 0
      }
      // 0 times a finite value is 0; NaN and the infinities turn the sum into NaN.
      if probe != 0 {
        let row = (0..<n).first { !values[$0].isFinite } ?? 0
        throw ClusteringError(
          .notFinite,
          "row \(row), column \(column) is \(values[row]); fill or leave out missing values before "
            + "clustering")
      }
      guard low < high else { continue }
      ranges.append((column, low, high))
      largest = max(largest, abs(low), abs(high))
    }
    let exponent = largest > 0 ? max(-1000, Int(largest.exponent)) : 0
    let shrink = Double(sign: .plus, exponent: -exponent, significand: 1)
    // Where all values have one sign, the one nearest to 0 goes there: values only shrink, and
    // the choice does not depend on the order of rows, as a rounded mean would.
    let offsets = ranges.map { $0.low > 0 ? $0.low * shrink : $0.high < 0 ? $0.high * shrink : 0 }
    return (ranges.map(\.column), offsets, exponent)
  }

  /// Rows in lexicographic order of their values, and where each distinct row starts.
  private static func lexicographicOrder(
    _ base: UnsafePointer<Double>, rowCount n: Int, columns: [Int], _ execution: Execution
  ) throws -> (rows: [Int32], starts: [Int32]) {
    let entries = UnsafeMutableBufferPointer<LinkageRadixSort.Entry>.allocate(capacity: n)
    defer { entries.deallocate() }
    for row in 0..<n { entries.initializeElement(at: row, to: .init(key: 0, index: Int32(row))) }
    // Runs of rows that are equal in all columns before `depth`.
    var runs = [(low: 0, high: n, depth: 0)]
    var isStart = [Bool](repeating: false, count: n)
    var step = 0
    while let run = runs.popLast() {
      step += 1
      try execution.checkCancellation(atStep: step)
      if run.depth == columns.count || run.high - run.low == 1 {
        isStart[run.low] = true
        continue
      }
      let values = base + columns[run.depth] * n
      for i in run.low..<run.high {
        entries[i].key = LinkageRadixSort.key(values[Int(entries[i].index)])
      }
      try LinkageRadixSort.sort(.init(rebasing: entries[run.low..<run.high])) {
        try execution.checkCancellation()
      }
      var low = run.low
      for i in run.low + 1...run.high where i == run.high || entries[i].key != entries[low].key {
        if i - low == 1 { isStart[low] = true } else { runs.append((low, i, run.depth + 1)) }
        low = i
      }
    }
    var starts: [Int32] = []
    starts.reserveCapacity(n + 1)
    for row in 0..<n where isStart[row] { starts.append(Int32(row)) }
    starts.append(Int32(n))
    return (entries.map(\.index), starts)
  }
}
