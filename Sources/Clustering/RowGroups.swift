// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing

/// Rows cut into a few groups that sum on their own: their number depends on no threads.
struct RowGroups {
  let rowCount: Int
  /// The number of groups, at least 1.
  let count: Int
  private let size: Int

  /// Cuts rows into groups of equal size.
  ///
  /// - Parameters:
  ///   - rowCount: The rows, at least 1.
  ///   - count: The most groups; short tables have fewer.
  init(rowCount: Int, count: Int) {
    self.rowCount = rowCount
    size = max(8192, (rowCount + max(1, count) - 1) / max(1, count))
    self.count = (rowCount + size - 1) / size
  }

  /// Calls the body with the rows of each group, in order and wave by wave.
  ///
  /// - Parameters:
  ///   - rowsPerWave: Rows of a group between which a cancelled task stops.
  ///   - execution: Threads, progress and cancellation.
  ///   - body: Gets the group and some of its rows; the next ones of a group come after it.
  /// - Throws: `CancellationError`.
  func forEach(
    rowsPerWave: Int, _ execution: Execution,
    _ body: @Sendable (_ group: Int, _ rows: Range<Int>) -> Void
  ) throws {
    for start in stride(from: 0, to: size, by: rowsPerWave) {
      try execution.checkCancellation()
      execution.report("condensing rows", fraction: Double(start) / Double(size))
      execution.forEachChunk(of: count, size: 1) { group, _ in
        let first = group * size
        let end = min(first + size, rowCount)
        let low = min(first + start, end)
        body(group, low..<min(low + rowsPerWave, end))
      }
    }
  }
}
