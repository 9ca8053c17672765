// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing

extension SalesSummary.Month {
  /// The purchases and the money of each calendar month, from the first order to the last.
  ///
  /// - Complexity: O(orders + days between the first and the last).
  static func summing(
    _ orders: [SalesLedger.Order], from first: Timestamp, to last: Timestamp,
    _ execution: Execution
  ) -> [SalesSummary.Month] {
    let start = number(first.dayNumber)
    var months = (start...number(last.dayNumber)).map { number in
      let month = String(number % 12 + 1)
      return SalesSummary.Month(
        month: "\(number / 12)-\(month.count == 1 ? "0" : "")\(month)", orders: 0, revenue: .zero)
    }
    let firstDay = first.dayNumber
    let monthOfDay = (firstDay...last.dayNumber).map { number($0) - start }
    let monthCount = months.count
    let parts = execution.mapChunks(of: orders.count, size: 1 << 18) { _, rows in
      var sums = [(orders: Int, micros: Int128)](repeating: (0, 0), count: monthCount)
      for order in orders[rows] {
        let month = monthOfDay[order.placed.dayNumber - firstDay]
        let micros = order.amount.micros
        sums[month].micros += micros
        if micros > 0 { sums[month].orders += 1 }
      }
      return sums
    }
    for part in parts {
      for (index, sum) in part.enumerated() {
        months[index].orders += sum.orders
        months[index].revenue.micros += sum.micros
      }
    }
    return months
  }

  private static func number(_ day: Int) -> Int {
    let date = CivilDate(dayNumber: day)
    return date.year * 12 + date.month - 1
  }
}
