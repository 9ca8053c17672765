// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ReproducibleComputing
import Testing

@testable import DenseLinearAlgebra

@Suite struct PrincipalComponentsTests {
  let table = golden(GoldenValues.table)

  @Test func agreesWithNumPy() throws {
    let plain = try PrincipalComponents().fit(table)
    #expect(distance(plain.explainedVariance, GoldenValues.eigenvalues) < 1e-10)
    #expect(distance(plain.components, golden(GoldenValues.eigenvectors)) < 1e-12)
    let scaled = try PrincipalComponents(standardizes: true).fit(table)
    #expect(distance(scaled.explainedVariance, GoldenValues.standardizedVariances) < 1e-12)
    #expect(distance(scaled.components, golden(GoldenValues.standardizedComponents)) < 1e-11)
    #expect(abs(scaled.totalVariance - 3) < 1e-12)
    #expect(abs(scaled.explainedVarianceRatio.reduce(0, +) - 1) < 1e-14)
  }

  @Test(arguments: [true, false])
  func scoresAreUncorrelatedAndInvert(standardizes: Bool) throws {
    let model = try PrincipalComponents(standardizes: standardizes).fit(table)
    let scores = try model.transform(table)
    #expect(distance(try scores.covariance(), diagonal(model.explainedVariance)) < 1e-10)
    #expect(distance(try model.inverseTransform(scores), table) < 1e-12)
  }

  @Test func fewerComponentsAreTheFirstOnes() throws {
    let all = try PrincipalComponents(standardizes: true).fit(table)
    let two = try PrincipalComponents(.count(2), standardizes: true).fit(table)
    #expect(two.components == all.components.view(columns: 0..<2).copied())
    #expect(two.explainedVarianceRatio == Array(all.explainedVarianceRatio[..<2]))
    #expect(two.totalVariance == all.totalVariance)
    let part = all.explainedVarianceRatio[0]
    let one = try PrincipalComponents(.explaining(part), standardizes: true).fit(table)
    #expect(one.explainedVariance.count == 1)
    let next = try PrincipalComponents(.explaining(part + 1e-6), standardizes: true).fit(table)
    #expect(next.explainedVariance.count == 2)
    #expect(try PrincipalComponents(.explaining(1)).fit(table).explainedVariance.count == 3)
  }

  @Test func weightsAreRepetitionsAndTranslationMovesTheMean() throws {
    let repeated = Matrix(
      rows: GoldenValues.weights.enumerated().flatMap { row, weight in
        Array(repeating: table.row(row), count: Int(weight))
      })
    let weighted = try PrincipalComponents(standardizes: true)
      .fit(table, weights: GoldenValues.weights)
    let expanded = try PrincipalComponents(standardizes: true).fit(repeated)
    #expect(distance(weighted.components, expanded.components) < 1e-12)
    #expect(distance(weighted.explainedVariance, expanded.explainedVariance) < 1e-12)
    #expect(distance(weighted.scales, expanded.scales) < 1e-12)
    let moved = Matrix(rowCount: 8, columnCount: 3, columnMajor: table.elements.map { $0 + 4096 })
    let there = try PrincipalComponents().fit(moved)
    let here = try PrincipalComponents().fit(table)
    #expect(distance(there.components, here.components) < 1e-12)
    #expect(distance(there.means, here.means.map { $0 + 4096 }) < 1e-11)
  }

  @Test func threadsChangeNoBit() throws {
    let points = randomMatrix(20_000, 4, seed: 31)
    let one = try PrincipalComponents(standardizes: true)
      .fit(points, execution: Execution(threadCount: 1))
    let scores = try one.transform(points, execution: Execution(threadCount: 1))
    for threads in [2, 5] {
      let execution = Execution(threadCount: threads)
      let model = try PrincipalComponents(standardizes: true).fit(points, execution: execution)
      #expect(model == one)
      #expect(try model.transform(points, execution: execution) == scores)
    }
  }

  @Test func constantColumnsHaveNoPart() throws {
    let points = Matrix(columns: [Array(table.column(0)), [Double](repeating: 0.1, count: 8)])
    for standardizes in [true, false] {
      let model = try PrincipalComponents(standardizes: standardizes).fit(points)
      #expect(model.constantColumns == [1])
      #expect(model.components[0, 0] == 1 && model.components[1, 0] == 0)
      #expect(model.explainedVarianceRatio == [1, 0])
      #expect(distance(try model.inverseTransform(model.transform(points)), points) < 1e-12)
    }
    let flat = Matrix<Double>(rowCount: 5, columnCount: 2, repeating: 0.3)
    #expect(try PrincipalComponents().fit(flat).explainedVarianceRatio == [0, 0])
  }

  @Test func moreColumnsThanRowsHaveTheRankOfTheRows() throws {
    let wide = randomMatrix(4, 9, seed: 32)
    let model = try PrincipalComponents().fit(wide)
    #expect(model.explainedVariance[2] > 0.01)
    #expect(model.explainedVariance[3...].allSatisfy { $0 >= 0 && $0 < 1e-14 })
    #expect(distance(try model.inverseTransform(model.transform(wide)), wide) < 1e-13)
  }

  @Test func badInputIsRefused() throws {
    func code<S>(
      _ parameters: PrincipalComponents, _ points: Matrix<S>
    ) -> LinearAlgebraError.Code? {
      errorCode { () throws(LinearAlgebraError) in _ = try parameters.fit(points) }
    }
    #expect(code(.init(.count(0)), table) == .parameter)
    #expect(code(.init(.count(4)), table) == .parameter)
    #expect(code(.init(.explaining(0)), table) == .parameter)
    #expect(code(.init(.explaining(.nan)), table) == .parameter)
    #expect(code(.init(), Matrix<Double>(rowCount: 3, columnCount: 0)) == .empty)
    #expect(code(.init(), Matrix<Double>(rowCount: 0, columnCount: 3)) == .empty)
    #expect(code(.init(), Matrix<Double>(rowCount: 1, columnCount: 3)) == .empty)
    #expect(code(.init(), Matrix<Float>(rows: [[1], [.nan]])) == .notFinite)
    let model = try PrincipalComponents().fit(table)
    #expect(
      errorCode { () throws(LinearAlgebraError) in
        _ = try model.transform(Matrix<Double>(rowCount: 1, columnCount: 2))
      } == .shape)
  }

  @Test func aModelSurvivesJSON() throws {
    let model = try PrincipalComponents(.count(2), standardizes: true).fit(table)
    let data = try JSONEncoder().encode(model)
    #expect(try JSONDecoder().decode(PrincipalComponentsModel.self, from: data) == model)
  }

  @Test func aMatrixThatDoesNotFillItsShapeIsNotDecoded() {
    for text in [
      #"{"rowCount":2,"columnCount":2,"elements":[1,2,3]}"#,
      #"{"rowCount":-1,"columnCount":-1,"elements":[1]}"#,
      #"{"rowCount":4611686018427387904,"columnCount":4,"elements":[]}"#,
    ] {
      #expect(throws: DecodingError.self) {
        try JSONDecoder().decode(Matrix<Double>.self, from: Data(text.utf8))
      }
    }
  }
}
