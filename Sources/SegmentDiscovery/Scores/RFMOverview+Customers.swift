// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import CustomerFeatures
import SalesData

extension RFMOverview {
  /// Scores customers and counts the named segments and the cells of the grid.
  ///
  /// - Parameters:
  ///   - customers: The customers.
  ///   - bins: The number of scores, in 2...100.
  /// - Throws: `FeatureError` when bins is out of its range.
  /// - Complexity: O(customers log customers).
  public init(_ customers: CustomerTable, bins: Int = 5) throws {
    let scores = try RFMScores(customers, bins: bins)
    let all = RFMSegment.allCases
    var counts: [RFMSegment: (customers: Int, revenue: Money)] = [:]
    for customer in 0..<customers.count {
      let segment = scores.segment(customer)
      counts[segment, default: (0, .zero)].customers += 1
      counts[segment, default: (0, .zero)].revenue += customers.monetary[customer]
    }
    self.bins = bins
    segments = all.map {
      NamedSegment(
        name: $0.name, customers: counts[$0]?.customers ?? 0, revenue: counts[$0]?.revenue ?? .zero)
    }
    grid = RFMGrid(customers, scores: scores).cells.map {
      Cell(r: $0.r, f: $0.f, customers: $0.customers, medianMonetary: $0.medianMonetary)
    }
    cuts = ["R": scores.recency.cuts, "F": scores.frequency.cuts, "M": scores.monetary.cuts]
    tieShares = [
      "R": scores.recency.tieShare, "F": scores.frequency.tieShare, "M": scores.monetary.tieShare,
    ]
  }
}
