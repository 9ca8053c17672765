// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import ReproducibleComputing

/// What a sum of squares is divided by to become a variance.
public enum VarianceDenominator: String, Sendable, Hashable, Codable {
  /// The sum of the weights less one (n - 1 without weights): unbiased where a weight counts
  /// repetitions of a row.
  case degreesOfFreedom
  /// The sum of the weights (n without weights): the variance of these very rows.
  case totalWeight
}

extension DenseMatrix {
  /// The mean of each column, in Double.
  ///
  /// A second pass adds the mean of what is left over, so that columns far from 0 keep their last
  /// digits. Chunks of rows run side by side; their number of threads changes no bit.
  ///
  /// - Parameters:
  ///   - weights: One weight a row, finite and at least 0; a row of weight 2 equals that row twice.
  ///   - execution: How to run.
  /// - Returns: One mean a column.
  /// - Throws: `.empty` without rows, `.weights`, `.notFinite`.
  /// - Complexity: O(rows x columns).
  public func columnMeans(
    weights: [Double]? = nil, execution: Execution = .default
  ) throws(LinearAlgebraError) -> [Double] {
    let weights = try RowWeights(weights, rowCount: rowCount)
    return try view.means(weights, execution)
  }

  /// The covariance matrix of the columns, in Double, by two passes over the rows.
  ///
  /// - Parameters:
  ///   - weights: One weight a row, finite and at least 0; a row of weight 2 equals that row twice.
  ///   - denominator: What the sums of products are divided by.
  ///   - execution: How to run; the result does not depend on its number of threads.
  /// - Returns: A symmetric matrix, `columnCount` x `columnCount`.
  /// - Throws: `.empty` without rows, or with one where one degree of freedom is taken off;
  ///   `.weights`, also when the denominator is not positive; `.notFinite`, `.tooLarge`.
  /// - Complexity: O(rows x columns²) time, O(columns²) memory.
  public func covariance(
    weights: [Double]? = nil, denominator: VarianceDenominator = .degreesOfFreedom,
    execution: Execution = .default
  ) throws(LinearAlgebraError) -> Matrix<Double> {
    let weights = try RowWeights(weights, rowCount: rowCount)
    let means = try view.means(weights, execution)
    return try view.covariance(
      weights, around: means, denominator: denominator, execution)
  }
}

extension MatrixView {
  func means(
    _ weights: RowWeights, _ execution: Execution
  ) throws(LinearAlgebraError) -> [Double] {
    guard rowCount > 0 else {
      throw LinearAlgebraError(.empty, "There are no rows to take a mean of; give at least one.")
    }
    guard weights.total > 0 else {
      throw LinearAlgebraError(
        .weights, "All weights are 0, so that there is no mean; give one row a positive weight.")
    }
    let zeros = [Double](repeating: 0, count: columnCount)
    let rough = sums(around: zeros, weights.values, execution).map { $0 / weights.total }
    guard rough.allSatisfy(\.isFinite) else {
      try requireFinite(execution: execution)
      let column = rough.firstIndex { !$0.isFinite } ?? 0
      throw LinearAlgebraError(
        .notFinite, "The sum of column \(column) (counted from 0) overflows; divide its values.")
    }
    let rest = sums(around: rough, weights.values, execution)
    return zip(rough, rest).map { $0 + $1 / weights.total }
  }

  /// The (weighted) sum of each column's differences from a center.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  func sums(
    around centers: [Double], _ weights: [Double]?, _ execution: Execution
  ) -> [Double] {
    let parts = withUnsafeColumns { values, leadingDimension in
      nonisolated(unsafe) let values = values
      return execution.mapChunks(of: rowCount, size: RowChunks.size(rowCount)) { _, rows in
        centers.enumerated().map { column, center in
          let start = values + column * leadingDimension
          var sum = 0.0
          if let weights {
            for row in rows { sum += weights[row] * (Double(start[row]) - center) }
          } else {
            for row in rows { sum += Double(start[row]) - center }
          }
          return sum
        }
      }
    }
    var totals = [Double](repeating: 0, count: centers.count)
    for part in parts {
      for column in totals.indices { totals[column] += part[column] }
    }
    return totals
  }

  func covariance(
    _ weights: RowWeights, around means: [Double], denominator: VarianceDenominator,
    _ execution: Execution
  ) throws(LinearAlgebraError) -> Matrix<Double> {
    let divisor =
      switch denominator {
      case .degreesOfFreedom: weights.total - 1
      case .totalWeight: weights.total
      }
    guard divisor > 0 else {
      if weights.values == nil {
        throw LinearAlgebraError(
          .empty,
          "There is one row, and a covariance with n - 1 degrees of freedom needs two; give more"
            + " rows, or use the denominator .totalWeight.")
      }
      throw LinearAlgebraError(
        .weights,
        "The weights sum to \(weights.total), so that the degrees of freedom are \(divisor); a"
          + " covariance needs more than one row, or the denominator .totalWeight.")
    }
    let size = columnCount
    let n = try Kernels.size(size, "columns")
    _ = try Kernels.size(RowChunks.size(rowCount), "rows")
    let parts = BLAS.withThreads(1) {
      execution.mapChunks(of: rowCount, size: RowChunks.size(rowCount)) { _, rows in
        // Rows times the square root of their weight, so that the product weighs them once.
        let centered = centeredRows(rows, means: means, weights: weights.values)
        var part = Matrix<Double>(rowCount: size, columnCount: size)
        let rowCount = Int32(rows.count)
        centered.withUnsafeColumns { values in
          part.withUnsafeMutableColumns { target in
            Kernels.syrk(
              n, rowCount, .init(values: values, leadingDimension: rowCount), into: target)
          }
        }
        return part
      }
    }
    var total = Matrix<Double>(rowCount: size, columnCount: size)
    total.withUnsafeMutableColumns { totals in
      for part in parts {
        part.withUnsafeColumns { values in
          for index in 0..<size * size { totals[index] += values[index] }
        }
      }
      for index in 0..<size * size { totals[index] /= divisor }
    }
    total.mirrorLowerTriangle()
    if let overflow = total.elements.firstIndex(where: { !$0.isFinite }) {
      throw LinearAlgebraError(
        .notFinite,
        "The variance of column \(overflow / size) (counted from 0) overflows; divide its values.")
    }
    return total
  }

  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  private func centeredRows(
    _ rows: Range<Int>, means: [Double], weights: [Double]?
  ) -> Matrix<Double> {
    let roots = weights.map { weights in rows.map { weights[$0].squareRoot() } }
    return Matrix(rowCount: rows.count, columnCount: columnCount) { target in
      withUnsafeColumns { values, leadingDimension in
        for (column, mean) in means.enumerated() {
          let source = values + column * leadingDimension + rows.lowerBound
          let start = column * rows.count
          if let roots {
            for row in 0..<rows.count {
              target.initializeElement(
                at: start + row, to: (Double(source[row]) - mean) * roots[row])
            }
          } else {
            for row in 0..<rows.count {
              target.initializeElement(at: start + row, to: Double(source[row]) - mean)
            }
          }
        }
      }
    }
  }
}
