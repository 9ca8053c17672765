// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing
import SalesData

/// Recency, frequency and monetary scores of every customer; the highest score is best.
///
/// Unless another ``RFMScheme`` is asked for, score = ceil(bins x (below + equal / 2) / n), with the
/// customers that are worse and those that are equal (oneself included) counted exactly: equal
/// values get equal scores, the order of rows changes nothing, and money in another unit changes no
/// score. The price of honest ties is bins of unequal size; `sizes` and `tieShare` say how unequal.
/// Sorting ties apart (NTILE) gives equal customers different scores.
public struct RFMScores: Sendable, Hashable {
  /// How the scores were formed.
  public let scheme: RFMScheme

  /// The number of scores of each dimension.
  public let bins: Int

  /// Compared by the moment of the last purchase: the latest scores highest.
  public let recency: RFMDimension

  /// Compared by the number of purchases.
  public let frequency: RFMDimension

  /// Compared by the exact sum of money.
  public let monetary: RFMDimension

  // The scheme's, kept because names are asked for customer by customer.
  private let map: RFMMap
  private let places: [Int]

  /// Scores customers against each other by mid-rank.
  ///
  /// - Parameters:
  ///   - customers: The customers.
  ///   - bins: The number of scores, in 2...100; 5 by custom.
  /// - Throws: `FeatureError` when bins is out of its range.
  /// - Complexity: O(n log n).
  public init(_ customers: CustomerTable, bins: Int = 5) throws {
    try self.init(customers, scheme: .midrank(bins: bins))
  }

  /// Scores customers by a scheme.
  ///
  /// - Parameters:
  ///   - customers: The customers.
  ///   - scheme: The scheme; its number of scores is in 2...100.
  /// - Throws: `FeatureError` when the number of scores is out of its range.
  /// - Complexity: O(n log n).
  public init(_ customers: CustomerTable, scheme: RFMScheme) throws {
    let bins = scheme.bins
    guard (2...100).contains(bins) else {
      throw FeatureError(.binCount, "\(bins) is no number of score bins; choose one from 2 to 100")
    }
    self.scheme = scheme
    self.bins = bins
    map = scheme.map
    places = map.places(bins: bins)
    let figures = RFMFigures(customers: customers, scheme: scheme)
    recency = figures.recency.dimension(scheme, \.recency)
    frequency = figures.frequency.dimension(scheme, \.frequency)
    monetary = figures.monetary.dimension(scheme, \.monetary)
  }

  /// The name that the scheme's map gives to a customer.
  ///
  /// - Parameter customer: The customer's index.
  /// - Returns: One of the names of `scheme.map`.
  public func segmentName(_ customer: Int) -> String {
    map.names[nameIndex(customer)]
  }

  /// The customers with each name of `scheme.map`, in its order.
  public var segmentSizes: [Int] {
    var sizes = [Int](repeating: 0, count: map.names.count)
    for customer in recency.bytes.indices { sizes[nameIndex(customer)] += 1 }
    return sizes
  }

  /// The index of a customer's name in `scheme.map.names`.
  package func nameIndex(_ customer: Int) -> Int {
    nameIndex(
      Int(recency.bytes[customer]), Int(frequency.bytes[customer]), Int(monetary.bytes[customer]))
  }

  /// The index of the name of three scores in `scheme.map.names`.
  package func nameIndex(_ r: Int, _ f: Int, _ m: Int) -> Int {
    map.index(places[r - 1], places[f - 1], places[m - 1])
  }

  /// The segment of a customer in the map of eleven, whatever the scheme.
  ///
  /// - Parameter customer: The customer's index.
  /// - Returns: One of the eleven.
  public func segment(_ customer: Int) -> RFMSegment {
    RFMSegment(
      r: Int(recency.bytes[customer]), f: Int(frequency.bytes[customer]),
      m: Int(monetary.bytes[customer]), bins: bins)
  }

  /// Scores figures by the cuts of these customers, as for a customer who came later.
  ///
  /// - Parameters:
  ///   - recencyDays: Days since the last purchase.
  ///   - purchases: Number of purchases, or what else the scheme scores as frequency.
  ///   - money: Sum of the orders, or what else the scheme scores as monetary.
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
