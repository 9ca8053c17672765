// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import DenseLinearAlgebra

@Suite struct DecompositionTests {
  let table = golden(GoldenValues.table)
  let covariance = golden(GoldenValues.covariance)

  private func isOrthonormal(_ matrix: Matrix<Double>) throws -> Bool {
    distance(try matrix.crossProduct(), .identity(matrix.columnCount)) < 1e-13
  }

  @Test func eigenvaluesAgreeWithNumPy() throws {
    let eigen = try SymmetricEigendecomposition(of: covariance)
    #expect(distance(eigen.values, GoldenValues.eigenvalues) < 1e-10)
    #expect(distance(eigen.vectors, golden(GoldenValues.eigenvectors)) < 1e-12)
    let ascending = try SymmetricEigendecomposition(of: covariance, order: .ascending)
    #expect(ascending.values == eigen.values.reversed())
    #expect(ascending.vectors.column(0) == eigen.vectors.column(2))
  }

  @Test(arguments: [1, 2, 17, 60])
  func eigenvectorsRebuildTheMatrix(size: Int) throws {
    let symmetric = try randomMatrix(size + 3, size, seed: UInt64(size)).crossProduct()
    let eigen = try SymmetricEigendecomposition(of: symmetric)
    let rebuilt = try eigen.vectors.multiplied(by: diagonal(eigen.values))
      .multiplied(by: eigen.vectors, otherTransposed: true)
    #expect(distance(rebuilt, symmetric) < 1e-12)
    #expect(try isOrthonormal(eigen.vectors))
    #expect(eigen.values == eigen.values.sorted(by: >))
  }

