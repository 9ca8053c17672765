// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CustomerFeatures
import DenseLinearAlgebra
import Foundation
import Testing

@Suite struct FeaturePreparationTests {
  func table(_ columns: [(Feature.Unit, [Double])]) -> FeatureTable {
    FeatureTable(
      features: columns.enumerated().map {
        Feature(name: "x\($0)", label: "figure \($0)", unit: $1.0)
      },
      values: Matrix(columns: columns.map(\.1)))
  }

  let skewed: [Double] = [1, 1, 2, 2, 3, 4, 5, 8, 20, 90]

  @Test func transformFollowsTheShape() throws {
    let even = (0..<10).map(Double.init)
    let both: [Double] = [-300, -2, -1, 0, 0, 1, 1, 2, 3, 500]
    let fitted = try FeaturePreparation.fit(
      table([(.orders, even), (.orders, skewed), (.orders, both), (.days, even.map { -$0 })]))
    #expect(fitted.columns.map(\.transform) == [.none, .log1p, .signedLog1p, .none])
    for column in fitted.columns {
      #expect(abs(column.transformedSkewness) <= abs(column.skewness))
    }
  }

  @Test func zScoresByHand() throws {
    let fitted = try FeaturePreparation.fit(table([(.orders, [1, 2, 3, 6])]))
    let column = try #require(fitted.columns.first)
    // Mean 3, population variance (4 + 1 + 0 + 9) / 4 = 3.5; m3 = (-8 - 1 + 27) / 4 = 4.5.
    #expect(column.center == 3)
    #expect(abs(column.scale - 3.5.squareRoot()) < 1e-15)
    #expect(abs(column.skewness - 4.5 / pow(3.5, 1.5)) < 1e-15)
    let prepared = try fitted.apply(table([(.orders, [1, 2, 3, 6])]))
    #expect(abs(prepared[0, 0] + 2 / 3.5.squareRoot()) < 1e-15)
  }

  @Test func robustScaleByHandAndItsFallback() throws {
    let spread = try FeaturePreparation.fit(table([(.orders, [0, 1, 2, 3, 4])]), scaling: .robust)
    #expect(spread.columns[0].center == 2)
    #expect(abs(spread.columns[0].scale - 2 / 1.349) < 1e-15)
    // Quartiles coincide: the mean absolute deviation 1/4 x sqrt(pi / 2).
    let heaped = try FeaturePreparation.fit(
      table([(.orders, [3, 5, 4, 4, 4, 4, 4, 4])]), scaling: .robust)
    #expect(heaped.columns[0].center == 4)
    #expect(abs(heaped.columns[0].scale - 0.25 * (Double.pi / 2).squareRoot()) < 1e-15)
  }

  @Test(arguments: FeaturePreparation.Scaling.allCases)
  func inverseGivesRealUnits(scaling: FeaturePreparation.Scaling) throws {
    let both: [Double] = [-300, -2, -1, 0, 0, 1, 1, 2, 3, 500]
    let source = table([
      (.money, skewed), (.money, both), (.days, Array(repeating: 7, count: 10)), (.days, skewed),
    ])
    let fitted = try FeaturePreparation.fit(source, scaling: scaling)
    #expect(fitted.columns.map(\.isConstant) == [false, false, true, false])
    #expect(fitted.notes.count == 1)
    let prepared = try fitted.apply(source)
    #expect(prepared.columnCount == 3)
    for row in 0..<10 {
      for (value, original) in zip(fitted.invert(prepared.row(row)), source.values.row(row)) {
        #expect(abs(value - original) <= 1e-12 * max(1, abs(original)))
      }
    }
  }

  @Test func unitsOfMoneyDoNotMatter() throws {
    let euros = table([(.money, skewed)])
    let cents = table([(.money, skewed.map { $0 * 100 })])
    let first = try FeaturePreparation.fit(euros).apply(euros)
    let second = try FeaturePreparation.fit(cents).apply(cents)
    for row in 0..<10 { #expect(abs(first[row, 0] - second[row, 0]) < 1e-14) }
  }

  @Test(arguments: FeaturePreparation.Scaling.allCases)
  func aWeightIsARepeatedRow(scaling: FeaturePreparation.Scaling) throws {
    let counts = [3, 1, 0, 2, 1, 4, 1, 1, 2, 1]
    let repeated = zip(skewed, counts).flatMap { Array(repeating: $0, count: $1) }
    let weighted = try FeaturePreparation.fit(
      table([(.money, skewed)]), scaling: scaling, weights: counts.map(Double.init))
    let plain = try FeaturePreparation.fit(table([(.money, repeated)]), scaling: scaling)
    #expect(weighted.columns[0].transform == plain.columns[0].transform)
    #expect(abs(weighted.columns[0].center - plain.columns[0].center) < 1e-14)
    #expect(abs(weighted.columns[0].scale - plain.columns[0].scale) < 1e-14)
    #expect(abs(weighted.columns[0].logUnit - plain.columns[0].logUnit) < 1e-14)
  }

  @Test func badInputIsNamed() throws {
    let good = table([(.orders, [1, 2])])
    let notFinite = try #require(throws: FeatureError.self) {
      try FeaturePreparation.fit(table([(.orders, [1, .nan])]))
    }
    #expect(notFinite.code == .notFinite && notFinite.description.contains("x0 of row 2"))
    let empty = try #require(throws: FeatureError.self) {
      try FeaturePreparation.fit(table([(.orders, [])]))
    }
    #expect(empty.code == .empty)
    for weights in [[1.0], [-1, 1], [0, 0], [1, .infinity]] {
      let error = try #require(throws: FeatureError.self) {
        try FeaturePreparation.fit(good, weights: weights)
      }
      #expect(error.code == .weights)
    }
    let other = try #require(throws: FeatureError.self) {
      try FeaturePreparation.fit(good).apply(table([(.orders, [1]), (.orders, [2])]))
    }
    #expect(other.code == .otherFeatures)
  }

  @Test func oneCustomerIsConstantThroughout() throws {
    let single = table([(.orders, [3]), (.money, [12.5])])
    let fitted = try FeaturePreparation.fit(single)
    #expect(fitted.activeColumns.isEmpty)
    #expect(try fitted.apply(single).columnCount == 0)
    #expect(fitted.invert([]) == [3, 12.5])
  }

  @Test func survivesCoding() throws {
    let fitted = try FeaturePreparation.fit(table([(.money, skewed)]))
    let data = try JSONEncoder().encode(fitted)
    #expect(try JSONDecoder().decode(FeaturePreparation.self, from: data) == fitted)
  }
}
