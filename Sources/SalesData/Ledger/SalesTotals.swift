// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// What orders of customers with a purchase sum to, and the money of the others.
struct SalesTotals: Sendable {
  /// One calendar month.
  struct Month: Sendable {
    var purchases = 0
    var micros: Int128 = 0
  }

  private(set) var first = Int64.max
  private(set) var last = Int64.min
  private(set) var lastPurchase = Int64.min
  private(set) var refunds = 0
  /// The purchases of each day.
  private(set) var purchaseDays = DayCounts()
  /// The customers without a purchase, and the money of their orders.
  var refundOnly = SalesSummary.RefundOnly(customers: 0, amount: .zero)
  /// By the number of the month from `firstMonth` on.
  private var months = [Month](repeating: Month(), count: SalesTotals.monthCount)

  var revenue: Int128 { months.reduce(0) { $0 + $1.micros } }
  var purchases: Int { months.reduce(0) { $0 + $1.purchases } }

  // A day more to each side than dates have, for the zones that turn them into UTC.
  private static let firstDay =
    CivilDate(year: CivilDate.years.lowerBound, month: 1, day: 1).dayNumber - 1
  private static let dayCount =
    CivilDate(year: CivilDate.years.upperBound + 1, month: 1, day: 2).dayNumber - firstDay
  private static let firstMonth = number(ofMonthOf: firstDay)
  private static let monthCount = number(ofMonthOf: firstDay + dayCount) - firstMonth + 1
  private static let monthOfDay: [UInt16] = (0..<dayCount).map {
    UInt16(number(ofMonthOf: firstDay + $0) - firstMonth)
  }

  private static func number(ofMonthOf day: Int) -> Int {
    let date = CivilDate(dayNumber: day)
    return date.year * 12 + date.month - 1
  }

  /// Adds an order.
  @inline(__always)
  mutating func add(placed: Int64, micros: Int128) {
    first = min(first, placed)
    last = max(last, placed)
    let day = Timestamp(secondsSince1970: placed).dayNumber
    let month = Int(Self.monthOfDay[day - Self.firstDay])
    months[month].micros += micros
    if micros > 0 {
      months[month].purchases += 1
      purchaseDays.add(day: day)
      lastPurchase = max(lastPurchase, placed)
    } else if micros < 0 {
      refunds += 1
    }
  }

  /// Adds the purchases among rows that are whole orders: each has a customer who bought.
  mutating func add(purchasesIn rows: UnsafeBufferPointer<SaleRow>) {
    var (earliest, latest) = (Int64.max, Int64.min)
    months.withUnsafeMutableBufferPointer { months in
      Self.monthOfDay.withUnsafeBufferPointer { monthOfDay in
        for row in rows where row.kind == .order && row.micros > 0 {
          earliest = min(earliest, row.placed)
          latest = max(latest, row.placed)
          let day = Timestamp(secondsSince1970: row.placed).dayNumber &- Self.firstDay
          let month = Int(monthOfDay[day])
          months[month].micros &+= Int128(row.micros)
          months[month].purchases &+= 1
        }
      }
    }
    first = min(first, earliest)
    last = max(last, latest)
    lastPurchase = max(lastPurchase, latest)
  }

  mutating func add(_ other: SalesTotals) {
    first = min(first, other.first)
    last = max(last, other.last)
    lastPurchase = max(lastPurchase, other.lastPurchase)
    refunds += other.refunds
    purchaseDays.add(other.purchaseDays)
    refundOnly.customers += other.refundOnly.customers
    refundOnly.amount += other.refundOnly.amount
    for index in months.indices {
      months[index].purchases += other.months[index].purchases
      months[index].micros += other.months[index].micros
    }
  }

  /// The purchases and the money of each calendar month, from the first order to the last.
  var monthly: [SalesSummary.Month] {
    guard first <= last else { return [] }
    let bounds = [first, last].map {
      Self.number(ofMonthOf: Timestamp(secondsSince1970: $0).dayNumber)
    }
    return (bounds[0]...bounds[1]).map { number in
      let sum = months[number - Self.firstMonth]
      let month = String(number % 12 + 1)
      return SalesSummary.Month(
        month: "\(number / 12)-\(month.count == 1 ? "0" : "")\(month)", orders: sum.purchases,
        revenue: Money(micros: sum.micros))
    }
  }
}
