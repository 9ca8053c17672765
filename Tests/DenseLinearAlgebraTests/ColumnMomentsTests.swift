// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing
import Testing

@testable import DenseLinearAlgebra

@Suite struct ColumnMomentsTests {
  let table = golden(GoldenValues.table)

  @Test func agreesWithNumPy() throws {
    #expect(distance(try table.columnMeans(), GoldenValues.means) < 1e-13)
    #expect(distance(try table.covariance(), golden(GoldenValues.covariance)) < 1e-11)
    let weights = GoldenValues.weights
    #expect(
      distance(try table.columnMeans(weights: weights), GoldenValues.weightedMeans) < 1e-13)
    #expect(
      distance(try table.covariance(weights: weights), golden(GoldenValues.weightedCovariance))
        < 1e-11)
  }

  @Test func aWeightIsARepetition() throws {
    let repeated = Matrix(
      rows: GoldenValues.weights.enumerated().flatMap { row, weight in
        Array(repeating: table.row(row), count: Int(weight))
      })
    for denominator in [VarianceDenominator.degreesOfFreedom, .totalWeight] {
      #expect(
        distance(
          try table.covariance(weights: GoldenValues.weights, denominator: denominator),
          try repeated.covariance(denominator: denominator)) < 1e-11)
    }
    var weights = [Double](repeating: 1, count: 8)
    weights[3] = 0
    let without = Matrix(rows: (0..<8).filter { $0 != 3 }.map { table.row($0) })
    #expect(distance(try table.covariance(weights: weights), try without.covariance()) < 1e-11)
  }

  @Test func denominatorsDifferAsTheySay() throws {
    let unbiased = try table.covariance()
    let ofTheseRows = try table.covariance(denominator: .totalWeight)
    #expect(distance(unbiased.elements.map { $0 * 7 / 8 }, ofTheseRows.elements) < 1e-11)
  }

  @Test func aTranslationChangesNoCovariance() throws {
    // Values are multiples of 1/4, so that the moved ones are exact.
    let moved = Matrix(
      rowCount: 8, columnCount: 3, columnMajor: table.elements.map { $0 + 1e12 })
    #expect(distance(try moved.covariance(), try table.covariance()) < 1e-6)
    #expect(distance(try moved.columnMeans(), GoldenValues.means.map { $0 + 1e12 }) < 2e-4)
  }

  @Test func threadsAndPrecisionOfTheInputChangeNothing() throws {
    let points = randomMatrix(20_000, 4, seed: 9).converted(to: Float.self)
    let one = try points.covariance(execution: Execution(threadCount: 1))
    for threads in [2, 7] {
      #expect(try points.covariance(execution: Execution(threadCount: threads)) == one)
    }
    #expect(try points.converted(to: Double.self).covariance() == one)
    #expect(one == one.transposed())
  }

  @Test func fewRows() throws {
    let none = Matrix<Double>(rowCount: 0, columnCount: 2)
    #expect(errorCode { () throws(LinearAlgebraError) in _ = try none.columnMeans() } == .empty)
    let one = Matrix<Double>(rows: [[3, 4]])
    #expect(try one.columnMeans() == [3, 4])
    #expect(errorCode { () throws(LinearAlgebraError) in _ = try one.covariance() } == .empty)
    #expect(
      errorCode { () throws(LinearAlgebraError) in _ = try one.covariance(weights: [1]) }
        == .weights)
    #expect(try one.covariance(denominator: .totalWeight).elements == [0, 0, 0, 0])
    #expect(try Matrix<Double>(rowCount: 2, columnCount: 0).covariance().elements.isEmpty)
  }

  @Test func badWeightsAreRefused() {
    for weights in [
      [1.0], [1, 1, 1, 1, 1, 1, 1, -1], [1, 1, 1, 1, 1, 1, 1, .nan],
      [Double](repeating: 0, count: 8), [Double](repeating: 1e308, count: 8),
    ] {
      #expect(
        errorCode { () throws(LinearAlgebraError) in _ = try table.covariance(weights: weights) }
          == .weights)
    }
  }

  @Test func aValueThatIsNotFiniteIsNamed() {
    var bad = randomMatrix(10_000, 3, seed: 10)
    bad[9000, 1] = .infinity
    bad[8999, 1] = .nan
    bad[2, 2] = .nan
    let error = #expect(throws: LinearAlgebraError.self) { try bad.columnMeans() }
    #expect(error?.code == .notFinite)
    #expect(error?.description.contains("row 8999, column 1") == true)
    #expect(throws: LinearAlgebraError.self) { try bad.requireFinite() }
    let large = Matrix<Double>(rows: [[1e308], [1e308]])
    #expect(
      errorCode { () throws(LinearAlgebraError) in _ = try large.columnMeans() } == .notFinite)
    #expect(errorCode { () throws(LinearAlgebraError) in try large.requireFinite() } == nil)
  }
}
