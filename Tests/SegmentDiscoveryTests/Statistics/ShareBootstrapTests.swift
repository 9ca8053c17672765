// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing
import Testing

@testable import SegmentDiscovery

@Suite struct ShareBootstrapTests {
  /// Three segments with 20, 50 and 30 percent of the customers and heavy-tailed money.
  func shop(_ count: Int) -> (revenues: [Double], groups: [Int32]) {
    let groups = (0..<count).map { Int32($0 % 10 < 2 ? 0 : $0 % 10 < 7 ? 1 : 2) }
    let levels = [5, 1, 0.3]
    let revenues = groups.enumerated().map { index, group -> Double in
      let place = Double(index * 7919 % 1009 + 1)
      return 20 * (1009 / place).squareRoot() * levels[Int(group)]
    }
    return (revenues, groups)
  }

  func near(_ found: ClosedRange<Double>, _ low: Double, _ high: Double, _ tolerance: Double) {
    let width = high - low
    #expect(abs(found.lowerBound - low) < tolerance * width, "\(found) for \(low)...\(high)")
    #expect(abs(found.upperBound - high) < tolerance * width, "\(found) for \(low)...\(high)")
  }

  /// Percentiles of 20,000 multinomial draws by NumPy.
  ///
  /// 1,000 draws leave each bound uncertain by
  /// some 2 percent of the width.
  @Test func boundsAreThoseOfResamplingCustomers() {
    for (count, customers, shares, amounts) in Self.golden {
      let (revenues, groups) = shop(count)
      let found = ShareBootstrap(revenues: revenues, groups: groups, groupCount: 3, seed: 0)
      for (index, interval) in found.intervals.enumerated() {
        near(interval.customerShare, customers[index][0], customers[index][1], 0.08)
        near(interval.revenueShare, shares[index][0], shares[index][1], 0.08)
        near(interval.revenue, amounts[index][0], amounts[index][1], 0.08)
      }
    }
  }

  static let golden: [(Int, [[Double]], [[Double]], [[Double]])] = [
    (
      60, [[0.1, 0.3], [0.366667, 0.633333], [0.183333, 0.416667]],
      [[0.370245, 0.905584], [0.078907, 0.550953], [0.011564, 0.100888]],
      [[931.480103, 11452.281761], [809.237145, 1629.106746], [110.377499, 283.053666]]
    ),
    (
      3000, [[0.186, 0.214333], [0.482, 0.518], [0.283667, 0.316333]],
      [[0.600144, 0.660126], [0.285796, 0.339699], [0.05077, 0.064121]],
      [
        [105630.317319, 131219.598539], [54966.756773, 61770.73984], [9757.887896, 11660.174279],
      ]
    ),
  ]

  /// Segments over the size up to which customers are weighed one by one: the deltas method's
  /// standard errors are then known, and the normal part must not show.
  @Test func largeSegmentsHaveTheVarianceOfTheRatio() {
    let (revenues, groups) = shop(20_000)
    let found = ShareBootstrap(revenues: revenues, groups: groups, groupCount: 3, seed: 3)
    let total = revenues.reduce(0, +)
    for (index, interval) in found.intervals.enumerated() {
      let mine = zip(revenues, groups).map { $1 == index ? $0 : 0 }
      let share = mine.reduce(0, +) / total
      let residuals = zip(mine, revenues).reduce(0.0) {
        let residual = $1.0 - share * $1.1
        return $0 + residual * residual
      }
      let error = residuals.squareRoot() / total
      near(interval.revenueShare, share - 1.96 * error, share + 1.96 * error, 0.08)
      let part = [0.2, 0.5, 0.3][index]
      let spread = (part * (1 - part) / 20_000).squareRoot()
      near(interval.customerShare, part - 1.96 * spread, part + 1.96 * spread, 0.08)
    }
  }

  @Test func seedsDecideAndOrderDoesNot() {
    let (revenues, groups) = shop(300)
    func draw(_ seed: UInt64, _ order: [Int]) -> ShareBootstrap {
      ShareBootstrap(
        revenues: order.map { revenues[$0] }, groups: order.map { groups[$0] }, groupCount: 3,
        draws: 200, seed: seed)
    }
    let order = Array(revenues.indices)
    #expect(draw(1, order) == draw(1, order.reversed()))
    #expect(draw(1, order) != draw(2, order))
  }

  @Test func moneyThatIsNotOverZeroHasNoShares() {
    let found = ShareBootstrap(
      revenues: [-1, -2, 0, 0], groups: [0, 1, 0, 1], groupCount: 2, draws: 50, seed: 0)
    #expect(found.intervals.allSatisfy { $0.revenueShare == 0...0 })
    let one = ShareBootstrap(
      revenues: [1, 2, 3, 4, 5, 6, 7, 8], groups: [0, 0, 0, 0, 0, 0, 0, 0], groupCount: 1,
      draws: 50, seed: 0)
    #expect(one.intervals[0].revenueShare == 1...1 && one.intervals[0].customerShare == 1...1)
  }
}
