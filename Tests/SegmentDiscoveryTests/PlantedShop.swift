// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing
import SalesData
import SegmentDiscovery

/// A shop whose customers come from four groups that are known.
struct PlantedShop {
  /// Share, days since the last order, orders, money an order.
  static let groups: [(share: Double, recency: Double, orders: Double, value: Double)] = [
    (0.15, 8, 30, 120), (0.25, 40, 9, 45), (0.35, 150, 2.4, 60), (0.25, 380, 14, 25),
  ]

  let ledger: SalesLedger
  /// The group of each customer.
  let truth: [Int32]

  /// Simulates a shop.
  ///
  /// - Parameters:
  ///   - count: The customers.
  ///   - seed: Of the generator.
  ///   - scale: Multiplies all money, as another unit does.
  ///   - rename: The id of the customer that is drawn with a number.
  init(
    customers count: Int, seed: UInt64 = 1, scale: Int = 1,
    rename: (Int) -> String = { "c\(100_000 + $0)" }
  ) {
    var generator = SeededGenerator(seed: seed)
    var made: [(id: String, group: Int32, orders: [SalesLedger.Order])] = []
    for customer in 0..<count {
      let draw = generator.uniform()
      var group = 0
      var limit = Self.groups[0].share
      while draw >= limit, group < Self.groups.count - 1 {
        group += 1
        limit += Self.groups[group].share
      }
      let center = Self.groups[group]
      func around(_ value: Double) -> Double { value * (1 + 0.15 * generator.approximateNormal()) }
      let recency = max(0.1, around(center.recency))
      let orders = max(1, Int(around(center.orders).rounded()))
      let value = max(1, around(center.value))
      let list = (0..<orders).map { order in
        SalesLedger.Order(
          placed: Timestamp(secondsSince1970: Int64(-86_400 * (recency + 14 * Double(order)))),
          amount: Money(micros: Int128(Int(value * 100) * scale) * 10_000), lineCount: 1)
      }
      made.append((rename(customer), Int32(group), list.reversed()))
    }
    made.sort { $0.id < $1.id }
    var offsets = [0]
    for customer in made { offsets.append(offsets[offsets.count - 1] + customer.orders.count) }
    truth = made.map(\.group)
    ledger = SalesLedger(
      customerIDs: made.map(\.id), orders: made.flatMap(\.orders), orderOffsets: offsets,
      asOf: Timestamp(secondsSince1970: 0),
      summary: SalesSummary(
        files: [], layout: SalesSummary.Layout(name: "simulated", confidence: 1, reason: ""),
        encoding: "", delimiter: "", dateFormat: ""))
  }
}

/// A discovery that resamples little: quick enough for tests that are not about stability.
func quick(
  algorithm: SegmentDiscoverer.Algorithm = .auto, segmentCounts: ClosedRange<Int>? = nil,
  featureNames: [String]? = nil, seed: UInt64 = 0
) -> SegmentDiscoverer {
  var settings = SegmentDiscoverer(
    algorithm: algorithm, segmentCounts: segmentCounts, featureNames: featureNames, seed: seed)
  settings.resampleCount = 10
  return settings
}
