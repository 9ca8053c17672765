// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CustomerFeatures
import DenseLinearAlgebra
import SalesData
import SegmentDiscovery
import Testing

@Suite struct SmallInputTests {
  @Test(arguments: [1, 2, 3, 9]) func fewCustomersAreOneSegment(count: Int) throws {
    let result = try quick().discover(PlantedShop(customers: count).ledger)
    #expect(result.choice.k == 1 && result.choice.algorithm == "none")
    #expect(result.choice.candidates.isEmpty && result.tree == nil)
    let segment = try #require(result.segments.first)
    #expect(result.segments.count == 1 && segment.customers == count)
    #expect(segment.name == "All customers" && segment.distinctiveness.nearest == nil)
    #expect(segment.customerShare == 1 && segment.revenueShare == 1)
    #expect(segment.gates.substantial.outcome == .passed)
    #expect(try RuleText.evaluate(segment.rule.condition, on: result.features).allSatisfy { $0 })
    #expect(segment.rule.precision == 1 && segment.rule.recall == 1)
    for profile in segment.profile {
      #expect(profile.effectSize == 0 && profile.effectInterval == 0...0)
      #expect(profile.center.isFinite && profile.standardizedCenter.isFinite)
    }
    #expect(result.choice.reason.contains("under 10"))
  }

  @Test func tenCustomersAreSegmented() throws {
    let result = try quick().discover(PlantedShop(customers: 10).ledger)
    #expect(result.choice.k >= 2 && result.segments.reduce(0) { $0 + $1.customers } == 10)
    for segment in result.segments {
      #expect(segment.distinctiveness.silhouette.isFinite)
      #expect(segment.profile.allSatisfy { $0.effectSize.isFinite })
    }
  }

  @Test func noCustomersAreAnErrorWithARemedy() throws {
    let none = PlantedShop(customers: 0).ledger
    let error = try #require(throws: DiscoveryError.self) {
      try quick().discover(none)
    }
    #expect(error.code == .noCustomers && error.description.contains(error.remedy))
  }

  @Test func equalCustomersAreOneSegment() throws {
    let customers = CustomerTable(PlantedShop(customers: 50).ledger)
    let table = FeatureTable(
      features: [Feature(name: "x", label: "x", unit: .count)],
      values: Matrix(rowCount: 50, columnCount: 1, repeating: 3))
    let result = try quick().discover(customers: customers, features: table)
    #expect(result.choice.k == 1)
    #expect(result.notes.contains { $0.contains("left out") })
    #expect(result.notes.contains { $0.contains("alike in every feature") })
  }

  @Test func noMoreSegmentsThanDifferentCustomers() throws {
    let customers = CustomerTable(PlantedShop(customers: 60).ledger)
    let table = FeatureTable(
      features: [Feature(name: "x", label: "x", unit: .count)],
      values: Matrix(columns: [(0..<60).map { Double($0 % 3) }]))
    let result = try quick().discover(customers: customers, features: table)
    #expect(result.choice.k == 3)
    #expect(result.choice.candidates.map(\.k) == [2, 3, 2, 3])
    #expect(result.notes.contains { $0.contains("Only 3 customers differ") })
    #expect(result.segments.allSatisfy { $0.profile.allSatisfy { $0.effectSize.isFinite } })
  }

  @Test func settingsThatCannotBeMetAreErrors() throws {
    let ledger = PlantedShop(customers: 20).ledger
    let counts = try #require(throws: DiscoveryError.self) {
      try quick(segmentCounts: 0...3).discover(ledger)
    }
    #expect(counts.code == .segmentCounts)
    let table = FeatureTable(
      features: [Feature(name: "x", label: "x", unit: .count)],
      values: Matrix(columns: [[1, 2, 3]]))
    let shape = try #require(throws: DiscoveryError.self) {
      try quick().discover(customers: CustomerTable(ledger), features: table)
    }
    #expect(shape.code == .shape)
    let one = try quick(segmentCounts: 1...1).discover(ledger)
    #expect(one.segments.count == 1)
  }
}
