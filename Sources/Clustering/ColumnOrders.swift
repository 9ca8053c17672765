// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import DenseLinearAlgebra
import ReproducibleComputing

/// Per column the rows in ascending order of their values; equal values by row.
struct ColumnOrders: Sendable {
  let rows: [[Int32]]

  /// Sorts the columns, each once.
  ///
  /// - Throws: `CancellationError`.
  /// - Complexity: O(rows x columns) time and memory.
  init(_ points: Matrix<Double>, execution: Execution) throws {
    // One column a chunk: threads change nothing.
    rows = try execution.mapChunksUnlessCancelled(of: points.columnCount, size: 1) { column, _ in
      var entries = points.column(column).enumerated().map { row, value in
        LinkageRadixSort.Entry(key: LinkageRadixSort.key(value), index: Int32(row))
      }
      entries.withUnsafeMutableBufferPointer { LinkageRadixSort.sort($0) {} }
      return entries.map(\.index)
    }
  }
}
