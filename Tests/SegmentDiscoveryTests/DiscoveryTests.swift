// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clientele
import Clustering
import CustomerFeatures
import DenseLinearAlgebra
import ReproducibleComputing
import SalesData
import SegmentDiscovery
import Synchronization
import Testing

@Suite struct DiscoveryTests {
  static let shop = PlantedShop(customers: 600)
  static let found = Result { try SegmentDiscoverer().discover(shop.ledger) }

  @Test func plantedGroupsAreFound() throws {
    let result = try Self.found.get()
    #expect(result.choice.k == 4)
    #expect(adjustedRandIndex(result.segmentIndices, Self.shop.truth) > 0.95)
    #expect(try #require(result.choice.agreement) > 0.95)
    #expect(result.structure.verdict == .distinct && result.structure.groupCount == 4)
    #expect(result.structure.pValue < 0.05 && result.choice.algorithm == "mixture")
    #expect(result.choice.candidates.count == 19)
    #expect(result.choice.candidates.filter(\.isChosen).map(\.k) == [4])
    #expect(result.segments.allSatisfy { $0.distinctiveness.word == .clear })
  }

  @Test func segmentsAddUp() throws {
    let result = try Self.found.get()
    let all = result.customers.monetary.reduce(Money.zero, +)
    #expect(result.segments.reduce(0) { $0 + $1.customers } == 600)
    #expect(result.segments.reduce(Money.zero) { $0 + $1.revenue } == all)
    #expect(abs(result.segments.reduce(0) { $0 + $1.customerShare } - 1) < 1e-12)
    #expect(abs(result.segments.reduce(0) { $0 + $1.revenueShare } - 1) < 1e-12)
    #expect(result.segments.map(\.id) == [1, 2, 3, 4])
    for (a, b) in zip(result.segments, result.segments.dropFirst()) {
      #expect(a.revenue >= b.revenue)
    }
    for segment in result.segments {
      let members = result.segmentIndices.count { Int($0) == segment.id - 1 }
      #expect(segment.customers == members)
    }
  }

  @Test func namesDifferAndSayWhatIsThere() throws {
    let result = try Self.found.get()
    let names = result.segments.map(\.name)
    #expect(Set(names).count == names.count)
    // The first planted group: 30 orders, 3,600 in all, last seen eight days ago.
    #expect(names[0].hasPrefix("Frequent high spenders, active this"))
    for segment in result.segments {
      #expect(segment.action.english().hasSuffix(".") && segment.summary.english().hasSuffix("."))
    }
  }

  @Test func profilesAreInRealUnits() throws {
    let result = try Self.found.get()
    for (index, segment) in result.segments.enumerated() {
      #expect(segment.profile.map(\.feature.name) == Feature.standardNames)
      for (column, profile) in segment.profile.enumerated() {
        let values = result.features.values.column(column)
        let members = zip(values, result.segmentIndices).filter { $0.1 == Int32(index) }.map(\.0)
        let mean = members.reduce(0, +) / Double(members.count)
        #expect(abs(profile.mean - mean) < 1e-9 * max(1, abs(mean)))
        #expect(profile.lowerQuartile <= profile.median && profile.median <= profile.upperQuartile)
        #expect(profile.center >= (members.min() ?? 0) && profile.center <= (members.max() ?? 0))
        #expect(profile.effectInterval.contains(profile.effectSize))
      }
    }
  }

  @Test func rulesHaveThePrecisionAndRecallTheyClaim() throws {
    let result = try Self.found.get()
    for segment in result.segments {
      let selected = try RuleText.evaluate(segment.rule.condition, on: result.features)
      let member = result.segmentIndices.map { Int($0) == segment.id - 1 }
      let hits = zip(selected, member).count { $0 && $1 }
      #expect(segment.rule.precision == Double(hits) / Double(selected.count { $0 }))
      #expect(segment.rule.recall == Double(hits) / Double(segment.customers))
      #expect(segment.rule.precision > 0.95 && segment.rule.recall > 0.95)
      #expect(segment.rule.condition.split(separator: " ").count { $0 == "and" } <= 2)
      let words = segment.rule.condition.split(separator: " ")
      #expect(segment.rule.sql.split(separator: " ") == words.map { $0 == "and" ? "AND" : $0 })
    }
  }

  @Test func treeIsDrawnWithoutCrossings() throws {
    let result = try Self.found.get()
    let tree = try #require(result.tree)
    #expect(tree.leaves.count == 8 && tree.merges.count == 7)
    #expect(tree.leaves.reduce(0) { $0 + $1.customers } == 600)
    // Every merge joins two stretches of neighbouring leaves, the left one first.
    var stretches = tree.leaves.indices.map { $0...$0 }
    for merge in tree.merges {
      let (a, b) = (stretches[merge.first], stretches[merge.second])
      #expect(a.upperBound + 1 == b.lowerBound)
      stretches.append(a.lowerBound...b.upperBound)
    }
    #expect(tree.merges.count { $0.height > tree.cutHeight } == 3)
    #expect(Set(tree.leaves.map(\.segmentID)) == [1, 2, 3, 4])
  }

