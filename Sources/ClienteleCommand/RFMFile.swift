// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clientele

/// The CSV of `clientele rfm`: one line a customer, in the order of their ids.
enum RFMFile {
  /// Customers whose lines are formed at once, and so many times `chunk` before they are written.
  private static let chunk = 1_024
  private static let chunksAtOnce = 64

  static func write(_ table: RFMTable, to file: AtomicFile, _ execution: Execution) throws {
    var header = CSVWriter()
    try header.header(RFMTable.columnNames)
    try header.write(to: file)
    // While one thread writes the lines of a round, the others form those of the next.
    var waiting: [Lines] = []
    nonisolated(unsafe) let file = file
    for start in stride(from: 0, through: table.count, by: chunk * chunksAtOnce) {
      let count = min(table.count - start, chunk * chunksAtOnce)
      let formed = waiting
      let parts = execution.mapChunks(of: chunk + count, size: chunk) { index, rows in
        Result { () throws -> Lines? in
          guard index > 0 else {
            for lines in formed { try lines.writer.write(to: file) }
            return nil
          }
          let first = start + rows.lowerBound - chunk
          return try Lines(table, first..<first + rows.count)
        }
      }
      waiting = try parts.compactMap { try $0.get() }
    }
    for lines in waiting { try lines.writer.write(to: file) }
  }

  /// The lines of some customers.
  private final class Lines: @unchecked Sendable {
    // Changed while it is formed, by one thread; only read after that.
    let writer: CSVWriter

    init(_ table: RFMTable, _ customers: Range<Int>) throws {
      var writer = CSVWriter()
      for customer in customers {
        let row = table[customer]
        writer.text(row.customerID)
        writer.number(row.recencyDays)
        writer.integer(row.frequency)
        writer.number { row.monetary.append(to: &$0) }
        writer.number { row.firstOrder.append(to: &$0) }
        writer.number { row.lastOrder.append(to: &$0) }
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
      self.writer = writer
    }
  }
}
