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
    // By score first: there are many customers and few scores.
    let (r, f, m) = (scores.recency.scores, scores.frequency.scores, scores.monetary.scores)
    var ofScores = [(customers: Int, revenue: Money)](
      repeating: (0, .zero), count: bins * bins * bins)
    for (customer, amount) in customers.monetary.enumerated() {
      let code = ((r[customer] - 1) * bins + f[customer] - 1) * bins + m[customer] - 1
      ofScores[code].customers += 1
      ofScores[code].revenue += amount
    }
    var counts: [RFMSegment: (customers: Int, revenue: Money)] = [:]
    for (code, of) in ofScores.enumerated() where of.customers > 0 {
      let segment = RFMSegment(
        r: code / (bins * bins) + 1, f: code / bins % bins + 1, m: code % bins + 1, bins: bins)
      counts[segment, default: (0, .zero)].customers += of.customers
      counts[segment, default: (0, .zero)].revenue += of.revenue
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
