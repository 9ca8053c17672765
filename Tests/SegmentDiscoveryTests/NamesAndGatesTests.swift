// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CustomerFeatures
import SalesData
import Testing

@testable import SegmentDiscovery

@Suite struct NamesAndGatesTests {
  @Test func assignmentsCostLeast() {
    // Greedy takes (0, 0) for 1 and is left with 9; the best pays 2 + 3.
    let costs: [[Double]] = [[1, 2], [3, 9]]
    #expect(NameMatching.assignment(costs, columns: 2) == [1, 0])
    #expect(NameMatching.assignment([[5], [1], [3]], columns: 1) == [nil, 0, nil])
    #expect(NameMatching.assignment([[5, 1, 3]], columns: 3) == [1])
    #expect(NameMatching.assignment([], columns: 0) == [])
  }

  @Test func centresThatMovedTooFarAreNewSegments() {
    let matching = NameMatching(
      centers: [[0.2, 0], [9, 9], [4, 0.5]], earlier: [[4, 0], [0, 0]])
    #expect(matching.matches == [1, nil, 0])
  }

  @Test func namesStayWithTheirSegments() throws {
    let first = try quick().discover(PlantedShop(customers: 400).ledger)
    var settings = quick()
    settings.names = ["1": "Regulars", first.segments[2].name: "Sleepers"]
    let named = try settings.discover(PlantedShop(customers: 400).ledger)
    #expect(named.segments[0].name == "Regulars" && named.segments[2].name == "Sleepers")
    for nearest in named.segments.compactMap(\.distinctiveness.nearest) {
      #expect(nearest.name == named.segments[nearest.id - 1].name)
    }
    var later = quick()
    later.previous = try SegmentModel(named)
    let again = try later.discover(PlantedShop(customers: 500, seed: 8).ledger)
    #expect(Set(again.segments.map(\.name)) == Set(named.segments.map(\.name)))
    #expect(again.notes.contains { $0.contains("4 of 4 segments continue") })
    settings.names = ["Nobody": "x"]
    #expect(throws: DiscoveryError.self) {
      try settings.discover(PlantedShop(customers: 100).ledger)
    }
    settings.names = ["1": "x", "2": "x"]
    #expect(throws: DiscoveryError.self) {
      try settings.discover(PlantedShop(customers: 100).ledger)
    }
  }

  private func measures(
    _ change: (inout Gates.Measures) -> Void = { _ in }
  ) -> Gates.Measures {
    var measures = Gates.Measures(
      customers: 100, customersInterval: 95...105, customerShare: 0.1, revenueShare: 0.2,
      reach: [],
      distinctiveness: Distinctiveness(
        silhouette: 0.6, misplacedShare: 0, stability: 0.9,
        nearest: .init(id: 2, name: "B", distance: 3, overlap: 0.01, valleyDepth: 0.2)),
      isProven: true,
      rule: SegmentRule(text: "", condition: "", sql: "", precision: 0.85, recall: 0.75),
      isOnly: false)
    change(&measures)
    return measures
  }

  private func gates(
    _ thresholds: GateThresholds = GateThresholds(),
    _ change: (inout Gates.Measures) -> Void = { _ in }
  ) -> Gates {
    Gates(measures(change), thresholds: thresholds)
  }

  @Test func sixGatesWithFiguresAndThresholds() {
    let outcomes = gates().all.map(\.gate.outcome)
    #expect(outcomes == [.passed, .unknown, .passed, .passed, .passed, .passed])
    #expect(gates().measurable.figure == 0.05 && gates().measurable.threshold == 0.1)
    #expect(gates { $0.customersInterval = 85...115 }.measurable.outcome == .doubtful)
    #expect(gates { $0.customersInterval = 60...140 }.measurable.outcome == .failed)
    #expect(gates { $0.isProven = false }.distinct.outcome == .doubtful)
    #expect(gates { $0.distinctiveness.nearest?.valleyDepth = 0.95 }.distinct.outcome == .failed)
    #expect(gates { $0.rule.recall = 0.65 }.actionable.outcome == .doubtful)
    #expect(gates { $0.rule.precision = 0.5 }.actionable.outcome == .failed)
    #expect(gates { $0.distinctiveness.stability = 0.7 }.stable.outcome == .doubtful)
    #expect(gates { $0.distinctiveness.stability = 0.5 }.stable.outcome == .failed)
    #expect(gates { $0.distinctiveness.stability = nil }.stable.outcome == .unknown)
    for (shares, outcome) in [
      ((0.05, 0), .passed), ((0.01, 0.2), .passed), ((0.02, 0.049), .doubtful),
      ((0.019, 0.019), .failed),
    ] as [((Double, Double), Gates.Gate.Outcome)] {
      let substantial = gates { ($0.customerShare, $0.revenueShare) = shares }.substantial
      #expect(substantial.outcome == outcome)
    }
    let reached = gates {
      $0.reach = [
        ChannelReach(channel: "e-mail", customers: 60, share: 0.6, needsConsent: true),
        ChannelReach(channel: "SMS", customers: 10, share: 0.1, needsConsent: true),
      ]
    }
    #expect(reached.accessible.outcome == .passed && reached.accessible.figure == 0.6)
    #expect(reached.accessible.explanation.contains("e-mail with consent"))
  }

  @Test func thresholdsCanBeChanged() throws {
    var thresholds = GateThresholds()
    try thresholds.set("stable", to: 0.95)
    #expect(gates(thresholds).stable.outcome == .doubtful)
    try thresholds.set("distinct", to: 0.1)
    #expect(gates(thresholds).distinct.outcome == .doubtful)
    thresholds.breakEvenCustomers = 101
    #expect(gates(thresholds).substantial.outcome == .failed)
    #expect(throws: DiscoveryError.self) { try thresholds.set("shiny", to: 0.5) }
    #expect(throws: DiscoveryError.self) { try thresholds.set("stable", to: 75) }
  }

  @Test func viewsCountEverybody() throws {
    let result = try quick().discover(PlantedShop(customers: 300).ledger)
    let tables = [result.views.rfm, result.views.rules, try #require(result.views.methods)]
    for table in tables {
      #expect(table.counts.reduce(0) { $0 + $1.reduce(0, +) } == 300)
      #expect(table.counts.allSatisfy { $0.count == table.columns.count })
    }
    // Four groups far apart: their rules find them again.
    #expect(result.views.rules.adjustedRandIndex > 0.9)
    #expect(result.segments.allSatisfy { !$0.traits.isEmpty })
    for trait in result.segments.flatMap(\.traits) {
      #expect(trait.adjustedPValue >= trait.pValue && trait.adjustedPValue <= 1)
      #expect(!Feature.standardNames.contains(trait.name))
    }
  }

  @Test func movementsAddUp() throws {
    let before = PlantedShop(customers: 300)
    let after = PlantedShop(customers: 300, seed: 2, rename: { "c\(100_100 + $0)" })
    let model = try SegmentModel(quick().discover(before.ledger))
    let old = try SegmentPlacement(before.ledger, by: model)
    let new = try SegmentPlacement(after.ledger, by: model)
    let movement = SegmentMovement(from: old, to: new, model: model)
    // A hundred ids on either side are unknown on the other.
    #expect(movement.segments.reduce(0) { $0 + $1.gone } == 100)
    #expect(movement.segments.reduce(0) { $0 + $1.new } == 100)
    #expect(movement.transitions.reduce(0) { $0 + $1.reduce(0, +) } == 200)
    for (side, row) in zip(movement.segments, movement.transitions) {
      #expect(row.reduce(0, +) + side.gone == side.customersBefore)
    }
    #expect(movement.drifts.map(\.name) == Feature.standardNames + ["segments"])
    #expect(movement.advice == .keep || movement.advice == .watch)
    let same = SegmentMovement(from: old, to: old, model: model)
    #expect(same.stayedShare == 1 && same.advice == .keep && same.outsideShare == 0)
    #expect(same.drifts.allSatisfy { $0.stabilityIndex == 0 && $0.reading == "stable" })
    // A thousand times the money is another population.
    let dear = try SegmentPlacement(PlantedShop(customers: 300, scale: 1000).ledger, by: model)
    #expect(SegmentMovement(from: old, to: dear, model: model).advice == .resegment)
    #expect(dear.isOutside.count { $0 } > 250)
  }
}
