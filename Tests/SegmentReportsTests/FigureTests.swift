// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CustomerFeatures
import SegmentDiscovery
import Testing

@testable import SalesData
@testable import SegmentReports

/// Figures that the report computes itself.
@Suite struct FigureTests {
  @Test func concentrationIsReadFromTheLargest() throws {
    let sample = SampleDiscovery()
    let customers = sample.result.customers
    let figures = BusinessFigures(customers, summary: sample.summary)
    let curve = try #require(figures.concentration)
    let sorted = customers.monetary.map(\.doubleValue).sorted(by: >)
    let total = sorted.reduce(0, +)
    let tenth = sorted.prefix(40).reduce(0, +) / total
    #expect(((curve.topTenth ?? 0) - tenth).magnitude < 1e-9)
    #expect(curve.curve.count == 101)
    #expect(curve.curve.last?.revenueShare == 1 && curve.curve.last?.customerShare == 1)
    let half = Int((curve.customersOfHalf * 400).rounded())
    #expect(sorted.prefix(half).reduce(0, +) >= total / 2 - 1e-6)
    #expect(sorted.prefix(half - 1).reduce(0, +) < total / 2 + 1e-6)
    // Gini by its definition: the mean difference of two customers over twice the mean.
    var differences = 0.0
    for a in sorted { for b in sorted { differences += (a - b).magnitude } }
    #expect((curve.gini - differences / (2 * 400 * total)).magnitude < 1e-9)
    #expect(figures.months.compactMap(\.newCustomers).reduce(0, +) <= 400)
    #expect(
      figures.months.allSatisfy { (0...$0.orders).contains($0.repeatOrders ?? -1) })
  }

  @Test(arguments: SampleShape.allCases)
  func everyCustomerIsInOneBin(shape: SampleShape) {
    let result = shape.sample.result
    for distribution in Distribution.all(result) {
      #expect(
        distribution.counts.reduce(0, +) + (distribution.notPositive ?? 0) == result.customers.count
      )
      #expect(distribution.bounds.count == distribution.counts.count + 1)
      #expect(zip(distribution.bounds, distribution.bounds.dropFirst()).allSatisfy { $0 < $1 })
      #expect((2...80).contains(distribution.counts.count), "\(distribution.counts.count)")
    }
  }

  /// n = z² (p₀q₀ + p₁q₁) / d² in each of two groups of the same size.
  @Test func aHoldOutIsAsSmallAsShowsTheDifference() throws {
    // 7.8489 * (0.09 + 0.1275) / 0.0025 = 682.9 in each half.
    let halves = try #require(MeasurementPlan(customers: 1366))
    #expect(halves.holdOut <= 683 && halves.detectableDifference == 0.05)
    func error(_ held: Int, of all: Int) -> Double {
      2.8015852 * (0.09 / Double(held) + 0.1275 / Double(all - held)).squareRoot()
    }
    let usual = try #require(MeasurementPlan(customers: 3000))
    #expect(error(usual.holdOut, of: 3000) <= 0.05)
    #expect(error(usual.holdOut - 1, of: 3000) > 0.05)
    #expect(try #require(MeasurementPlan(customers: 1360)).detectableDifference > 0.05)
    // With everybody else in the other group, p₀q₀ / h alone is left: 282.6.
    let large = try #require(MeasurementPlan(customers: 1_000_000_000))
    #expect(large.holdOut == 283 && large.bucketsBelow == 1)
    #expect(MeasurementPlan(customers: 1) == nil && MeasurementPlan(customers: 19) == nil)
    let few = try #require(MeasurementPlan(customers: 40))
    #expect(few.holdOut == 20 && few.bucketsBelow == 5000)
    #expect((0.3...0.45).contains(few.detectableDifference))
  }

  @Test func bucketsAreEvenAndDependOnIdAndSeedAlone() {
    #expect(RandomBucket.of("17850", seed: 0) == RandomBucket.of("17850", seed: 0))
    #expect(RandomBucket.of("17850", seed: 0) != RandomBucket.of("17850", seed: 1))
    var tenths = [Int](repeating: 0, count: 10)
    var matching = 0
    for id in 0..<10_000 {
      let bucket = RandomBucket.of(String(id), seed: 0)
      tenths[bucket / 1000] += 1
      if RandomBucket.of(String(id), seed: 1) / 1000 == bucket / 1000 { matching += 1 }
    }
    // Six standard deviations of 30 either way.
    #expect(tenths.allSatisfy { (820...1180).contains($0) }, "\(tenths)")
    #expect((820...1180).contains(matching))
  }
}
