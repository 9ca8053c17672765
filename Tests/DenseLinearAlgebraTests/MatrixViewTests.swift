// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import DenseLinearAlgebra

@Suite struct MatrixViewTests {
  let matrix = Matrix<Double>(rows: [[1, 2, 3], [4, 5, 6], [7, 8, 9], [10, 11, 12]])

  @Test func aBlockShowsItsValues() {
    let block = matrix.view(rows: 1..<3, columns: 1..<3)
    #expect(block.rowCount == 2 && block.columnCount == 2 && block.leadingDimension == 4)
    #expect(block[0, 0] == 5 && block[1, 1] == 9)
    #expect(Array(block.column(1)) == [6, 9])
    #expect(block.copied() == Matrix(rows: [[5, 6], [8, 9]]))
  }

  @Test func blocksOfBlocksCompose() {
    let inner = matrix.view(rows: 1..<4).view(columns: 1..<3).view(rows: 1..<2, columns: 1..<2)
    #expect(inner.copied() == Matrix(rows: [[9]]))
    #expect(inner == matrix.view(rows: 2..<3, columns: 2..<3))
  }

  @Test func aViewSharesTheStorage() {
    let whole = matrix.view
    let inMatrix = matrix.withUnsafeColumns { Int(bitPattern: $0) }
    let inView = whole.withUnsafeColumns { values, _ in Int(bitPattern: values) }
    let inBlock = whole.view(rows: 1..<2, columns: 2..<3).withUnsafeColumns { values, _ in
      Int(bitPattern: values)
    }
    #expect(inView == inMatrix)
    #expect(inBlock == inMatrix + (2 * 4 + 1) * MemoryLayout<Double>.stride)
  }

  @Test func changingTheMatrixLeavesTheViewAlone() {
    var changed = matrix
    let view = changed.view(columns: 0..<1)
    changed[0, 0] = 100
    #expect(view[0, 0] == 1)
    #expect(changed[0, 0] == 100)
    #expect(matrix[0, 0] == 1)
  }

  @Test func emptyViewsAreViews() {
    #expect(matrix.view(rows: 4..<4).rowCount == 0)
    #expect(matrix.view(columns: 3..<3).copied() == Matrix(rowCount: 4, columnCount: 0))
    #expect(Matrix<Double>(rowCount: 0, columnCount: 3).view.copied().columnCount == 3)
    #expect(Matrix<Double>(rowCount: 0, columnCount: 3).transposed().rowCount == 3)
  }

  @Test func productsReadViewsInPlace() throws {
    let block = matrix.view(rows: 1..<4, columns: 1..<3)
    #expect(try block.crossProduct() == block.copied().crossProduct())
    #expect(try block.multiplied(by: [1, -1]) == [-1, -1, -1])
    #expect(
      try block.multiplied(by: block, transposed: true)
        == block.transposed().multiplied(by: block.copied()))
  }

  @Test func theTransposeExchangesRowsAndColumns() {
    let tall = randomMatrix(71, 35, seed: 4)
    let wide = tall.transposed()
    #expect((0..<71).allSatisfy { row in (0..<35).allSatisfy { wide[$0, row] == tall[row, $0] } })
    #expect(wide.transposed() == tall)
  }

  @Test func precisionConverts() {
    let single = matrix.view(columns: 1..<3).converted(to: Float.self)
    #expect(single == Matrix<Float>(rows: [[2, 3], [5, 6], [8, 9], [11, 12]]))
    #expect(single.converted(to: Double.self) == matrix.view(columns: 1..<3).copied())
    #expect(Matrix<Double>(rows: [[0.1]]).converted(to: Float.self)[0, 0] == Float(0.1))
  }

  @Test func outsideIsAProgrammingMistake() async {
    await #expect(processExitsWith: .failure) {
      _ = Matrix<Double>(rowCount: 2, columnCount: 2).view(rows: 0..<3)
    }
  }
}
