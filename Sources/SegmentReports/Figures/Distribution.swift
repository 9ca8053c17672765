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
    let isSkewed = RoundBounds.isSkewed(sorted, to: high)
    self.feature = feature
    self.cuts = cuts
    isLogarithmic = isSkewed
    let isWhole = feature.unit == .orders || feature.unit == .count
    bounds =
      isSkewed
      ? Self.factors(from: positive.first ?? low, to: high, isWhole: isWhole)
      : RoundBounds.steps(from: low, to: high, isWhole: isWhole, limit: 24)
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

  /// About forty bins over two or four powers of ten, five a power over more.
  private static func factors(from low: Double, to high: Double, isWhole: Bool) -> [Double] {
    let series: RoundBounds.Series =
      high / low <= 100 ? .twenty : high / low <= 10_000 ? .ten : .five
    return RoundBounds.factors(series, from: low, to: high, isWhole: isWhole)
  }
}