  @Test func aMatrixThatIsNotSymmetricIsRefused() {
    let error = #expect(throws: LinearAlgebraError.self) {
      try SymmetricEigendecomposition(of: Matrix(rows: [[1, 2], [2.1, 1]]))
    }
    #expect(error?.code == .notSymmetric)
    #expect(
      errorCode { () throws(LinearAlgebraError) in
        _ = try SymmetricEigendecomposition(of: Matrix(rowCount: 2, columnCount: 3))
      } == .shape)
    #expect(
      errorCode { () throws(LinearAlgebraError) in
        _ = try SymmetricEigendecomposition(of: Matrix(rows: [[.nan]]))
      } == .notFinite)
  }

  @Test(arguments: [true, false])
  func singularValuesAgreeWithNumPy(divideAndConquer: Bool) throws {
    let svd = try SingularValueDecomposition(of: table, divideAndConquer: divideAndConquer)
    #expect(distance(svd.values, GoldenValues.singularValues) < 1e-12)
    #expect(distance(svd.rightVectors, golden(GoldenValues.rightVectors)) < 1e-12)
    #expect(svd.rank() == 3)
    #expect(abs(svd.conditionNumber - svd.values[0] / svd.values[2]) < 1e-12)
  }

  @Test(arguments: [(1, 1), (9, 4), (4, 9), (30, 30)] as [(Int, Int)], [true, false])
  func singularVectorsRebuildTheMatrix(shape: (Int, Int), divideAndConquer: Bool) throws {
    let matrix = randomMatrix(shape.0, shape.1, seed: 21)
    let svd = try SingularValueDecomposition(of: matrix, divideAndConquer: divideAndConquer)
    let rebuilt = try svd.leftVectors.multiplied(by: diagonal(svd.values))
      .multiplied(by: svd.rightVectors, otherTransposed: true)
    #expect(distance(rebuilt, matrix) < 1e-13)
    #expect(try isOrthonormal(svd.leftVectors))
    #expect(try isOrthonormal(svd.rightVectors))
  }

  @Test func rankCountsIndependentColumns() throws {
    let two = randomMatrix(6, 2, seed: 22)
    let three = Matrix(columns: [
      Array(two.column(0)), Array(two.column(1)), zip(two.column(0), two.column(1)).map(+),
    ])
    #expect(try SingularValueDecomposition(of: three).rank() == 2)
    #expect(try SingularValueDecomposition(of: Matrix(rowCount: 3, columnCount: 2)).rank() == 0)
  }

  @Test func choleskyAgreesWithNumPy() throws {
    let cholesky = try CholeskyFactorization(of: covariance)
    #expect(distance(cholesky.factor, golden(GoldenValues.cholesky)) < 1e-12)
    #expect(abs(cholesky.logDeterminant - GoldenValues.logDeterminant[0]) < 1e-12)
    #expect(
      distance(
        try cholesky.factor.multiplied(by: cholesky.factor, otherTransposed: true), covariance)
        < 1e-11)
    let right = [1.0, -2, 3]
    #expect(distance(try covariance.multiplied(by: cholesky.solve(right)), right) < 1e-12)
    #expect(distance(try covariance.multiplied(by: cholesky.inverse()), .identity(3)) < 1e-12)
    let half = try cholesky.solveFactor(Matrix(columns: [right]))
    #expect(distance(try cholesky.factor.multiplied(by: half).elements, right) < 1e-12)
    #expect(
      errorCode { () throws(LinearAlgebraError) in _ = try cholesky.solve([1, 2]) } == .shape)
  }

  @Test func aSingularMatrixHasNoCholeskyFactor() throws {
    // The third column is the sum of the others, up to rounding.
    let base = randomMatrix(40, 2, seed: 23)
    let dependent = Matrix(columns: [
      Array(base.column(0)), Array(base.column(1)),
      zip(base.column(0), base.column(1)).map { $0 / 3 + $1 },
    ])
    let gram = try dependent.crossProduct()
    let error = #expect(throws: LinearAlgebraError.self) { try CholeskyFactorization(of: gram) }
    #expect(error?.code == .singular)
    #expect(error?.description.contains("column 2") == true)
    for matrix in [
      Matrix<Double>(rows: [[0]]), Matrix(rows: [[1, 2], [2, 1]]), Matrix(rows: [[-1]]),
    ] {
      #expect(
        errorCode { () throws(LinearAlgebraError) in _ = try CholeskyFactorization(of: matrix) }
          == .singular)
    }
  }

  @Test(arguments: [(1, 1), (9, 4), (4, 9), (30, 30)] as [(Int, Int)])
  func qrRebuildsTheMatrix(shape: (Int, Int)) throws {
    let matrix = randomMatrix(shape.0, shape.1, seed: 24)
    let qr = try QRFactorization(of: matrix)
    #expect(distance(try qr.orthonormal.multiplied(by: qr.triangular), matrix) < 1e-13)
    #expect(try isOrthonormal(qr.orthonormal))
    for row in 0..<min(shape.0, shape.1) {
      #expect(qr.triangular[row, row] >= 0)
      for column in 0..<row { #expect(qr.triangular[row, column] == 0) }
    }
  }

  @Test func leastSquaresAgreesWithNumPy() throws {
    let qr = try QRFactorization(of: table)
    let right = (0..<8).map(Double.init)
    #expect(distance(try qr.leastSquares(right), GoldenValues.leastSquares) < 1e-12)
    #expect(
      errorCode { () throws(LinearAlgebraError) in _ = try qr.leastSquares([1, 2]) } == .shape)
    let constant = Matrix(columns: [[Double]](repeating: [1, 1, 1], count: 2))
    let error = #expect(throws: LinearAlgebraError.self) {
      try QRFactorization(of: constant).leastSquares([1, 2, 3])
    }
    #expect(error?.code == .singular)
    #expect(error?.description.contains("Column 1") == true)
  }

  @Test func emptyMatricesDecompose() throws {
    let none = Matrix<Double>(rowCount: 0, columnCount: 0)
    #expect(try SymmetricEigendecomposition(of: none).values.isEmpty)
    #expect(try CholeskyFactorization(of: none).logDeterminant == 0)
    #expect(try CholeskyFactorization(of: none).inverse() == none)
    for (rows, columns) in [(0, 3), (3, 0), (0, 0)] {
      let empty = Matrix<Double>(rowCount: rows, columnCount: columns)
      let svd = try SingularValueDecomposition(of: empty)
      #expect(svd.values.isEmpty && svd.leftVectors.rowCount == rows)
      #expect(svd.rightVectors.rowCount == columns && svd.rank() == 0)
      let qr = try QRFactorization(of: empty)
      #expect(qr.orthonormal.rowCount == rows && qr.triangular.columnCount == columns)
    }
  }
}
