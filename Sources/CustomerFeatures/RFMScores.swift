// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import SalesData

/// Recency, frequency and monetary scores of every customer; the highest score is best.
///
/// score = ceil(bins x (below + equal / 2) / n), with the customers that are worse and those that
/// are equal (oneself included) counted exactly: equal values get equal scores, the order of rows
/// changes nothing, and money in another unit changes no score. The price of honest ties is bins
/// of unequal size; `sizes` and `tieShare` say how unequal. Sorting ties apart (NTILE) would give
/// equal customers different scores.
public struct RFMScores: Sendable, Hashable {
  /// The number of scores of each dimension.
  public let bins: Int

  /// Compared by the moment of the last purchase: the latest scores highest.
  public let recency: RFMDimension

  /// Compared by the number of purchases.
  public let frequency: RFMDimension

  /// Compared by the exact sum of money.
  public let monetary: RFMDimension

  /// Scores customers against each other.
  ///
  /// - Parameters:
  ///   - customers: The customers.
  ///   - bins: The number of scores, in 2...100; 5 by custom.
  /// - Throws: `FeatureError` when bins is out of its range.
  /// - Complexity: O(n log n).
  public init(_ customers: CustomerTable, bins: Int = 5) throws {
    guard (2...100).contains(bins) else {
      throw FeatureError(.binCount, "\(bins) is no number of score bins; choose one from 2 to 100")
    }
    self.bins = bins
    recency = RFMDimension(
      customers.lastOrder.map(\.secondsSince1970), figures: customers.recencyDays, bins: bins,
      lowIsBest: true)
    frequency = RFMDimension(
      customers.frequency.map(Int64.init), figures: customers.frequency.map(Double.init),
      bins: bins)
    monetary = RFMDimension(
      Self.comparable(customers.monetary), figures: customers.monetary.map(\.doubleValue),
      bins: bins)
  }

  /// Numbers in the order of the amounts: their millionths, or their ranks where one is beyond
  /// nine trillion units.
  private static func comparable(_ amounts: [Money]) -> [Int64] {
    let exact = amounts.allSatisfy {
      let small = Int64(truncatingIfNeeded: $0.micros)
      return Int128(small) == $0.micros && small > .min
    }
    if exact { return amounts.map { Int64(truncatingIfNeeded: $0.micros) } }
    var rank: Int64 = 0
    var ranks = [Int64](repeating: 0, count: amounts.count)
    var previous: Money?
    for index in amounts.indices.sorted(by: { amounts[$0] < amounts[$1] }) {
      if amounts[index] != previous { rank += 1 }
      (ranks[index], previous) = (rank, amounts[index])
    }
    return ranks
  }

  /// The named segment of a customer.
  ///
  /// - Parameter customer: The customer's index.
  /// - Returns: One of the eleven.
  public func segment(_ customer: Int) -> RFMSegment {
    RFMSegment(
      r: recency.scores[customer], f: frequency.scores[customer], m: monetary.scores[customer],
      bins: bins)
  }

  /// Scores figures by the cuts of these customers, as for a customer who came later.
  ///
  /// - Parameters:
  ///   - recencyDays: Days since the last purchase.
  ///   - purchases: Number of purchases.
  ///   - money: Sum of the orders.
  /// - Returns: The three scores, each in `1...bins`.
  public func scores(
    recencyDays: Double, purchases: Double, money: Double
  ) -> (r: Int, f: Int, m: Int) {
    (
      recency.score(recencyDays, lowIsBest: true),
      frequency.score(purchases, lowIsBest: false),
      monetary.score(money, lowIsBest: false)
    )
  }
}
