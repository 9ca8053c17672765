// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clustering
import CustomerFeatures
import DenseLinearAlgebra
import ReproducibleComputing
import SalesData
import Testing

@testable import SegmentDiscovery

@Suite struct StructureTests {
  /// Customers of one kind: recency, orders and money are log-normal around one centre.
  static func continuum(customers count: Int, seed: UInt64) -> SalesLedger {
    var generator = SeededGenerator(seed: seed)
    var ids: [String] = []
    var orders: [SalesLedger.Order] = []
    var offsets = [0]
    for customer in 0..<count {
      func spread(_ middle: Double, _ times: Double) -> Double {
        // 2^x for x in steps, without the system's exp: 1.1^n by repeated multiplication.
        let power = Int((generator.approximateNormal() * times * 8).rounded())
        let factor = (0..<abs(power)).reduce(1.0) { product, _ in product * 1.09 }
        return power < 0 ? middle / factor : middle * factor
      }
      let recency = spread(70, 1) + generator.uniform()
      let value = spread(50, 0.8)
      ids.append("c\(100_000 + customer)")
      for order in 0..<max(1, Int(spread(5, 0.8))) {
        let seconds = -86_400 * (recency + 9 * Double(order) * (0.5 + generator.uniform()))
        orders.append(
          SalesLedger.Order(
            placed: Timestamp(secondsSince1970: Int64(seconds)),
            amount: Money(micros: Int128(Int(value * 100)) * 10_000 + 10_000), lineCount: 1))
      }
      offsets.append(orders.count)
    }
    return SalesLedger(
      customerIDs: ids, orders: orders, orderOffsets: offsets,
      asOf: Timestamp(secondsSince1970: 0),
      summary: SalesSummary(
        files: [], layout: SalesSummary.Layout(name: "simulated", confidence: 1, reason: ""),
        encoding: "", delimiter: "", dateFormat: ""))
  }

  @Test func aContinuumIsNotSoldAsGroups() throws {
    let result = try quick().discover(Self.continuum(customers: 500, seed: 3))
    #expect(result.structure.verdict == .gradual && result.structure.groupCount == 1)
    #expect(result.structure.pValue > 0.05 && result.densities == nil)
    #expect(result.structure.explanation.contains("continuum"))
    // It is cut all the same, into 3 to 5, and no segment passes as distinct.
    #expect((3...5).contains(result.choice.k) && result.choice.algorithm != "mixture")
    #expect(result.segments.allSatisfy { $0.gates.distinct.outcome != .passed })
    #expect(result.choice.candidates.allSatisfy { $0.stability != nil })
    #expect(result.choice.candidates.contains { $0.gap != nil && $0.predictionStrength != nil })
  }

  @Test func aNumberThatWasAskedForGoesBeforeTheProvenGroups() throws {
    let shop = PlantedShop(customers: 400)
    let three = try quick(segmentCounts: 3...3).discover(shop.ledger)
    #expect(three.choice.k == 3 && three.choice.algorithm != "mixture")
    #expect(three.structure.groupCount == 4)
    // One of three segments must hold two of the four groups, and the advice says which.
    #expect(three.adjustments.contains { $0.kind == .split && $0.segmentIDs.count == 1 })
    let kmeans = try quick(algorithm: .kmeans).discover(shop.ledger)
    #expect(kmeans.choice.k == 4 && kmeans.choice.algorithm == "kmeans")
  }

  @Test func oneEarlyCohortIsSaidToBe() throws {
    // Thirty customers a day for ten days; half of them buy again over the year that follows.
    var orders: [SalesLedger.Order] = []
    var offsets = [0]
    for customer in 0..<300 {
      func add(_ day: Int) {
        orders.append(
          SalesLedger.Order(
            placed: Timestamp(secondsSince1970: Int64(day) * 86_400 + Int64(customer) * 60),
            amount: Money(micros: Int128(20 + customer % 37) * 1_000_000), lineCount: 1))
      }
      add(customer % 10)
      if customer % 2 == 0 { for order in 1...8 { add(customer % 10 + 44 * order) } }
      offsets.append(orders.count)
    }
    let ledger = SalesLedger(
      customerIDs: (0..<300).map { "c\(1000 + $0)" }, orders: orders, orderOffsets: offsets,
      asOf: Timestamp(secondsSince1970: 400 * 86_400),
      summary: SalesSummary(
        files: [], layout: SalesSummary.Layout(name: "simulated", confidence: 1, reason: ""),
        encoding: "", delimiter: "", dateFormat: ""))
    let structure = try quick().discover(ledger).structure
    #expect(structure.verdict == .distinct)
    #expect(structure.explanation.contains("But nine in ten customers first ordered within 9 days"))
    let shop = try quick().discover(PlantedShop(customers: 400).ledger).structure
    #expect(!shop.explanation.contains("nine in ten"))
  }

  @Test func closedWeeksAndSeasonsTakeNoTradeTime() {
    // A purchase a day for ten weeks, ten weeks of nothing, then ten weeks twice as busy.
    let half: Int64 = 43_200
    let first = (0..<70).map { Timestamp(secondsSince1970: Int64($0) * 2 * half) }
    let second = (0..<140).map { Timestamp(secondsSince1970: 280 * half + Int64($0) * half) }
    let clock = TradeClock(DayCounts(first + second))
    func days(_ week: Int64) -> Double {
      clock.days(since: Timestamp(secondsSince1970: (week * 14 + 7) * half), place: 0.5)
    }
    // The ten busy weeks are two thirds of the trade; in the empty ones no time goes by.
    #expect(days(12) == days(17))
    #expect(abs(days(15) - 209.5 * 2 / 3) < 3)
    #expect(abs(days(0) - 209.5) < 6 && days(29) > 0)
    // Within the busy weeks, trade runs evenly.
    #expect(abs((days(22) - days(24)) - (days(26) - days(28))) < 1e-9)
  }

  @Test func bordersAreDeepWhereNobodyIs() {
    var generator = SeededGenerator(seed: 4)
    let apart = (0..<400).map { generator.approximateNormal() + ($0 < 200 ? 0 : 12) }
    let one = (0..<400).map { _ in generator.approximateNormal() }.sorted()
    func depth(_ values: [Double]) -> Double {
      let points = Matrix(columns: [values])
      return Border(
        points, between: .init(points, Array(0..<200)), and: .init(points, Array(200..<400))
      ).depth
    }
    #expect(depth(apart) < 0.01)
    // Two halves of one population: no valley where they were cut.
    #expect(depth(one) > 0.8)
  }
}
