// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import SegmentDiscovery

@Suite struct AdjustmentAndIntervalTests {
  /// `scipy.stats.false_discovery_control` of SciPy 1.17; the second list is that of Benjamini and
  /// Hochberg 1995, section 3.2.
  @Test func adjustedPValues() {
    close(
      BenjaminiHochberg.adjusted([0.01, 0.04, 0.03, 0.005, 0.55, 0.04, 1, 0]),
      [
        0.026666666666666665, 0.05333333333333333, 0.05333333333333333, 0.02, 0.6285714285714286,
        0.05333333333333333, 1, 0,
      ])
    close(
      BenjaminiHochberg.adjusted([
        0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
        0.5719, 0.6528, 0.7590, 1.0,
      ]),
      [
        0.0015, 0.003, 0.0095, 0.035625, 0.0603, 0.06385714285714286, 0.06385714285714286, 0.0645,
        0.0765, 0.486, 0.5811818181818181, 0.714875, 0.7532307692307693, 0.8132142857142857, 1,
      ])
    #expect(BenjaminiHochberg.adjusted([]).isEmpty)
    #expect(BenjaminiHochberg.adjusted([0.2, 0.2]) == [0.2, 0.2])
  }

  func close(_ found: [Double], _ expected: [Double]) {
    #expect(found.count == expected.count)
    for (one, other) in zip(found, expected) { #expect(abs(one - other) < 1e-15) }
  }

  /// `scipy.stats.binomtest(k, n).proportion_ci(method="wilson")` of SciPy 1.17; 81 of 263 and 15
  /// of 148 are the examples of Newcombe, Statistics in Medicine 17:857, 1998.
  @Test(arguments: [
    (0, 10, 0.95, 0, 0.27753279986288926), (10, 10, 0.95, 0.7224672001371109, 1),
    (7, 50, 0.95, 0.06950833427016292, 0.26186193710585537),
    (1, 1_000, 0.99, 0.00011741635361832165, 0.008460566219981695),
    (81, 263, 0.95, 0.2552885198782742, 0.36620957698280004),
    (15, 148, 0.95, 0.06238639953073629, 0.16048724172330803),
    (350, 1_000_000, 0.9, 0.0003205551713255617, 0.0003821484709332943),
  ])
  func wilson(successes: Int, trials: Int, confidence: Double, low: Double, high: Double) {
    let interval = WilsonInterval(successes: successes, of: trials, confidence: confidence)
    #expect(abs(interval.bounds.lowerBound - low) <= 1e-12 * low)
    #expect(abs(interval.bounds.upperBound - high) <= 1e-12 * high)
    #expect(interval.bounds.contains(interval.share))
  }

  @Test func noTrialsTellNothing() {
    #expect(WilsonInterval(successes: 0, of: 0).bounds == 0...1)
  }

  @Test func standardizedMeanDifference() {
    // Cohen 1988: means 2 apart, both standard deviations 4 (unbiased), so d = 0.5; interval by
    // Hedges and Olkin's variance (10 + 20) / 200 + 0.25 / 60.
    let group = StandardizedMeanDifference.Sample(count: 10, mean: 7, variance: 16 * 9 / 10.0)
    let other = StandardizedMeanDifference.Sample(count: 20, mean: 5, variance: 16 * 19 / 20.0)
    let found = StandardizedMeanDifference(group, against: other, leastDeviation: 1e-3)
    #expect(abs(found.size - 0.5) < 1e-15)
    let half = 1.959963984540054 * (0.15 + 0.25 / 60).squareRoot()
    #expect(abs(found.interval.upperBound - 0.5 - half) < 1e-15)
    #expect(abs(found.interval.lowerBound - 0.5 + half) < 1e-15)
    let constant = StandardizedMeanDifference.Sample(count: 5, mean: 1, variance: 0)
    let apart = StandardizedMeanDifference(group, against: constant, leastDeviation: 100)
    #expect(apart.size == 0.06)
    let nobody = StandardizedMeanDifference.Sample(count: 0, mean: 0, variance: 0)
    #expect(StandardizedMeanDifference(group, against: nobody, leastDeviation: 1).size == 0)
  }
}
