// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clientele

/// The CSV of `clientele rfm`: one line a customer, in the order of their ids.
enum RFMFile {
  /// Customers whose lines are formed at once, and so many times `chunk` before they are written.
  private static let chunk = 1_024
  private static let chunksAtOnce = 16

  static func write(_ table: RFMTable, to file: AtomicFile, _ execution: Execution) throws {
    var header = CSVWriter()
    try header.header(RFMTable.columnNames)
    try header.write(to: file)
    // While one thread writes the lines of a round, the others form those of the next.
    var waiting: ArraySlice<Lines> = []
    var (next, other) = (Lines.some(chunksAtOnce), Lines.some(chunksAtOnce))
    nonisolated(unsafe) let file = file
    let cells = ScoreCells(table.scores)
    for start in stride(from: 0, through: table.count, by: chunk * chunksAtOnce) {
      let count = min(table.count - start, chunk * chunksAtOnce)
      let (formed, forming) = (waiting, next)
      let results = execution.mapChunks(of: chunk + count, size: chunk) { index, rows in
        Result {
          guard index > 0 else {
            for lines in formed { try lines.write(to: file) }
            return
          }
          let first = start + rows.lowerBound - chunk
          try forming[index - 1].form(table, first..<first + rows.count, cells)
        }
      }
      for result in results { try result.get() }
      waiting = forming.prefix(results.count - 1)
      swap(&next, &other)
    }
    for lines in waiting { try lines.write(to: file) }
  }

  /// The cells of all combinations of scores: the three and the name of the segment.
  private struct ScoreCells: Sendable {
    private let bins: Int
    private var bytes: [UInt8] = []
    private var starts = [0]

    init(_ scores: RFMScores) {
      bins = scores.bins
      let names = scores.scheme.map.names.map { CSVWriter.cell($0) }
      for r in 1...bins {
        for f in 1...bins {
          for m in 1...bins {
            bytes += Array("\(r),\(f),\(m),".utf8) + names[scores.nameIndex(r, f, m)]
            starts.append(bytes.count)
          }
        }
      }
    }

    @inline(__always)
    func append(_ r: UInt8, _ f: UInt8, _ m: UInt8, to writer: inout CSVWriter) {
      let number = ((Int(r) - 1) * bins + Int(f) - 1) * bins + Int(m) - 1
      bytes.withUnsafeBufferPointer {
        writer.cells(UnsafeBufferPointer(rebasing: $0[starts[number]..<starts[number + 1]]))
      }
    }
  }

  /// The lines of some customers, in memory that is used again.
  private final class Lines: @unchecked Sendable {
    // Changed while it is formed, by one thread; only read after that.
    private var kept = CSVWriter()

    func write(to file: AtomicFile) throws { try kept.write(to: file) }

    static func some(_ count: Int) -> [Lines] { (0..<count).map { _ in Lines() } }

    func form(_ table: RFMTable, _ customers: Range<Int>, _ cells: ScoreCells) throws {
      var writer = CSVWriter()
      swap(&writer, &kept)
      defer { swap(&writer, &kept) }
      writer.removeAll()
      let (scores, asOf) = (table.scores, table.customers.asOf)
      let (r, f, m) = (scores.recency.bytes, scores.frequency.bytes, scores.monetary.bytes)
      let noRefunds = Array("0,0".utf8)
      try table.customers.records.forEach(customers) { customer, id, sales in
        writer.text(id)
        writer.number(sales.recencyDays(asOf))
        writer.integer(sales.purchases)
        writer.number { sales.amount.append(to: &$0) }
        writer.number { sales.firstPurchase.append(to: &$0) }
        writer.number { sales.lastPurchase.append(to: &$0) }
        cells.append(r[customer], f[customer], m[customer], to: &writer)
        writer.number(sales.averageOrderValue)
        writer.number(sales.tenureDays(asOf))
        writer.number(sales.daysBetweenOrders(asOf))
        // Without refunds, the purchases are all there is: mostly so, and 0 is quickly written.
        if sales.refunds == 0 {
          noRefunds.withUnsafeBufferPointer { writer.cells($0) }
        } else {
          writer.integer(sales.refunds)
          writer.number(sales.refundShare)
        }
        try writer.endRow()
      }
    }
  }
}
