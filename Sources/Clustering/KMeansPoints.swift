// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import DenseLinearAlgebra
import ReproducibleComputing

/// The points of one fit, as the kernels read them: valid while the closure runs that got it.
struct KMeansPoints<Scalar: KMeansScalar>: @unchecked Sendable {
  // Read only, and kept alive by `with`: sharing the addresses between threads is safe.
  let base: UnsafePointer<Scalar>
  let weights: UnsafePointer<Double>?
  let rowCount: Int
  let columnCount: Int
  let kernel: KMeansKernel

  /// Rows in a chunk: a part of the cache for small tables, and never more than 128 chunks, so
  /// that the partial sums stay small beside the points.
  var chunkSize: Int { max(16_384, ((rowCount + 127) / 128 + 63) / 64 * 64) }

  /// Calls the body with the points.
  static func with<Result>(
    _ base: UnsafePointer<Scalar>, points: Matrix<Scalar>, weights: [Double]?,
    execution: Execution, kernel: KMeansKernel, _ body: (KMeansPoints) throws -> Result
  ) rethrows -> Result {
    func make(_ weights: UnsafePointer<Double>?) -> KMeansPoints {
      KMeansPoints(
        base: base, weights: weights, rowCount: points.rowCount, columnCount: points.columnCount,
        kernel: kernel)
    }
    guard let weights else { return try body(make(nil)) }
    return try weights.withUnsafeBufferPointer { try body(make($0.baseAddress)) }
  }

  /// The coordinates of a row.
  func row(_ row: Int) -> [Scalar] { (0..<columnCount).map { base[$0 * rowCount + row] } }

  /// The weight of a row.
  func weight(_ row: Int) -> Double { weights?[row] ?? 1 }

  /// What the body yields for each chunk of rows, in the chunks' order.
  ///
  /// Chunks run in waves of at most about 2^28 operations, and between waves a cancelled task
  /// stops: long passes end early, and short ones are one wave.
  ///
  /// - Throws: `CancellationError`.
  func mapChunks<Value: Sendable>(
    workPerRow: Int, _ execution: Execution,
    _ body: @Sendable (_ chunk: Int, _ rows: Range<Int>) -> Value
  ) throws -> [Value] {
    let size = chunkSize
    let chunksPerWave = max(2 * execution.threadCount, (1 << 28) / max(1, workPerRow) / size)
    var values: [Value] = []
    var start = 0
    while start < rowCount {
      try execution.checkCancellation()
      let (waveStart, waveChunk) = (start, start / size)
      let count = min(rowCount - start, chunksPerWave * size)
      values += execution.mapChunks(of: count, size: size) { chunk, rows in
        body(waveChunk + chunk, waveStart + rows.lowerBound..<waveStart + rows.upperBound)
      }
      start += count
    }
    return values
  }

  /// The mean over the columns of their (weighted) variance about the mean.
  func meanVariance(execution: Execution) -> Double {
    let sums = columnSums(execution: execution) { value, _ in value }
    let total = sums.last ?? 1
    let means = sums.dropLast().map { $0 / total }
    let squares = columnSums(execution: execution) { value, column in
      (value - means[column]) * (value - means[column])
    }
    return squares.dropLast().reduce(0) { $0 + $1 / total } / Double(columnCount)
  }

  /// For each column the weighted sum of a term of its values, and last the sum of the weights.
  private func columnSums(
    execution: Execution, _ term: @Sendable (_ value: Double, _ column: Int) -> Double
  ) -> [Double] {
    let parts = execution.mapChunks(of: rowCount, size: chunkSize) { _, rows in
      var sums = [Double](repeating: 0, count: columnCount + 1)
      for column in 0..<columnCount {
        let start = base + column * rowCount
        // Four sums side by side, joined in one order.
        var lanes = SIMD4<Double>.zero
        var row = rows.lowerBound
        while row + 4 <= rows.upperBound {
          for lane in 0..<4 {
            lanes[lane] += weight(row + lane) * term(Double(start[row + lane]), column)
          }
          row += 4
        }
        while row < rows.upperBound {
          lanes[0] += weight(row) * term(Double(start[row]), column)
          row += 1
        }
        sums[column] = (lanes[0] + lanes[1]) + (lanes[2] + lanes[3])
      }
      sums[columnCount] = rows.reduce(0) { $0 + weight($1) }
      return sums
    }
    return parts.dropFirst().reduce(into: parts[0]) { sums, part in
      for index in sums.indices { sums[index] += part[index] }
    }
  }
}
