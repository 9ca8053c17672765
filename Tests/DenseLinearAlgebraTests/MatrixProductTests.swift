// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing
import Testing

@testable import DenseLinearAlgebra

@Suite struct MatrixProductTests {
  private func plain(_ left: Matrix<Double>, _ right: Matrix<Double>) -> Matrix<Double> {
    var result = Matrix<Double>(rowCount: left.rowCount, columnCount: right.columnCount)
    for row in 0..<left.rowCount {
      for column in 0..<right.columnCount {
        result[row, column] = (0..<left.columnCount).reduce(0) {
          $0 + left[row, $1] * right[$1, column]
        }
      }
    }
    return result
  }

  @Test(arguments: [false, true], [false, true])
  func transposesAreTheFlags(transposed: Bool, otherTransposed: Bool) throws {
    let left = randomMatrix(5, 4, seed: 1)
    let right = randomMatrix(4, 6, seed: 2)
    let product = try (transposed ? left.transposed() : left).multiplied(
      by: otherTransposed ? right.transposed() : right, transposed: transposed,
      otherTransposed: otherTransposed, alpha: -2)
    let expected = plain(left, right)
    #expect(distance(product.elements, expected.elements.map { $0 * -2 }) < 1e-14)
  }

  @Test func alphaAndBetaAccumulate() throws {
    let left = randomMatrix(3, 2, seed: 3)
    let right = randomMatrix(2, 3, seed: 4)
    var result = Matrix<Double>.identity(3)
    try result.formProduct(left, right, alpha: 2, beta: 10)
    let expected = plain(left, right)
    for row in 0..<3 {
      for column in 0..<3 {
        let value = 2 * expected[row, column] + (row == column ? 10 : 0)
        #expect(abs(result[row, column] - value) < 1e-14)
      }
    }
  }

  @Test func singlePrecisionIsComputedInSinglePrecision() throws {
    let left = Matrix<Float>(rows: [[1, 2], [3, 4], [5, 6]])
    #expect(
      try left.multiplied(by: left, otherTransposed: true)
        == Matrix<Float>(rows: [[5, 11, 17], [11, 25, 39], [17, 39, 61]]))
    #expect(try left.crossProduct() == Matrix<Float>(rows: [[35, 44], [44, 56]]))
    #expect(try left.multiplied(by: [1, 10, 100], transposed: true) == [531, 642])
  }

  @Test func theCrossProductIsSymmetric() throws {
    let tall = randomMatrix(50, 7, seed: 5)
    let gram = try tall.crossProduct()
    #expect(gram == gram.transposed())
    #expect(distance(gram, plain(tall.transposed(), tall)) < 1e-13)
  }

  @Test func threadsChangeNoBit() throws {
    let tall = randomMatrix(20_000, 3, seed: 6)
    let right = randomMatrix(3, 5, seed: 7)
    let one = try tall.multiplied(by: right, execution: Execution(threadCount: 1))
    for threads in [2, 3, 8] {
      #expect(try tall.multiplied(by: right, execution: Execution(threadCount: threads)) == one)
    }
    #expect(distance(one, plain(tall, right)) < 1e-14)
  }

  @Test func emptyMatricesMultiply() throws {
    let none = Matrix<Double>(rowCount: 3, columnCount: 0)
    #expect(
      try none.multiplied(by: Matrix(rowCount: 0, columnCount: 2))
        == Matrix(rowCount: 3, columnCount: 2))
    #expect(try none.crossProduct() == Matrix(rowCount: 0, columnCount: 0))
    #expect(try none.multiplied(by: [Double]()) == [0, 0, 0])
    #expect(
      try Matrix<Double>(rowCount: 0, columnCount: 2).crossProduct()
        == Matrix(rowCount: 2, columnCount: 2))
  }

  @Test func shapesThatDoNotFitAreRefused() {
    let left = randomMatrix(3, 2, seed: 8)
    #expect(
      errorCode { () throws(LinearAlgebraError) in _ = try left.multiplied(by: left) } == .shape)
    #expect(
      errorCode { () throws(LinearAlgebraError) in _ = try left.multiplied(by: [1, 2, 3]) }
        == .shape)
  }

  @Test func sizesBeyond32BitsAreRefused() {
    #expect(
      errorCode { () throws(LinearAlgebraError) in _ = try Kernels.size(1 << 31, "rows") }
        == .tooLarge)
    #expect(
      errorCode { () throws(LinearAlgebraError) in _ = try Kernels.workspace(3e9, "dgesdd") }
        == .tooLarge)
    // Rows without columns take no memory, so that a size can be too large in a test.
    let long = Matrix<Double>(rowCount: 1 << 31, columnCount: 0)
    #expect(errorCode { () throws(LinearAlgebraError) in _ = try long.crossProduct() } == .tooLarge)
  }
}
