// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing
import Synchronization
import Testing

@testable import SegmentDiscovery

/// The share that a discovery reports grows from 0 to 1, and in the ratios of what stages cost.
@Suite struct ProgressTests {
  @Test func sharesRiseToOne() throws {
    let heard = Mutex<[Progress]>([])
    var discoverer = SegmentDiscoverer(segmentCounts: 2...3)
    discoverer.resampleCount = 10
    _ = try discoverer.discover(
      PlantedShop(customers: 80).ledger,
      execution: Execution(threadCount: 2) { progress in heard.withLock { $0.append(progress) } })
    let reports = heard.withLock { $0 }
    let fractions = reports.compactMap(\.fraction)
    #expect(fractions.first == 0 && fractions.last == 1)
    for (before, after) in zip(reports, reports.dropFirst()) {
      guard let old = before.fraction, let new = after.fraction else { continue }
      #expect(old <= new, "\(after.stage) falls behind \(before.stage)")
    }
    let stages = Set(reports.map(\.stage))
    for stage in ["testing for structure", "k-means", "building Ward's tree", "finding rules"] {
      #expect(stages.contains(stage), "\(stage) is silent")
    }
  }

  @Test func partsFollowCosts() {
    let whole = ProgressSpan(execution: .default, range: 0.5...1)
    let ranges = whole.parts([1, 0, 3]).map(\.range)
    #expect(ranges == [0.5...0.625, 0.625...0.625, 0.625...1])
    #expect(whole.parts([0, 0]).map(\.range) == [0.5...0.5, 0.5...0.5])
  }

  @Test func whatGrowsWithCustomersOutweighsWhatDoesNot() {
    let (few, many) = (
      StageCosts(customers: 1_000, counts: 2...10), StageCosts(customers: 1_000_000, counts: 2...10)
    )
    #expect(few.structure + few.evidence > few.assembly.reduce(0, +))
    #expect(many.structure + many.evidence < many.assembly.reduce(0, +))
    #expect(many.candidates(tree: false, groups: false)[1...3].allSatisfy { $0 == 0 })
  }
}
