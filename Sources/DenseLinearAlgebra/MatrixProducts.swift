// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import ReproducibleComputing

extension DenseMatrix {
  /// The product `alpha * op(self) * op(other)`.
  ///
  /// Values follow IEEE arithmetic: a NaN in a row makes that row's products NaN. A tall left side
  /// (not transposed) is cut into chunks of rows that run on up to `execution.threadCount` threads;
  /// the result does not depend on their number.
  ///
  /// - Parameters:
  ///   - other: The right side.
  ///   - transposed: Whether `op` of the left side is its transpose.
  ///   - otherTransposed: Whether `op` of the right side is its transpose.
  ///   - alpha: What every product is multiplied with.
  ///   - execution: How to run.
  /// - Returns: A new matrix; all 0 where the inner dimension is 0.
  /// - Throws: `.shape` when the inner dimensions differ, `.tooLarge` beyond 32-bit sizes.
  /// - Complexity: O(rows x inner x columns).
  public func multiplied(
    by other: some DenseMatrix<Scalar>, transposed: Bool = false, otherTransposed: Bool = false,
    alpha: Scalar = 1, execution: Execution = .default
  ) throws(LinearAlgebraError) -> Matrix<Scalar> {
    var result = Matrix<Scalar>(
      rowCount: transposed ? columnCount : rowCount,
      columnCount: otherTransposed ? other.rowCount : other.columnCount)
    try result.formProduct(
      self, other, transposed: transposed, otherTransposed: otherTransposed, alpha: alpha, beta: 0,
      execution: execution)
    return result
  }

  /// The product `alpha * op(self) * vector`.
  ///
  /// - Parameters:
  ///   - vector: As many values as `op(self)` has columns.
  ///   - transposed: Whether `op` is the transpose.
  ///   - alpha: What every product is multiplied with.
  /// - Returns: As many values as `op(self)` has rows.
  /// - Throws: `.shape` when the vector does not fit, `.tooLarge` beyond 32-bit sizes.
  /// - Complexity: O(rows x columns).
  public func multiplied(
    by vector: [Scalar], transposed: Bool = false, alpha: Scalar = 1
  ) throws(LinearAlgebraError) -> [Scalar] {
    let inner = transposed ? rowCount : columnCount
    guard vector.count == inner else {
      throw LinearAlgebraError(
        .shape,
        "A vector of \(vector.count) values does not fit a matrix of \(rowCount) x \(columnCount)"
          + (transposed ? ", transposed" : "") + "; it needs \(inner).")
    }
    let (m, n) = try (Kernels.size(rowCount, "rows"), Kernels.size(columnCount, "columns"))
    let source = view
    let lda = try Kernels.size(source.leadingDimension, "leading dimension")
    var result = [Scalar](repeating: 0, count: transposed ? columnCount : rowCount)
    guard m > 0, n > 0 else { return result }
    BLAS.withThreads(1) {
      source.withUnsafeColumns { values, _ in
        vector.withUnsafeBufferPointer { x in
          result.withUnsafeMutableBufferPointer { y in
            guard let x = x.baseAddress, let y = y.baseAddress else { return }
            Kernels.gemv(
              m, n, alpha: alpha,
              .init(values: values, leadingDimension: lda, transposed: transposed), x, into: y)
          }
        }
      }
    }
    return result
  }

  /// The Gram matrix `self' * self`: the inner products of the columns.
  ///
  /// - Returns: A symmetric matrix, `columnCount` x `columnCount`, both triangles filled.
  /// - Throws: `.tooLarge` beyond 32-bit sizes.
  /// - Complexity: O(rows x columns²).
  public func crossProduct() throws(LinearAlgebraError) -> Matrix<Scalar> {
    let (m, n) = try (Kernels.size(rowCount, "rows"), Kernels.size(columnCount, "columns"))
    let source = view
    let lda = try Kernels.size(source.leadingDimension, "leading dimension")
    var result = Matrix<Scalar>(rowCount: columnCount, columnCount: columnCount)
    BLAS.withThreads(1) {
      source.withUnsafeColumns { values, _ in
        result.withUnsafeMutableColumns { target in
          Kernels.syrk(n, m, .init(values: values, leadingDimension: lda), into: target)
        }
      }
    }
    result.mirrorLowerTriangle()
    return result
  }
}

extension Matrix {
  /// Replaces the values by `alpha * op(left) * op(right) + beta * self`.
  ///
  /// - Parameters:
  ///   - left: The left side.
  ///   - right: The right side.
  ///   - transposed: Whether `op` of the left side is its transpose.
  ///   - otherTransposed: Whether `op` of the right side is its transpose.
  ///   - alpha: What the product is multiplied with.
  ///   - beta: What the present values are multiplied with; they are not read when it is 0.
  ///   - execution: How to run; the result does not depend on its number of threads.
  /// - Throws: `.shape` when the shapes do not fit, `.tooLarge` beyond 32-bit sizes.
  /// - Complexity: O(rows x inner x columns).
  public mutating func formProduct(
    _ left: some DenseMatrix<Scalar>, _ right: some DenseMatrix<Scalar>, transposed: Bool = false,
    otherTransposed: Bool = false, alpha: Scalar = 1, beta: Scalar = 0,
    execution: Execution = .default
  ) throws(LinearAlgebraError) {
    let (a, b) = (left.view, right.view)
    let rows = transposed ? a.columnCount : a.rowCount
    let inner = transposed ? a.rowCount : a.columnCount
    let otherInner = otherTransposed ? b.columnCount : b.rowCount
    let columns = otherTransposed ? b.rowCount : b.columnCount
    guard inner == otherInner, rows == rowCount, columns == columnCount else {
      throw LinearAlgebraError(
        .shape,
        "\(rows) x \(inner) times \(otherInner) x \(columns) does not make \(rowCount) x"
          + " \(columnCount); inner sizes must be equal and the outer ones those of the result.")
    }
    let (n, k) = try (Kernels.size(columns, "columns"), Kernels.size(inner, "inner size"))
    let lda = try Kernels.size(a.leadingDimension, "leading dimension of the left side")
    let ldb = try Kernels.size(b.leadingDimension, "leading dimension of the right side")
    let ldc = try Kernels.size(max(1, rows), "rows")
    // A transposed left side is wide where this module uses it, with few rows to cut: one chunk.
    let chunkSize = transposed ? max(1, rows) : RowChunks.size(rows)
    BLAS.withThreads(1) {
      a.withUnsafeColumns { aValues, _ in
        b.withUnsafeColumns { bValues, _ in
          withUnsafeMutableColumns { target in
            nonisolated(unsafe) let (aValues, bValues, target) = (aValues, bValues, target)
            execution.forEachChunk(of: rows, size: chunkSize) { _, chunk in
              Kernels.gemm(
                Int32(chunk.count), n, k, alpha: alpha,
                .init(
                  values: aValues + chunk.lowerBound, leadingDimension: lda,
                  transposed: transposed),
                .init(values: bValues, leadingDimension: ldb, transposed: otherTransposed),
                beta: beta, into: target + chunk.lowerBound, leadingDimension: ldc)
            }
          }
        }
      }
    }
  }

  /// Copies the lower triangle into the upper one.
  mutating func mirrorLowerTriangle() {
    for column in 0..<columnCount {
      for row in column + 1..<max(column + 1, rowCount) { self[column, row] = self[row, column] }
    }
  }
}
