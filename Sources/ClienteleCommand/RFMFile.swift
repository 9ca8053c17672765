// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clientele

/// The CSV of `clientele rfm`: one line a customer, in the order of their ids.
enum RFMFile {
  static func write(_ table: RFMTable, to file: AtomicFile) throws {
    var writer = CSVWriter(file)
    try writer.header(RFMTable.columnNames)
    for customer in 0..<table.count {
      let row = table[customer]
      writer.text(row.customerID)
      writer.number(row.recencyDays)
      writer.integer(row.frequency)
      writer.number(text: row.monetary.description)
      writer.number(text: row.firstOrder.description)
      writer.number(text: row.lastOrder.description)
      writer.integer(row.rScore)
      writer.integer(row.fScore)
      writer.integer(row.mScore)
      writer.text(row.segment.name)
      writer.number(row.averageOrderValue)
      writer.number(row.tenureDays)
      writer.number(row.daysBetweenOrders)
      writer.integer(row.refunds)
      writer.number(row.refundShare)
      try writer.endRow()
    }
  }
}
