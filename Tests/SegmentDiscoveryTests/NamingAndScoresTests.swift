// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CustomerFeatures
import DenseLinearAlgebra
import SalesData
import Testing

@testable import SegmentDiscovery

@Suite struct NamingAndScoresTests {
  func traits(_ medians: [Double], _ places: [Double]) -> SegmentNaming.Traits {
    SegmentNaming.Traits(medians: medians, places: places)
  }

  @Test func namesFollowFromPlaces() {
    let names = SegmentNaming.names([
      traits([4, 12, 2000, 160, 400], [0.1, 0.9, 0.9, 0.7, 0.8]),
      traits([250, 1, 40, 40, 250], [0.8, 0.3, 0.2, 0.4, 0.4]),
    ])
    #expect(
      names == [
        "Frequent high spenders, active this week",
        "Mostly one-time small spenders, quiet for 8 months",
      ])
  }

  @Test func whoSentAllBackSpentNothing() {
    let names = SegmentNaming.names([
      traits([4, 12, 2000, 160, 400], [0.1, 0.9, 0.9, 0.7, 0.8]),
      traits([20, 1, -3, -3, 20], [0.6, 0.3, 0.6, 0.1, 0.2]),
    ])
    #expect(names[1] == "Mostly one-time buyers refunded in full, active this month")
  }

  @Test func theStrongestLiftIsNamed() {
    func trait(_ category: String, _ members: Double, _ base: Double, _ p: Double) -> SegmentTrait {
      SegmentTrait(
        name: "country", label: "country", category: category,
        comparison: .share(members: members, base: base, lift: members / base), test: "Fisher",
        pValue: p, adjustedPValue: p, strength: 0.4)
    }
    let medians = [
      traits([4, 12, 2000, 160, 400], [0.1, 0.9, 0.9, 0.7, 0.8]),
      traits([250, 1, 40, 40, 250], [0.8, 0.3, 0.2, 0.4, 0.4]),
    ]
    let names = SegmentNaming.names(
      medians,
      traits: [
        [trait("Spain", 0.6, 0.3, 0.001), trait("Malta", 0.55, 0.1, 0.001)],
        [trait("Italy", 0.9, 0.1, 0.2), trait("Cuba", 0.2, 0.01, 0.001)],
      ])
    #expect(
      names == [
        "Frequent high spenders, active this week, mostly Malta",
        "Mostly one-time small spenders, quiet for 8 months",
      ])
  }

  @Test func theSegmentThatSpendsMostIsNotLedToBeLikeAnother() {
    let regulars = traits([6, 32, 160, 5, 300], [0.2, 0.8, 0.8, 0.5, 0.5])
    #expect(SegmentAdvice.action(regulars, spendsMost: true).english().hasPrefix("Reward"))
    #expect(SegmentAdvice.action(regulars, spendsMost: false).english().hasPrefix("Lead"))
  }

  @Test func equalNamesAreToldApartByTheWidestTrait() {
    let pair = SegmentNaming.names([
      traits([4, 12, 2000, 160, 400], [0.1, 0.9, 0.9, 0.9, 0.8]),
      traits([5, 12, 1800, 90, 300], [0.12, 0.9, 0.88, 0.4, 0.7]),
    ])
    #expect(
      pair == [
        "Frequent high spenders, active this week, with larger orders",
        "Frequent high spenders, active this week, with smaller orders",
      ])
    let same = traits([4, 12, 2000, 160, 400], [0.1, 0.9, 0.9, 0.9, 0.8])
    #expect(Set(SegmentNaming.names([same, same, same])).count == 3)
  }

  @Test func effectSizeByHand() {
    // Means 2 and 6, unbiased variances 1 and 1: d = -4; variance 6/9 + 16/12 = 2.
    let points = Matrix(columns: [[1, 2, 3, 5, 6, 7]])
    let statistics = SegmentStatistics(
      points: points, segmentIndices: [0, 0, 0, 1, 1, 1], segmentCount: 2)
    let effect = statistics.effect(segment: 0, column: 0)
    #expect(abs(effect.size + 4) < 1e-12)
    #expect(abs(effect.interval.upperBound + 4 - 1.959963984540054 * 2.0.squareRoot()) < 1e-12)
    // All: mean 4, population variance (9 + 4 + 1) x 2 / 6.
    let standardized = statistics.standardizedCenter(segment: 0, column: 0)
    #expect(abs(standardized + 2 / (28.0 / 6).squareRoot()) < 1e-12)
  }

  @Test func restsOfThreeSegmentsAreTheOthersTogether() {
    let values: [Double] = [1, 2, 4, 8, 16, 32, 64]
    let labels: [Int32] = [0, 0, 1, 1, 2, 2, 2]
    let three = SegmentStatistics(
      points: Matrix(columns: [values]), segmentIndices: labels, segmentCount: 3)
    let two = SegmentStatistics(
      points: Matrix(columns: [values]), segmentIndices: labels.map { $0 == 1 ? 1 : 0 },
      segmentCount: 2)
    #expect(
      abs(three.effect(segment: 1, column: 0).size - two.effect(segment: 1, column: 0).size)
        < 1e-12)
  }

  @Test func wordsAtTheirBounds() {
    #expect(Distinctiveness.Word(silhouette: 0.5) == .clear)
    #expect(Distinctiveness.Word(silhouette: 0.499) == .fair)
    #expect(Distinctiveness.Word(silhouette: 0.25) == .fair)
    #expect(Distinctiveness.Word(silhouette: 0.249) == .blurred)
  }
}
