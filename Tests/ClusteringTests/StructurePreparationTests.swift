// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import DenseLinearAlgebra
import ReproducibleComputing
import Testing

@testable import Clustering

@Suite struct StructurePreparationTests {
  /// Days, orders and totals of one population, rounded as exports round them.
  private func customers(_ count: Int, seed: UInt64) -> Matrix<Double> {
    var generator = SeededGenerator(seed: seed)
    func exponential(_ value: Double) -> Double {
      VectorMath.exponential(.init(repeating: value))[0]
    }
    return Matrix(
      rows: (0..<count).map { _ in
        let days = exponential(4.4 + 0.7 * generator.approximateNormal()).rounded(.down)
        let orders = max(1, exponential(0.6 + 0.6 * generator.approximateNormal()).rounded())
        let value = exponential(4 + 0.5 * generator.approximateNormal())
        return [days, orders, (orders * value * 100).rounded() / 100]
      })
  }

  private let kinds: [StructurePreparation.Kind] = [.measurement, .count, .total(of: 1)]

  @Test func roundingIsNoStructure() throws {
    for seed in 1..<3 as Range<UInt64> {
      let raw = customers(300, seed: seed)
      let model = try StructurePreparation(kinds: kinds).fit(raw)
      #expect(model.columns[0].step == 1 && model.columns[1].step == 1)
      #expect(model.columns[1].isLattice && !model.columns[1].shared.isEmpty)
      #expect(model.columns.allSatisfy { $0.transform == .logarithm })
      let points = try model.spread(raw)
      for column in 0..<3 {
        #expect(Set(points.matrix.column(column)).count == 300)
        #expect(try MultiscaleValleyTest(Array(points.matrix.column(column))).pValue > 0.05)
      }
      #expect(try ValleyTree().fit(points).verdict == .gradual)
    }
  }

  @Test func averagesOfFewWholeNumbersAreNoStructure() throws {
    var generator = SeededGenerator(seed: 3)
    let rows = (0..<600).map { _ -> [Double] in
      var orders = 1
      while generator.uniform() < 0.45 { orders += 1 }
      var lines = 0
      for _ in 0..<orders {
        repeat { lines += 1 } while generator.uniform() < 0.5
      }
      return [Double(lines) / Double(orders)]
    }
    let raw = Matrix(rows: rows)
    let model = try StructurePreparation(kinds: [.measurement]).fit(raw)
    // Most are whole, and lie in cells as wide as those of whole numbers.
    #expect(model.columns[0].step == 1)
    let points = try model.spread(raw)
    #expect(try MultiscaleValleyTest(Array(points.matrix.column(0))).pValue > 0.05)
    #expect(try ValleyTree().fit(points).verdict == .gradual)
  }

  @Test func nightsAndClosedDaysAreNoStructure() throws {
    var generator = SeededGenerator(seed: 12)
    // Five days a week from 8 to 18 o'clock, for four weeks.
    let raw = Matrix<Double>(
      rows: (0..<600).map { _ in
        let week = Double(generator.integer(below: 4))
        let day = Double(generator.integer(below: 5))
        return [365 - 7 * week - day - 1.0 / 3 - generator.uniform() * 10 / 24]
      })
    func pValue(_ kind: StructurePreparation.Kind) throws -> Double {
      let points = try StructurePreparation(kinds: [kind]).fit(raw).spread(raw)
      return try MultiscaleValleyTest(Array(points.matrix.column(0))).pValue
    }
    #expect(try pValue(.measurement) < 1e-3)
    #expect(try pValue(.time(period: 7)) > 0.05)
    #expect(throws: ClusteringError.self) { try pValue(.time(period: 0)) }
  }

  @Test func totalsFollowTheirCounts() throws {
    // Every order costs 10: all of a total's spread is its count's.
    let raw = Matrix<Double>(
      rows: (0..<500).map { row -> [Double] in
        let orders = Double(1 + row % 5)
        return [orders, 10 * orders]
      })
    let model = try StructurePreparation(kinds: [.count, .total(of: 0)]).fit(raw)
    let points = try model.spread(raw).matrix
    for row in 0..<500 {
      let orders = points[row, 0] * model.columns[0].scale + model.columns[0].center
      let count = raw[row, 0]
      let least = VectorMath.logarithm(.init(repeating: count - 0.5))[0]
      let greatest = VectorMath.logarithm(.init(repeating: count + 0.5))[0]
      #expect(orders >= least - 1e-9 && orders <= greatest + 1e-9)
    }
    // The order of the totals is that of the spread counts.
    let byCount = (0..<500).sorted { points[$0, 0] < points[$1, 0] }
    let byTotal = (0..<500).sorted { points[$0, 1] < points[$1, 1] }
    #expect(byCount == byTotal)
  }

