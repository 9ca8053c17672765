// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing
import SalesData

/// What a scheme scores of each customer.
struct RFMFigures {
  /// One of recency, frequency and monetary.
  struct Column {
    /// Whole numbers to be compared exactly: greater is better.
    let values: [Int64]
    /// The figure of a customer in real units.
    let figure: @Sendable (Int) -> Double
    /// Whether small figures are good, as with recency.
    let lowIsBest: Bool
  }

  private let customers: CustomerTable
  private let scheme: RFMScheme
  /// The last purchases, in seconds or days.
  private let moments: [Int64]
  private let counts: [Int64]
  /// In millionths; of what does not fit, the least number there is.
  private let micros: [Int64]

  /// Gathers the figures of all customers in one go.
  init(customers: CustomerTable, scheme: RFMScheme) {
    self.customers = customers
    self.scheme = scheme
    let (count, records) = (customers.count, customers.records)
    let days = if case .pymcMarketing = scheme { true } else { false }
    let isPurchased = if case .klaviyo = scheme { true } else { false }
    var (counts, micros): ([Int64], [Int64]) = ([], [])
    moments = Self.filled(count) { moments in
      counts = Self.filled(count) { counts in
        micros = Self.filled(count) { micros in
          Execution.default.forEachChunk(of: count, size: 1 << 14) { _, rows in
            records.forEach(rows) { customer, _, sales in
              let (last, money) = (sales.lastPurchase, isPurchased ? sales.purchased : sales.amount)
              moments.base[customer] = days ? Int64(last.dayNumber) : last.secondsSince1970
              counts.base[customer] = Int64(days ? sales.purchaseDays : sales.purchases)
              micros.base[customer] = Int64(exactly: money.micros) ?? .min
            }
          }
        }
      }
    }
    self.counts = counts
    self.micros = micros
  }

  private struct Column64: @unchecked Sendable {
    let base: UnsafeMutablePointer<Int64>
  }

  /// A column that the body fills from end to end.
  private static func filled(_ count: Int, _ body: (Column64) -> Void) -> [Int64] {
    [Int64](unsafeUninitializedCapacity: count) { buffer, initialized in
      LargePages.prefer(in: UnsafeMutableRawBufferPointer(buffer))
      if let base = buffer.baseAddress { body(Column64(base: base)) }
      initialized = count
    }
  }

  var recency: Column {
    let (moments, asOf) = (moments, customers.asOf)
    if case .pymcMarketing = scheme {
      let last = Int64(asOf.dayNumber)
      return Column(values: moments, figure: { Double(last - moments[$0]) }, lowIsBest: true)
    }
    return Column(
      values: moments,
      figure: {
        CustomerSales.days(from: Timestamp(secondsSince1970: moments[$0]), to: asOf)
      }, lowIsBest: true)
  }

  var frequency: Column {
    let counts = counts
    return Column(values: counts, figure: { Double(counts[$0]) }, lowIsBest: false)
  }

  var monetary: Column {
    switch scheme {
    case .pymcMarketing:
      let means = zip(customers.monetary, counts).map { $0.doubleValue / Double($1) }
      return Column(
        values: means.map { Int64(bitPattern: RadixSort.key($0) ^ 1 << 63) },
        figure: { means[$0] }, lowIsBest: false)
    case .klaviyo: return money { $0.purchased }
    case .midrank, .rPackage, .ntile, .thresholds: return money { $0.amount }
    }
  }

  /// Amounts by their millionths, or by their ranks where one is beyond nine trillion units.
  private func money(_ amount: @Sendable (CustomerSales) -> Money) -> Column {
    let micros = micros
    guard micros.contains(.min) else {
      return Column(
        values: micros, figure: { Money(micros: Int128(micros[$0])).doubleValue },
        lowIsBest: false)
    }
    let amounts = customers.records.array(.default) { _, sales in amount(sales) }
    return Column(
      values: Self.ranks(amounts), figure: { amounts[$0].doubleValue }, lowIsBest: false)
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
  /// The figures in real units.
  private var figures: [Double] { values.indices.map(figure) }

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
      RFMDimension(values, figure: figure, bins: bins, lowIsBest: lowIsBest)
    case .ntile(let bins):
      RFMDimension(tilesOf: values, figure: figure, bins: bins, lowIsBest: lowIsBest)
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
