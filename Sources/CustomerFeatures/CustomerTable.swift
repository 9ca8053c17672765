// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import SalesData

/// One row a customer: recency, frequency, monetary and what else the orders tell.
///
/// All columns have one value a customer, in the order of `customerIDs`. A purchase is an order
/// over zero, a refund one under zero; an order of exactly zero is neither, and counts nowhere.
public struct CustomerTable: Sendable {
  /// The customers, in the order of their ids' bytes.
  public let customerIDs: [String]

  /// Days from the last purchase to the as-of moment, a decimal number.
  public let recencyDays: [Double]

  /// The number of purchases, at least 1.
  public let frequency: [Int]

  /// The sum of all orders, so of the purchases net of the refunds; may be under zero.
  public let monetary: [Money]

  /// The number of days on which there was a purchase.
  public let purchaseDays: [Int]

  /// When the first purchase was placed.
  public let firstOrder: [Timestamp]

  /// When the last purchase was placed.
  public let lastOrder: [Timestamp]

  /// The number of refunds.
  public let refundCount: [Int]

  /// The sum of the purchases before refunds, over zero.
  public let purchased: [Money]

  /// The number of lines of all purchases.
  public let purchaseLineCount: [Int]

  /// The moment from which recency and tenure are counted.
  public let asOf: Timestamp

  /// The number of customers.
  public var count: Int { customerIDs.count }

  /// Sums the orders of every customer.
  ///
  /// - Parameter ledger: The orders; every customer in it has a purchase.
  /// - Complexity: O(orders).
  public init(_ ledger: SalesLedger) {
    let count = ledger.customerIDs.count
    var recencyDays = [Double](repeating: 0, count: count)
    var frequency = [Int](repeating: 0, count: count)
    var monetary = [Money](repeating: .zero, count: count)
    var purchaseDays = frequency
    var firstOrder = [Timestamp](repeating: ledger.asOf, count: count)
    var lastOrder = firstOrder
    var refundCount = frequency
    var purchased = monetary
    var purchaseLineCount = frequency
    for customer in 0..<count {
      // Orders are in the order of time.
      var latestDay: Int?
      for order in ledger.orders(ofCustomer: customer) {
        let amount = order.amount
        monetary[customer] += amount
        if amount > .zero {
          let isFirst = frequency[customer] == 0
          firstOrder[customer] = isFirst ? order.placed : min(firstOrder[customer], order.placed)
          lastOrder[customer] = isFirst ? order.placed : max(lastOrder[customer], order.placed)
          frequency[customer] += 1
          let day = order.placed.dayNumber
          if day != latestDay { purchaseDays[customer] += 1 }
          latestDay = day
          purchased[customer] += amount
          purchaseLineCount[customer] += Int(order.lineCount)
        } else if amount < .zero {
          refundCount[customer] += 1
        }
      }
      precondition(frequency[customer] > 0, "a ledger's customers have a purchase each")
      recencyDays[customer] = Self.days(from: lastOrder[customer], to: ledger.asOf)
    }
    customerIDs = ledger.customerIDs
    self.recencyDays = recencyDays
    self.frequency = frequency
    self.monetary = monetary
    self.purchaseDays = purchaseDays
    self.firstOrder = firstOrder
    self.lastOrder = lastOrder
    self.refundCount = refundCount
    self.purchased = purchased
    self.purchaseLineCount = purchaseLineCount
    asOf = ledger.asOf
  }

  /// The days between two moments, as a decimal number.
  static func days(from start: Timestamp, to end: Timestamp) -> Double {
    Double(end.secondsSince1970 - start.secondsSince1970) / 86_400
  }
}