  @Test func orderOfRowsChangesNothing() throws {
    let raw = customers(300, seed: 5)
    var order = Array(0..<300)
    var generator = SeededGenerator(seed: 1)
    generator.shuffle(&order)
    let shuffled = Matrix(rows: order.map { raw.row($0) })
    let preparation = StructurePreparation(kinds: kinds)
    let model = try preparation.fit(raw, seed: 3)
    #expect(try preparation.fit(shuffled, seed: 3) == model)
    #expect(
      try preparation.fit(shuffled, seed: 3, execution: Execution(threadCount: 1)) == model)
    let points = try model.spread(raw).matrix
    let other = try model.spread(shuffled).matrix
    for (place, row) in order.enumerated() { #expect(other.row(place) == points.row(row)) }
    #expect(try preparation.fit(raw, seed: 4).spread(raw).matrix != points)
  }

  @Test func newRowsLieInTheMiddleOfTheirCells() throws {
    let raw = customers(300, seed: 6)
    let model = try StructurePreparation(kinds: kinds).fit(raw)
    let spread = try model.spread(raw).matrix
    let middle = try model.transform(raw)
    for row in 0..<300 {
      // Half a cell of one order, the widest of all, is half of log 3.
      let difference = abs(spread[row, 1] - middle[row, 1]) * model.columns[1].scale
      #expect(difference <= 0.5494 + 1e-9)
    }
    #expect(try model.transform(Matrix<Double>(rowCount: 0, columnCount: 3)).rowCount == 0)
  }

  @Test func constantColumnsAreLeftOut() throws {
    let raw = Matrix<Double>(rows: (0..<100).map { [7, Double($0) * 1.01, 0] })
    let model = try StructurePreparation(kinds: [.measurement, .measurement, .count]).fit(raw)
    #expect(model.activeColumns == [1])
    let points = try model.spread(raw)
    #expect(points.matrix.columnCount == 1)
    #expect(abs(points.matrix.column(0).reduce(0, +)) < 1e-9)
  }

  @Test func transformsFollowTheShape() throws {
    var generator = SeededGenerator(seed: 2)
    let rows = (0..<400).map { _ -> [Double] in
      let z = VectorMath.exponential(.init(repeating: 1.2 * generator.approximateNormal()))[0]
      return [z, z - 0.05, max(0, z - 0.3), generator.approximateNormal(), (z * 3).rounded(.down)]
    }
    let model = try StructurePreparation(
      kinds: [StructurePreparation.Kind](repeating: .measurement, count: 5)
    ).fit(Matrix(rows: rows))
    #expect(
      model.columns.map(\.transform) == [
        .logarithm, .inverseHyperbolicSine, .logarithm, .none, .logarithm,
      ])
    // A narrow and a wide group around 0 with a long tail: any bend there would part them in two.
    let spread = (0..<400).map { row in
      generator.approximateNormal() * (row < 200 ? 0.3 : 1.5) + (row > 380 ? 12 : 0)
    }
    let other = try StructurePreparation(kinds: [.measurement]).fit(Matrix(columns: [spread]))
    #expect(other.columns[0].transform == .none)
    #expect(model.columns.map(\.offset) == [0.01, 0, 0.1, 0, 1])
    #expect(model.columns.map(\.step) == [0, 0, 0, 0, 1])
    // The many zeros are one shared value, spread to the middle of the gap above them.
    #expect(model.columns[2].shared.map(\.value) == [0])
    for column in model.columns { #expect(column.scale > 0) }
  }

  @Test func negativeZeroIsZero() throws {
    let raw = Matrix<Double>(rows: (0..<60).map { [$0 % 2 == 0 ? 0.0 : -0.0, Double($0)] })
    let model = try StructurePreparation(kinds: [.measurement, .measurement]).fit(raw)
    #expect(model.activeColumns == [1])
  }

  @Test func wrongKindsAndCountsAreNamed() {
    let raw = Matrix<Double>(rows: [[1, 2.5], [2, 3]])
    for kinds in [
      [.measurement], [.measurement, .count], [.measurement, .total(of: 0)],
      [.count, .total(of: 5)],
    ] as [[StructurePreparation.Kind]] {
      #expect(throws: ClusteringError.self) { try StructurePreparation(kinds: kinds).fit(raw) }
    }
    #expect(throws: ClusteringError.self) {
      try StructurePreparation(kinds: [.count, .measurement]).fit(
        Matrix<Double>(rows: [[1, .nan], [2, 3]]))
    }
  }
}
