// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CustomerFeatures
import DenseLinearAlgebra
import SegmentDiscovery
import TabularFiles

/// `segments.csv`: one line a customer, written as it goes: memory does not grow with customers.
struct SegmentList {
  let result: DiscoveryResult

  /// Writes the header and all rows.
  ///
  /// - Parameter rows: Takes them, in memory or into a file.
  /// - Throws: `OutputError` when a row cannot be written.
  func write(to rows: inout CSVWriter) throws {
    let table = result.features
    try rows.header(["customer_id", "segment", "segment_name"] + table.features.map(\.name))
    // The columns, each contiguous; the names and ids of segments, written once each.
    let columns = table.features.indices.map { table.values.column($0) }
    let starts = columns.map(\.startIndex)
    let ids = result.segments.map(\.id)
    let names = result.segments.map(\.name)
    for (row, customer) in result.customers.customerIDs.enumerated() {
      let segment = Int(result.segmentIndices[row])
      rows.text(customer)
      rows.integer(ids[segment])
      rows.text(names[segment])
      for (column, start) in zip(columns, starts) { rows.number(column[start + row]) }
      try rows.endRow()
    }
  }
}
