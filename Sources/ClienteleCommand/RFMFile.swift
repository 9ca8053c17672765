// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clientele

/// The CSV of `clientele rfm`: one line a customer, in the order of their ids.
enum RFMFile {
  /// Customers whose lines are formed at once, and so many times `chunk` before they are written.
  private static let chunk = 8_192
  private static let chunksAtOnce = 16

  static func write(_ table: RFMTable, to file: AtomicFile, _ execution: Execution) throws {
    var header = CSVWriter()
    try header.header(RFMTable.columnNames)
    try file.append(header.bytes)
    for start in stride(from: 0, to: table.count, by: chunk * chunksAtOnce) {
      let count = min(table.count - start, chunk * chunksAtOnce)
      let parts = execution.mapChunks(of: count, size: chunk) { _, rows in
        Result { try lines(table, start + rows.lowerBound..<start + rows.upperBound) }
      }
      for part in parts { try file.append(part.get()) }
    }
  }

  private static func lines(_ table: RFMTable, _ customers: Range<Int>) throws -> [UInt8] {
    var writer = CSVWriter()
    for customer in customers {
      let row = table[customer]
      writer.text(row.customerID)
      writer.number(row.recencyDays)
      writer.integer(row.frequency)
      writer.number { row.monetary.appendText(to: &$0) }
      writer.number { row.firstOrder.appendText(to: &$0) }
      writer.number { row.lastOrder.appendText(to: &$0) }
      writer.integer(row.rScore)
      writer.integer(row.fScore)
      writer.integer(row.mScore)
      writer.text(row.segmentName)
      writer.number(row.averageOrderValue)
      writer.number(row.tenureDays)
      writer.number(row.daysBetweenOrders)
      writer.integer(row.refunds)
      writer.number(row.refundShare)
      try writer.endRow()
    }
    return writer.bytes
  }
}
