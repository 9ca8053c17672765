// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import DenseLinearAlgebra

@Suite struct WhiteningTests {
  let table = golden(GoldenValues.table)

  @Test(arguments: Whitening.Method.allCases)
  func whiteColumnsHaveTheIdentityAsCovariance(method: Whitening.Method) throws {
    let model = try Whitening(method).fit(table)
    let white = try model.transform(table)
    #expect(distance(try white.covariance(), .identity(3)) < 1e-11)
    #expect(distance(try white.columnMeans(), [0, 0, 0]) < 1e-12)
    #expect(distance(try model.inverseTransform(white), table) < 1e-11)
    let weighted = try Whitening(method).fit(table, weights: GoldenValues.weights)
    #expect(
      distance(
        try weighted.transform(table).covariance(weights: GoldenValues.weights), .identity(3))
        < 1e-11)
  }

  @Test(arguments: Whitening.Method.allCases)
  func unitsChangeNothing(method: Whitening.Method) throws {
    let cents = Matrix(columns: [
      table.column(0).map { $0 * 1e9 }, Array(table.column(1)), table.column(2).map { $0 * 1e-6 },
    ])
    let white = try Whitening(method).fit(cents).transform(cents)
    #expect(distance(white, try Whitening(method).fit(table).transform(table)) < 1e-10)
  }

  @Test func theZeroPhaseMapAgreesWithNumPy() throws {
    let model = try Whitening(.zeroPhase).fit(table)
    #expect(distance(model.map, golden(GoldenValues.zeroPhaseMap)) < 1e-11)
  }

  @Test func theCholeskyMapIsTriangular() throws {
    let model = try Whitening(.cholesky).fit(table)
    #expect(model.map[1, 0] == 0 && model.map[2, 0] == 0 && model.map[2, 1] == 0)
    let first = try model.transform(table).column(0)
    let standard = table.column(0).map { ($0 - model.means[0]) / model.scales[0] }
    #expect(distance(Array(first), standard) < 1e-12)
  }

  @Test(arguments: Whitening.Method.allCases)
  func dependentColumnsAreRefusedAndARidgeHelps(method: Whitening.Method) throws {
    let dependent = Matrix(columns: [
      Array(table.column(0)), Array(table.column(1)),
      zip(table.column(0), table.column(1)).map { $0 - 2 * $1 },
    ])
    #expect(
      errorCode { () throws(LinearAlgebraError) in _ = try Whitening(method).fit(dependent) }
        == .singular)
    let shrunk = try Whitening(method, ridge: 0.01).fit(dependent)
    #expect(try shrunk.transform(dependent).elements.allSatisfy(\.isFinite))
    let constant = Matrix(columns: [Array(table.column(0)), [Double](repeating: 7, count: 8)])
    let error = #expect(throws: LinearAlgebraError.self) { try Whitening(method).fit(constant) }
    #expect(error?.code == .singular)
    #expect(error?.description.contains("Column 1") == true)
  }

  @Test func aRankIsNamed() {
    let error = #expect(throws: LinearAlgebraError.self) {
      try Whitening(.principalComponents).fit(randomMatrix(3, 6, seed: 41))
    }
    #expect(error?.description.contains("6 columns have rank 2") == true)
    #expect(
      errorCode { () throws(LinearAlgebraError) in
        _ = try Whitening(ridge: -1).fit(table)
      } == .parameter)
  }
}
