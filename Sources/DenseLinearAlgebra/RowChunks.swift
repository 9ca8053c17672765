// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// How tall matrices are cut into chunks of rows.
enum RowChunks {
  /// Rows in a chunk; from the number of rows alone, so that no result depends on threads.
  ///
  /// At least 4096, below which a product costs less than handing it over, and at most 64 chunks,
  /// so that the partial sums of a wide matrix stay small.
  static func size(_ rowCount: Int) -> Int { max(4096, (rowCount + 63) / 64) }
}
