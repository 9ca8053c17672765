// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import SalesData

/// Ledgers small enough to compute by hand.
enum SmallLedger {
  /// An order: the day on which it was placed (and a part of it), and its money in hundredths.
  typealias Order = (day: Double, cents: Int)

  /// A ledger with as-of at the end of a day, customers in the order of their ids.
  static func make(_ customers: [String: [Order]], asOfDay: Double, scale: Int = 1) -> SalesLedger {
    let ids = customers.keys.sorted()
    var orders: [SalesLedger.Order] = []
    var offsets = [0]
    for id in ids {
      orders += (customers[id] ?? []).sorted { $0.day < $1.day }.map {
        SalesLedger.Order(
          placed: moment($0.day), amount: Money(micros: Int128($0.cents * scale) * 10_000),
          lineCount: 2)
      }
      offsets.append(orders.count)
    }
    return SalesLedger(
      customerIDs: ids, orders: orders, orderOffsets: offsets, asOf: moment(asOfDay),
      summary: summary)
  }

  /// A moment some days after the start of 2024.
  static func moment(_ day: Double) -> Timestamp {
    Timestamp(secondsSince1970: 1_704_067_200 + Int64(day * 86_400))
  }

  /// An account of nothing: features do not read it.
  static let summary = SalesSummary(
    files: [], layout: SalesSummary.Layout(name: "made by hand", confidence: 1, reason: ""),
    encoding: "", delimiter: "", dateFormat: "")
}
