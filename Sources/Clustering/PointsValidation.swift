// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import DenseLinearAlgebra
import ReproducibleComputing

/// The checks that every method of the module makes of its input before it starts.
enum PointsValidation {
  /// Rows in a chunk of the passes that check and sum; never depends on threads.
  static let chunkSize = 32_768

  /// Throws unless there are points, and every value is finite and can be squared.
  ///
  /// - Parameters:
  ///   - points: The points.
  ///   - firstRow: The number of their first row, where they are a part of a table.
  ///   - execution: Threads.
  /// - Throws: `ClusteringError` that names the first row with a bad value (rows and columns are
  ///   counted from 0) and its first bad column.
  static func check<Scalar: MatrixScalar>(
    _ points: Matrix<Scalar>, firstRow: Int = 0, execution: Execution
  ) throws {
    guard points.rowCount > 0 else {
      throw ClusteringError(.empty, "There are no rows to cluster. Give at least one row.")
    }
    guard points.columnCount > 0 else {
      throw ClusteringError(.empty, "The points have no columns. Give at least one column.")
    }
    // (x - c)^2 summed over the columns must stay finite, in the points' own precision.
    let largest =
      (Scalar.greatestFiniteMagnitude / Scalar(4 * points.columnCount)).squareRoot()
    let bad = points.withUnsafeColumns { base in
      nonisolated(unsafe) let base = base
      let rowCount = points.rowCount
      let columnCount = points.columnCount
      return execution.mapChunks(of: rowCount, size: chunkSize) { _, rows -> Int? in
        var first: Int?
        for column in 0..<columnCount {
          let start = base + column * rowCount
          let end = first ?? rows.upperBound
          if isUsable(start, rows.lowerBound..<end, limit: largest) { continue }
          first = (rows.lowerBound..<end).first { !(start[$0].magnitude <= largest) } ?? first
        }
        return first
      }
    }
    guard let row = bad.lazy.compactMap({ $0 }).first,
      let column = (0..<points.columnCount).first(where: {
        !(points[row, $0].magnitude <= largest)
      })
    else { return }
    let value = points[row, column]
    guard value.isFinite else {
      throw ClusteringError(
        .notFinite,
        "Row \(firstRow + row), column \(column) (counted from 0) is \(value.isNaN ? "NaN" : "infinite"). "
          + "Fill it in or leave the row out.")
    }
    throw ClusteringError(
      .notFinite,
      "Row \(firstRow + row), column \(column) (counted from 0) is \(value), whose square is infinite. "
        + "Use smaller units.")
  }

  /// Whether all values are finite and at most a limit: false too often at the limit, never true
  /// too often.
  private static func isUsable<Scalar: MatrixScalar>(
    _ values: UnsafePointer<Scalar>, _ rows: Range<Int>, limit: Scalar
  ) -> Bool {
    // A value over the limit becomes infinite, and zero times it NaN, which stays in the sum.
    let scale = Scalar.greatestFiniteMagnitude / limit
    var sums = SIMD8<Scalar>.zero
    var row = rows.lowerBound
    while row + 8 <= rows.upperBound {
      let lanes = UnsafeRawPointer(values + row).loadUnaligned(as: SIMD8<Scalar>.self)
      sums += (lanes * scale) * 0
      row += 8
    }
    while row < rows.upperBound {
      sums[0] += (values[row] * scale) * 0
      row += 1
    }
    return (0..<8).allSatisfy { sums[$0] == 0 }
  }

  /// Throws unless the weights are one a row, finite and not negative.
  static func check(partialWeights weights: [Double]?, rowCount: Int, firstRow: Int) throws {
    guard let weights else { return }
    guard weights.count == rowCount else {
      throw ClusteringError(
        .weights,
        "There are \(weights.count) weights for \(rowCount) rows. Give one weight a row.")
    }
    if let row = weights.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) {
      throw ClusteringError(
        .weights,
        "The weight of row \(firstRow + row) (counted from 0) is \(weights[row]). "
          + "Weights are finite and not negative.")
    }
  }

  /// Throws unless the weights are one a row, finite, not negative, and not all zero.
  static func check(weights: [Double]?, rowCount: Int) throws {
    try check(partialWeights: weights, rowCount: rowCount, firstRow: 0)
    guard let weights else { return }
    guard weights.contains(where: { $0 > 0 }) else {
      throw ClusteringError(.weights, "All weights are zero. At least one must be positive.")
    }
    guard weights.reduce(0, +).isFinite else {
      throw ClusteringError(.weights, "The sum of the weights is infinite. Scale them down.")
    }
  }

  /// Throws unless the weights are whole numbers, each at most 2^53, and not negative.
  static func check(wholeWeights weights: [Double]?) throws {
    guard let weights else { return }
    if let row = weights.firstIndex(where: {
      !($0 >= 0 && $0 <= 0x1p53 && $0.rounded() == $0)
    }) {
      throw ClusteringError(
        .weights,
        "The weight of row \(row) (counted from 0) is \(weights[row]). "
          + "Weights are whole numbers here: how often each row counts.")
    }
  }

  /// Throws unless a clusterer gave one label a row.
  static func check(found labels: [Int32], rowCount: Int) throws {
    guard labels.count == rowCount else {
      throw ClusteringError(
        .shape,
        "The clusterer gave \(labels.count) labels for \(rowCount) rows. Give one label a row.")
    }
  }
}
