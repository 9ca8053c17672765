// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing
import SalesData

/// What a scheme scores of each customer.
struct RFMFigures {
  /// One of recency, frequency and monetary.
  struct Column {
    /// In real units.
    let figures: [Double]
    /// The same as whole numbers to be compared exactly: greater is better.
    let values: [Int64]
    /// Whether small figures are good, as with recency.
    let lowIsBest: Bool
  }

  let customers: CustomerTable
  let scheme: RFMScheme

  // Formed when they are asked for, so that one at a time takes memory.

  var recency: Column {
    if case .pymcMarketing = scheme {
      let days = customers.lastOrder.map { Int64($0.dayNumber) }
      let last = Int64(customers.asOf.dayNumber)
      return Column(figures: days.map { Double(last - $0) }, values: days, lowIsBest: true)
    }
    return Column(
      figures: customers.recencyDays, values: customers.lastOrder.map(\.secondsSince1970),
      lowIsBest: true)
  }

  var frequency: Column {
    let counts: [Int]
    if case .pymcMarketing = scheme {
      counts = customers.purchaseDays
    } else {
      counts = customers.frequency
    }
    return Column(
      figures: counts.map(Double.init), values: counts.map(Int64.init), lowIsBest: false)
  }

  var monetary: Column {
    switch scheme {
    case .pymcMarketing:
      let means = zip(customers.monetary, customers.purchaseDays).map {
        $0.doubleValue / Double($1)
      }
      return Column(
        figures: means, values: means.map { Int64(bitPattern: RadixSort.key($0) ^ 1 << 63) },
        lowIsBest: false)
    case .klaviyo: return Self.money(customers.purchased)
    case .midrank, .rPackage, .ntile, .thresholds: return Self.money(customers.monetary)
    }
  }

  /// Amounts by their millionths, or by their ranks where one is beyond nine trillion units.
  private static func money(_ amounts: [Money]) -> Column {
    let exact = amounts.allSatisfy {
      let small = Int64(truncatingIfNeeded: $0.micros)
      return Int128(small) == $0.micros && small > .min
    }
    return Column(
      figures: amounts.map(\.doubleValue),
      values: exact ? amounts.map { Int64(truncatingIfNeeded: $0.micros) } : ranks(amounts),
      lowIsBest: false)
  }

  private static func ranks(_ amounts: [Money]) -> [Int64] {
    var rank: Int64 = 0
    var ranks = [Int64](repeating: 0, count: amounts.count)
    var previous: Money?
    for index in amounts.indices.sorted(by: { amounts[$0] < amounts[$1] }) {
      if amounts[index] != previous { rank += 1 }
      (ranks[index], previous) = (rank, amounts[index])
    }
    return ranks
  }
}

extension RFMFigures.Column {
  /// The scores of the column.
  ///
  /// - Parameters:
  ///   - scheme: The scheme.
  ///   - bounds: Which of its fixed bounds are the column's, where it has fixed bounds.
  /// - Returns: The scores.
  func dimension(
    _ scheme: RFMScheme, _ bounds: KeyPath<RFMThresholds, [Double]>
  ) -> RFMDimension {
    switch scheme {
    case .midrank(let bins):
      RFMDimension(values, figures: figures, bins: bins, lowIsBest: lowIsBest)
    case .ntile(let bins):
      RFMDimension(tilesOf: values, figures: figures, bins: bins, lowIsBest: lowIsBest)
    case .rPackage(let bins):
      cut(RFMQuantiles.plusOne(sorted, bins: bins), bins: bins, cutIsOver: true)
    case .pymcMarketing:
      cut(RFMQuantiles.distinctInner(sorted, bins: 4), bins: 4, cutIsOver: false)
    case .klaviyo:
      cut(
        lowIsBest ? [180, 365] : RFMQuantiles.inner(sorted, bins: 3), bins: 3, cutIsOver: false)
    case .thresholds(let thresholds):
      RFMDimension(
        figures: figures, keys: keys, cuts: thresholds[keyPath: bounds], bins: thresholds.bins,
        lowIsBest: lowIsBest, cutIsOver: !lowIsBest)
    }
  }

  private var keys: [UInt64] { values.map { RadixSort.key($0) } }

  private var sorted: [Double] {
    var keys = figures.map { RadixSort.key($0) }
    RadixSort.sort(&keys)
    return keys.map { RadixSort.double(ofKey: $0) }
  }

  /// Scores by rising cuts; those of recency are turned round, from the worst to the best.
  private func cut(_ rising: [Double], bins: Int, cutIsOver: Bool) -> RFMDimension {
    RFMDimension(
      figures: figures, keys: keys, cuts: lowIsBest ? rising.reversed() : rising, bins: bins,
      lowIsBest: lowIsBest, cutIsOver: cutIsOver)
  }
}
