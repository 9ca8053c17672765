// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

extension SalesSummary.Month {
  /// The purchases and the money of each calendar month, from the first order to the last.
  static func summing(_ orders: [SalesLedger.Order]) -> [SalesSummary.Month] {
    guard let first = orders.lazy.map(\.placed).min(), let last = orders.lazy.map(\.placed).max()
    else { return [] }
    let start = number(first)
    var months = (start...number(last)).map { number in
      let month = String(number % 12 + 1)
      return SalesSummary.Month(
        month: "\(number / 12)-\(month.count == 1 ? "0" : "")\(month)", orders: 0, revenue: .zero)
    }
    for order in orders {
      let index = number(order.placed) - start
      months[index].revenue += order.amount
      if order.amount > .zero { months[index].orders += 1 }
    }
    return months
  }

  private static func number(_ moment: Timestamp) -> Int {
    let date = moment.civilDate
    return date.year * 12 + date.month - 1
  }
}
