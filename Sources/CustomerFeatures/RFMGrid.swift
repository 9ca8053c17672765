// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing
import SalesData

/// Customers by recency and frequency score.
public struct RFMGrid: Sendable, Hashable {
  /// The customers with one pair of scores.
  public struct Cell: Sendable, Hashable {
    /// The recency score.
    public let r: Int
    /// The frequency score.
    public let f: Int
    /// The customers with both.
    public let customers: Int
    /// The median of their money, in units; 0 where there are none.
    public let medianMonetary: Double
  }

  /// All `bins * bins` cells: r from 1 up, and within it f from 1 up; empty ones included.
  public let cells: [Cell]

  /// Counts the customers of each cell.
  ///
  /// - Parameters:
  ///   - customers: The customers.
  ///   - scores: Their scores.
  /// - Complexity: O(customers).
  public init(_ customers: CustomerTable, scores: RFMScores) {
    var members = [[Double]](repeating: [], count: scores.bins * scores.bins)
    let (recency, frequency) = (scores.recency.scores, scores.frequency.scores)
    for (customer, amount) in customers.monetary.enumerated() {
      let cell = (recency[customer] - 1) * scores.bins + frequency[customer] - 1
      members[cell].append(amount.doubleValue)
    }
    cells = members.enumerated().map { index, values in
      Cell(
        r: index / scores.bins + 1, f: index % scores.bins + 1, customers: values.count,
        medianMonetary: values.isEmpty
          ? 0 : SampleStatistics.quantile(sorted: values.ascending(), 0.5))
    }
  }
}
