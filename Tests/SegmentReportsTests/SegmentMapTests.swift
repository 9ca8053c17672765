// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CustomerFeatures
import DenseLinearAlgebra
import SegmentDiscovery
import Testing

@testable import SegmentReports

/// Where segments lie among the others.
@Suite struct SegmentMapTests {
  @Test(arguments: SampleShape.allCases)
  func everyCustomerIsInOneCell(shape: SampleShape) {
    let result = shape.sample.result
    let maps = SegmentMap.all(result)
    #expect(maps.count == result.segments.count)
    for (segment, map) in zip(result.segments, maps) {
      guard let map else {
        #expect(result.segments.count == 1 || shape == .noMoney)
        continue
      }
      for cells in [map.cells, map.table] {
        #expect(cells.members.joined().reduce(0, +) == segment.customers)
        #expect(
          cells.others.joined().reduce(0, +) == result.customers.count - segment.customers)
        for axis in [cells.x, cells.y] {
          #expect(zip(axis.bounds, axis.bounds.dropFirst()).allSatisfy { $0 < $1 })
        }
        #expect(cells.members.count == cells.y.binCount)
        #expect(cells.members.allSatisfy { $0.count == cells.x.binCount })
      }
      #expect((1...22).contains(map.cells.x.binCount) && (1...22).contains(map.cells.y.binCount))
      #expect(map.table.x.binCount <= 6 && map.table.y.binCount <= 6)
      #expect(map.table.x.bounds.allSatisfy { map.cells.x.bounds.contains($0) })
    }
  }

  /// Counted one by one from the definition of a cell.
  @Test func aCellHoldsItsLowerBounds() throws {
    let result = SampleDiscovery().result
    let map = try #require(SegmentMap.all(result)[1]).cells
    let names = result.features.features.map(\.name)
    let columns = [map.x, map.y].compactMap { names.firstIndex(of: $0.feature.name) }
    #expect(columns == [0, 1])
    func isIn(_ value: Double, _ axis: SegmentMap.Axis, _ bin: Int) -> Bool {
      (bin == 0 || value >= axis.bounds[bin])
        && (bin == axis.binCount - 1 || value < axis.bounds[bin + 1])
    }
    for row in 0..<map.y.binCount {
      for column in 0..<map.x.binCount {
        let there = (0..<result.customers.count).filter {
          isIn(result.features.values[$0, columns[0]], map.x, column)
            && isIn(result.features.values[$0, columns[1]], map.y, row)
        }
        #expect(map.members[row][column] == there.count { result.segmentIndices[$0] == 1 })
        #expect(map.others[row][column] == there.count { result.segmentIndices[$0] != 1 })
      }
    }
  }

  /// The features of the rule come first, then those on which the segment differs most.
  @Test func theAxesAreThoseOfTheRule() throws {
    var result = SampleDiscovery().result
    func axes() throws -> [String] {
      let map = try #require(SegmentMap.all(result)[0]).cells
      return [map.x.feature.name, map.y.feature.name]
    }
    result.segments[0].rule.condition = "monetary > 300"
    for (index, effect) in [0.4, -2, 0.1].enumerated() {
      result.segments[0].profile[index].effectSize = effect
    }
    #expect(try axes() == ["frequency", "monetary"])
    result.segments[0].rule.condition = "recency_days <= 31 and monetary > 300"
    #expect(try axes() == ["recency_days", "monetary"])
    result.segments[0].rule.condition = ""
    #expect(try axes() == ["recency_days", "frequency"])
  }

  @Test func theShareOfTheDistanceIsThatOfBothFeatures() throws {
    let segment = SampleDiscovery().result.segments[0]
    let map = try #require(SegmentMap.all(SampleDiscovery().result)[0])
    let squares = segment.profile.map { $0.standardizedCenter * $0.standardizedCenter }
    let share = (squares[0] + squares[1]) / squares.reduce(0, +)
    #expect(abs(try #require(map.distanceShare) - share) < 1e-12)
  }

  @Test func cutsLieWhereTheRuleEnds() {
    let cuts = RuleCut.all("recency_days <= 31.5 and frequency >= 6 and monetary > 1500")
    #expect(cuts.map(\.feature) == ["recency_days", "frequency", "monetary"])
    #expect(cuts.map(\.isUpper) == [true, false, false])
    #expect(cuts.map { $0.position(isWhole: false) } == [31.5, 6, 1500])
    // Whole numbers: over two begins at three, at most two ends there, from two on begins at two.
    func position(_ condition: String) -> [Double] {
      RuleCut.all(condition).map { $0.position(isWhole: true) }
    }
    #expect(position("a <= 2 and b > 2 and c >= 2 and d < 2") == [3, 3, 2, 2])
    #expect(RuleCut.all("").isEmpty && RuleCut.all("a is 3").isEmpty)
  }

  /// A map of ten times the customers takes no more bytes to speak of.
  @Test func theDrawingDoesNotGrowWithCustomers() throws {
    func size(_ count: Int) throws -> Int {
      let context = SampleDiscovery(customerCount: count).context
      let figure = try #require(
        MapFigure.figure(context.segments[0], index: 0, context))
      return figure.chart.drawing(width: Figure.wideWidth).marks.source.utf8.count
    }
    #expect(try size(4000) < 2 * size(400))
    #expect(try size(4000) < 40_000)
  }
}
