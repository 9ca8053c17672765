// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clustering

/// How two ways of grouping the same customers fit each other.
public struct CrossTable: Sendable, Hashable, Codable {
  /// What the rows are: "discovered segments".
  public var rowTitle: String
  /// What the columns are: "RFM segments".
  public var columnTitle: String
  /// The names of the rows.
  public var rows: [String]
  /// The names of the columns.
  public var columns: [String]
  /// The customers in each cell: one array a row.
  public var counts: [[Int]]
  /// Adjusted Rand index of the two (Hubert and Arabie, Journal of Classification 2:193, 1985): 1
  /// where they are the same grouping, near 0 where they agree by chance alone.
  public var adjustedRandIndex: Double

  /// Creates a table from its figures.
  ///
  /// - Parameters:
  ///   - rowTitle: What the rows are.
  ///   - columnTitle: What the columns are.
  ///   - rows: The names of the rows.
  ///   - columns: The names of the columns.
  ///   - counts: The customers in each cell: one array a row.
  ///   - adjustedRandIndex: The adjusted Rand index of the two.
  public init(
    rowTitle: String, columnTitle: String, rows: [String], columns: [String], counts: [[Int]],
    adjustedRandIndex: Double
  ) {
    self.rowTitle = rowTitle
    self.columnTitle = columnTitle
    self.rows = rows
    self.columns = columns
    self.counts = counts
    self.adjustedRandIndex = adjustedRandIndex
  }

  /// Counts the customers in each cell of two groupings, each of names and one index a customer.
  ///
  /// Columns without customers are left out.
  init(
    _ rowTitle: String, _ rows: (names: [String], indices: [Int32]),
    by columnTitle: String, _ columns: (names: [String], indices: [Int32])
  ) {
    var counts = [[Int]](
      repeating: Array(repeating: 0, count: columns.names.count), count: rows.names.count)
    for (row, column) in zip(rows.indices, columns.indices) {
      counts[Int(row)][Int(column)] += 1
    }
    let kept = columns.names.indices.filter { column in counts.contains { $0[column] > 0 } }
    self.rowTitle = rowTitle
    self.columnTitle = columnTitle
    self.rows = rows.names
    self.columns = kept.map { columns.names[$0] }
    self.counts = counts.map { row in kept.map { row[$0] } }
    adjustedRandIndex = Clustering.adjustedRandIndex(rows.indices, columns.indices)
  }
}
