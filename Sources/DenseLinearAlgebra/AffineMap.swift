// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

internal import ReproducibleComputing

/// Columns less their centers, over their scales, times a matrix: what a fitted transform does.
struct AffineMap {
  var centers: [Double]
  var scales: [Double]
  var matrix: Matrix<Double>

  func apply<Scalar>(
    _ points: MatrixView<Scalar>, _ execution: Execution
  ) throws(LinearAlgebraError) -> Matrix<Double> {
    guard points.columnCount == centers.count else {
      throw LinearAlgebraError(
        .shape,
        "The points have \(points.columnCount) columns; this was fitted to \(centers.count).")
    }
    try points.requireFinite(execution: execution)
    var result = Matrix<Double>(rowCount: points.rowCount, columnCount: matrix.columnCount)
    let rowCount = try Kernels.size(max(1, points.rowCount), "rows")
    let n = try Kernels.size(matrix.columnCount, "columns")
    let k = try Kernels.size(matrix.rowCount, "columns")
    BLAS.withThreads(1) {
      result.withUnsafeMutableColumns { target in
        nonisolated(unsafe) let target = target
        execution.forEachChunk(of: points.rowCount, size: RowChunks.size(points.rowCount)) {
          _, rows in
          let block = points.standardizedRows(rows, centers: centers, scales: scales)
          let m = Int32(rows.count)
          block.withUnsafeColumns { a in
            matrix.withUnsafeColumns { b in
              Kernels.gemm(
                m, n, k, alpha: 1, .init(values: a, leadingDimension: m),
                .init(values: b, leadingDimension: max(1, k)), beta: 0,
                into: target + rows.lowerBound, leadingDimension: rowCount)
            }
          }
        }
      }
    }
    return result
  }

  /// Points times a matrix, times the scales, plus the centers.
  static func invert(
    _ scores: some DenseMatrix<Double>, _ matrix: Matrix<Double>, centers: [Double],
    scales: [Double], _ execution: Execution
  ) throws(LinearAlgebraError) -> Matrix<Double> {
    try scores.requireFinite(execution: execution)
    var result = try scores.multiplied(by: matrix, execution: execution)
    let rowCount = result.rowCount
    result.withUnsafeMutableColumns { values in
      for column in centers.indices {
        let start = values + column * rowCount
        for row in 0..<rowCount { start[row] = start[row] * scales[column] + centers[column] }
      }
    }
    return result
  }
}

extension MatrixView {
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  func standardizedRows(
    _ rows: Range<Int>, centers: [Double], scales: [Double]
  ) -> Matrix<Double> {
    Matrix(rowCount: rows.count, columnCount: columnCount) { target in
      withUnsafeColumns { values, leadingDimension in
        for column in centers.indices {
          let source = values + column * leadingDimension + rows.lowerBound
          let (center, scale) = (centers[column], scales[column])
          for row in 0..<rows.count {
            target.initializeElement(
              at: column * rows.count + row, to: (Double(source[row]) - center) / scale)
          }
        }
      }
    }
  }
}
