// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CustomerFeatures
import ReproducibleComputing

/// Pearson's chi-squared test of whether the rows of a table have the same shares of its columns.
///
/// The statistic is the sum of (seen - expected)² / expected without a correction for continuity
/// (Pearson, Philosophical Magazine 50:157, 1900). Rows and columns without customers are left
/// out. The p-value is an approximation: with an expected count under 5 (``leastExpected``) prefer
/// ``FisherExactTest`` on two by two.
struct ChiSquaredTest: Sendable, Hashable {
  /// The statistic; 0 or more.
  let statistic: Double

  /// (rows - 1) (columns - 1); 0 where there is nothing to compare.
  let degreesOfFreedom: Int

  /// The p-value, in 0...1; 1 where there is nothing to compare.
  let pValue: Double

  /// The smallest expected count of a cell; infinite where there is nothing to compare.
  let leastExpected: Double

  /// Cramér's V, in 0...1: √(statistic / (n (min(rows, columns) - 1))) ("Mathematical Methods of
  /// Statistics", Princeton 1946, section 21.9).
  let cramersV: Double

  /// Tests a table of counts.
  ///
  /// - Parameter counts: The rows, for instance segments, each with the same columns, for instance
  ///   countries; counts of 0 or more.
  /// - Complexity: O(rows x columns).
  init(_ counts: [[Int]]) {
    let width = counts.first?.count ?? 0
    precondition(
      counts.allSatisfy { $0.count == width && $0.allSatisfy { $0 >= 0 } },
      "the rows of a table of counts are equally long, and no count is under 0")
    let rowTotals = counts.map { Double($0.reduce(0, +)) }
    let columnTotals = (0..<width).map { column in
      Double(counts.reduce(0) { $0 + $1[column] })
    }
    let total = rowTotals.reduce(0, +)
    let rows = counts.indices.filter { rowTotals[$0] > 0 }
    let columns = columnTotals.indices.filter { columnTotals[$0] > 0 }
    degreesOfFreedom = max(0, rows.count - 1) * max(0, columns.count - 1)
    guard degreesOfFreedom > 0 else {
      (statistic, pValue, leastExpected, cramersV) = (0, 1, .infinity, 0)
      return
    }
    var sum = SampleStatistics.CompensatedSum()
    var least = Double.infinity
    for row in rows {
      for column in columns {
        let expected = rowTotals[row] * columnTotals[column] / total
        let difference = Double(counts[row][column]) - expected
        sum.add(difference * difference / expected)
        least = min(least, expected)
      }
    }
    statistic = sum.value
    leastExpected = least
    pValue = PortableMath.chiSquaredUpperTail(statistic, degreesOfFreedom: degreesOfFreedom)
    cramersV = min(1, statistic / (total * Double(min(rows.count, columns.count) - 1))).squareRoot()
  }
}