  @Test func silhouetteProfileKeepsShape() throws {
    let result = try Self.found.get()
    for (values, segment) in zip(result.silhouette.values, result.segments) {
      #expect(values.count <= min(400, segment.customers) && !values.isEmpty)
      #expect(values == values.sorted(by: >))
      let mean = values.reduce(0, +) / Double(values.count)
      #expect(abs(mean - segment.distinctiveness.silhouette) < 0.02)
      let apart = segment.distinctiveness
      let parts = [
        apart.silhouette, try #require(apart.stability), try #require(apart.nearest).emptiness,
      ]
      #expect(abs(apart.score - 100 * parts.reduce(0, +) / 3) < 1e-9)
    }
    #expect(!result.silhouette.isSampled)
  }

  @Test func rfmOverviewCountsEverybody() throws {
    let result = try Self.found.get()
    #expect(result.rfm.segments.count == 11)
    #expect(result.rfm.segments.reduce(0) { $0 + $1.customers } == 600)
    #expect(result.rfm.grid.reduce(0) { $0 + $1.customers } == 600)
    #expect(
      result.rfm.segments.reduce(Money.zero) { $0 + $1.revenue }
        == result.customers.monetary.reduce(Money.zero, +))
  }

  @Test func threadsChangeNothing() throws {
    let one = try quick(segmentCounts: 3...5).discover(
      Self.shop.ledger, execution: Execution(threadCount: 1))
    let three = try quick(segmentCounts: 3...5).discover(
      Self.shop.ledger, execution: Execution(threadCount: 3))
    #expect(one.segmentIndices == three.segmentIndices)
    #expect(one.segments == three.segments)
    #expect(one.choice == three.choice)
    #expect(one.tree == three.tree && one.silhouette == three.silhouette)
  }

  @Test func unitsOfMoneyAndNamesOfCustomersChangeNoSegment() throws {
    let result = try Self.found.get()
    let cents = PlantedShop(customers: 600, scale: 100)
    let inCents = try quick(segmentCounts: 3...5).discover(cents.ledger)
    #expect(inCents.segmentIndices == result.segmentIndices)
    #expect(inCents.segments.map(\.name) == result.segments.map(\.name))
    // Numbered from behind, so that the order of the rows turns round.
    let renamed = PlantedShop(customers: 600, rename: { "c\(900_000 - $0)" })
    let turned = try quick(segmentCounts: 3...5).discover(renamed.ledger)
    #expect(turned.segmentIndices == result.segmentIndices.reversed())
    #expect(turned.segments.map(\.name) == result.segments.map(\.name))
    #expect(turned.segments.map(\.rule.condition) == result.segments.map(\.rule.condition))
  }

  @Test func anotherSeedFindsThePlantedToo() throws {
    let other = try quick(segmentCounts: 3...5, seed: 99).discover(Self.shop.ledger)
    #expect(adjustedRandIndex(other.segmentIndices, try Self.found.get().segmentIndices) == 1)
  }

  @Test func whatWasAskedForIsKept() throws {
    let ward = try quick(algorithm: .ward, segmentCounts: 7...7)
      .discover(Self.shop.ledger)
    #expect(ward.choice.algorithm == "ward" && ward.choice.k == 7 && ward.segments.count == 7)
    #expect(ward.choice.reason.contains("You asked for 7 segments."))
    #expect(ward.choice.reason.contains("You asked for Ward's method."))
    #expect(Set(ward.segments.map(\.name)).count == 7)
    let features = ["recency_days", "average_order_value"]
    let chosen = try quick(segmentCounts: 3...3, featureNames: features)
      .discover(Self.shop.ledger)
    #expect(chosen.features.features.map(\.name) == features)
    #expect(throws: FeatureError.self) {
      try quick(featureNames: ["shoe_size"]).discover(Self.shop.ledger)
    }
  }

  @Test func wardIsLeftOutAboveItsLimitAndSaid() throws {
    var settings = quick(segmentCounts: 3...4)
    settings.wardCustomerLimit = 599
    let result = try settings.discover(Self.shop.ledger)
    #expect(result.tree == nil && result.choice.agreement == nil)
    #expect(result.choice.candidates.map(\.algorithm) == ["kmeans", "kmeans", "mixture"])
    #expect(result.notes.contains { $0.contains("Ward's tree was left out") })
  }

  @Test func progressRisesToTheEnd() throws {
    let heard = Mutex<[Progress]>([])
    _ = try quick(segmentCounts: 3...5).discover(
      Self.shop.ledger,
      execution: Execution(threadCount: 2) { progress in heard.withLock { $0.append(progress) } })
    let reports = heard.withLock { $0 }
    let fractions = reports.compactMap(\.fraction)
    #expect(fractions == fractions.sorted())
    #expect(fractions.last == 1)
    #expect(reports.contains { $0.stage == "building Ward's tree" })
  }

  @Test func aCancelledTaskStops() async throws {
    let ledger = Self.shop.ledger
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try quick().discover(ledger)
    }
    await #expect(throws: CancellationError.self) { try await task.value }
  }
}
