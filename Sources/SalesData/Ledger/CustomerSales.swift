// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// What the orders of one customer sum to; money and moments are exact.
///
/// A purchase is an order over zero, a refund one under zero; an order of exactly zero is neither,
/// and counts nowhere.
public struct CustomerSales: Sendable, Hashable {
  /// The sum of all orders: purchases less refunds.
  public private(set) var amount = Money.zero
  /// The sum of the purchases alone.
  public private(set) var purchased = Money.zero
  private var first = Int64.max
  private var last = Int64.min
  /// The number of lines of all purchases.
  public private(set) var purchaseLines = 0
  private var purchaseCount: UInt32 = 0
  private var refundCount: UInt32 = 0

  /// The number of purchases.
  public var purchases: Int { Int(purchaseCount) }
  /// The number of refunds.
  public var refunds: Int { Int(refundCount) }
  /// When the first purchase was placed; of no meaning where there is none.
  public var firstPurchase: Timestamp { Timestamp(secondsSince1970: first) }
  /// When the last purchase was placed; of no meaning where there is none.
  public var lastPurchase: Timestamp { Timestamp(secondsSince1970: last) }

  /// The number of days on which a purchase was placed; 0 where the reading was asked not to count
  /// them.
  public internal(set) var purchaseDays = 0

  /// The sums of no order.
  public init() {}

  /// Sums as they are kept while rows are read.
  init(_ sums: RunningSales, carry: RunningSales.Carry?) {
    amount = Money(micros: Int128(sums.amount) + (carry?.amount ?? 0))
    purchased = Money(micros: Int128(sums.purchased) + (carry?.purchased ?? 0))
    if sums.purchases > 0 { (first, last) = (sums.first, sums.last) }
    purchaseLines = Int(sums.purchaseLines)
    (purchaseCount, refundCount) = (sums.purchases, sums.refunds)
    purchaseDays = Int(sums.purchaseDays)
  }

  /// The number of different days among the moments of one customer's purchases.
  ///
  /// - Complexity: O(n) where no two days have the same place among 64; otherwise O(n log n).
  static func dayCount(_ moments: some Collection<Timestamp>) -> Int {
    var seen: UInt64 = 0
    for moment in moments {
      let mark = 1 as UInt64 &<< UInt64(truncatingIfNeeded: moment.dayNumber)
      if seen & mark != 0 { return Set(moments.map(\.dayNumber)).count }
      seen |= mark
    }
    return moments.count
  }

  /// Adds an order.
  ///
  /// - Parameters:
  ///   - placed: When it was placed.
  ///   - amount: Its money.
  ///   - lineCount: The number of its lines.
  @inline(__always)
  public mutating func add(placed: Timestamp, amount: Money, lineCount: Int) {
    self.amount += amount
    if amount > .zero {
      purchased += amount
      purchaseCount &+= 1
      purchaseLines &+= lineCount
      first = min(first, placed.secondsSince1970)
      last = max(last, placed.secondsSince1970)
    } else if amount < .zero {
      refundCount &+= 1
    }
  }
}
