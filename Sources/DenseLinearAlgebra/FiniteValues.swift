// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import ReproducibleComputing

extension DenseMatrix {
  /// Refuses a matrix that holds a NaN or an infinity, and names the first one's row and column.
  ///
  /// - Parameter execution: How to run.
  /// - Throws: `.notFinite`, with the lowest column and in it the lowest row.
  /// - Complexity: O(rows x columns).
  public func requireFinite(execution: Execution = .default) throws(LinearAlgebraError) {
    guard let place = view.firstNonFinite(execution) else { return }
    throw LinearAlgebraError(
      .notFinite,
      "The value in row \(place.row), column \(place.column) (counted from 0) is "
        + "\(view[place.row, place.column]). Leave the row out or fill in a value.")
  }
}

extension MatrixView {
  /// The first value that is NaN or infinite, columns before rows.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  func firstNonFinite(_ execution: Execution) -> (row: Int, column: Int)? {
    let columnCount = columnCount
    return withUnsafeColumns { values, leadingDimension in
      nonisolated(unsafe) let values = values
      let found = execution.mapChunks(of: rowCount, size: RowChunks.size(rowCount)) {
        _, rows -> Place? in
        for column in 0..<columnCount {
          let start = values + column * leadingDimension
          // x * 0 is 0 for finite x and NaN for all others, and sums without a branch.
          var sum: Scalar = 0
          for row in rows { sum += start[row] * 0 }
          if sum == 0 { continue }
          for row in rows where !start[row].isFinite { return Place(row: row, column: column) }
        }
        return nil
      }
      // The chunks are in order of rows: the first with the lowest column holds the lowest row.
      let place = found.compactMap { $0 }.reduce(nil as Place?) { best, next in
        best.map { $0.column <= next.column } ?? false ? best : next
      }
      return place.map { ($0.row, $0.column) }
    }
  }

  private struct Place: Sendable {
    var row: Int
    var column: Int
  }
}
