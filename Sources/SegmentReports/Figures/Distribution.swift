// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CustomerFeatures
import ReproducibleComputing
import SalesData
import SegmentDiscovery

/// How a feature is spread over the customers: counts between round bounds.
struct Distribution: Encodable, Sendable {
  let feature: Feature
  /// Whether bounds stand at equal factors.
  let isLogarithmic: Bool
  /// Ascending, one more than there are counts; a bin holds its lower bound.
  private(set) var bounds: [Double]
  private(set) var counts: [Int]
  /// Customers at or under zero, for which a logarithm has no place.
  private(set) var notPositive: Int?
  /// Where one RFM score ends and the next begins, ascending.
  let cuts: [Double]

  /// Recency, orders and revenue of the customers, with the bounds of their scores.
  static func all(_ result: DiscoveryResult) -> [Distribution] {
    let customers = result.customers
    guard customers.count > 1 else { return [] }
    let columns: [(name: String, key: String, values: [Double])] = [
      ("recency_days", "R", customers.recencyDays),
      ("frequency", "F", customers.frequency.map(Double.init)),
      ("monetary", "M", customers.monetary.map(\.doubleValue)),
    ]
    return columns.compactMap { column in
      Feature.catalogue.first { $0.name == column.name }.flatMap {
        Distribution(
          $0, values: column.values,
          cuts: (result.rfm.cuts[column.key] ?? []).filter(\.isFinite).sorted())
      }
    }
  }

  /// Counts a feature's values; nil where all are alike.
  private init?(_ feature: Feature, values: [Double], cuts: [Double]) {
    let sorted = values.ascending()
    guard let low = sorted.first, let high = sorted.last, low < high else { return nil }
    let positive = sorted.drop { $0 <= 0 }
    let median = SampleStatistics.quantile(sorted: sorted, 0.5)
    // A long tail to the right would leave one bar of everybody and an empty plot.
    let isSkewed =
      high > 10 * median && median > 0 && Double(positive.count) > 0.9 * Double(sorted.count)
    self.feature = feature
    self.cuts = cuts
    isLogarithmic = isSkewed
    let isWhole = feature.unit == .orders || feature.unit == .count
    bounds =
      isSkewed
      ? Self.factors(from: positive.first ?? low, to: high, isWhole: isWhole)
      : Self.steps(from: low, to: high, isWhole: isWhole)
    notPositive = isSkewed ? sorted.count - positive.count : 0
    // From one bound to the next through the sorted values.
    var counts = [Int](repeating: 0, count: bounds.count - 1)
    var bin = 0
    for value in isSkewed ? positive : sorted[...] {
      while bin < counts.count - 1, value >= bounds[bin + 1] { bin += 1 }
      counts[bin] += 1
    }
    self.counts = counts
  }

  /// With neighbouring bins joined until each holds nobody or five customers.
  func hidingSmallCounts() -> Distribution {
    var joined = self
    var counts: [Int] = []
    var bounds: [Double] = []
    var held = 0
    for (index, count) in self.counts.enumerated() {
      if held == 0 { bounds.append(self.bounds[index]) }
      held += count
      guard held == 0 || held >= SmallCounts.least else { continue }
      counts.append(held)
      held = 0
    }
    // What is left over goes to the last bin that holds somebody.
    while held > 0, let last = counts.popLast() {
      held += last
      bounds.removeLast()
      if last >= SmallCounts.least { break }
    }
    if held > 0 { counts.append(held) }
    bounds.append(self.bounds.last ?? 0)
    joined.counts = counts
    joined.bounds = bounds
    joined.notPositive = notPositive.flatMap { (1..<SmallCounts.least).contains($0) ? nil : $0 }
    return joined
  }

  private static func steps(from low: Double, to high: Double, isWhole: Bool) -> [Double] {
    var step = Scale.roundStep((high - low) / 24)
    if isWhole { step = max(1, step) }
    var bounds = [(low / step).rounded(.down) * step]
    let first = (low / step).rounded(.down)
    while let last = bounds.last, last <= high {
      bounds.append((first + Double(bounds.count)) * step)
    }
    return bounds
  }

  /// Renard's numbers: round, and at nearly equal factors.
  private static func factors(from low: Double, to high: Double, isWhole: Bool) -> [Double] {
    let series = [
      1.0, 1.12, 1.25, 1.4, 1.6, 1.8, 2, 2.24, 2.5, 2.8, 3.15, 3.55, 4, 4.5, 5, 5.6, 6.3, 7.1, 8, 9,
    ]
    let step = high / low <= 100 ? 1 : high / low <= 10_000 ? 2 : 4
    var bounds: [Double] = []
    for exponent in -9...18 {
      var power = 1.0
      for _ in 0..<abs(exponent) { power *= 10 }
      for index in stride(from: 0, to: series.count, by: step) {
        let exact = exponent < 0 ? series[index] / power : series[index] * power
        let value = isWhole ? exact.rounded(.up) : exact
        if value <= low { bounds = [value] } else if bounds.isEmpty { bounds = [low] }
        if let last = bounds.last, value > last, last <= high { bounds.append(value) }
      }
    }
    return bounds
  }
}
