// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing
import TabularFiles
import Testing

@testable import SalesData

/// Files of several parts, which are read side by side.
@Suite struct LargeFileTests {
  private static let rowCount = 6_000

  /// Rows of some 400 bytes: orders of two lines far apart, capitals in addresses, notes.
  private func rows(noteBreaks: Bool) -> [String] {
    let note =
      noteBreaks
      ? String(repeating: "a note,\n\"\"with\"\"\nlines. ", count: 16)
      : String(repeating: "a note, \"\"with\"\" commas. ", count: 16)
    return (0..<Self.rowCount).map { index in
      let order = index % (Self.rowCount / 2)
      let customer = order % 97 == 5 ? "" : "Customer.\(order % 701)@Example.org"
      let amount = order % 1_009 == 7 ? "lots" : "\(order % 90 - 3).25"
      return "O-\(order),\(customer),2024-01-\(10 + order % 19) 10:\(10 + index % 50),\(amount),"
        + "\"\(note)\""
    }
  }

  private func text(_ rows: [String]) -> String {
    "order_id,email,order_date,amount,note\n" + rows.joined(separator: "\n") + "\n"
  }

  @Test(arguments: [false, true])
  func threadsAndTheOrderOfRowsChangeNothing(noteBreaks: Bool) throws {
    let folder = try ScratchFolder()
    var rows = rows(noteBreaks: noteBreaks)
    let path = try folder.write(text(rows))
    let bytes = try InputBytes(path: path).count
    try #require(bytes > 2 * Reading.partByteCount)
    let reader = SalesReader()
    let alone = try reader.read(files: [path], execution: Execution(threadCount: 1))
    let together = try reader.read(files: [path], execution: Execution(threadCount: 4))
    #expect(alone.customerIDs == together.customerIDs)
    #expect(alone.orders == together.orders)
    #expect(alone.orderOffsets == together.orderOffsets)
    #expect(alone.summary == together.summary)
    #expect(alone.summary.rows == Self.rowCount)
    #expect(isConserved(alone.summary))
    #expect(alone.customerIDs.allSatisfy { $0 == $0.lowercased() })
    #expect(
      alone.customerIDs == alone.customerIDs.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    // Both lines of an order are one order, however far apart they are.
    #expect(alone.orders.allSatisfy { $0.lineCount == 2 })

    var generator = SeededGenerator(seed: 3)
    for index in rows.indices.reversed() {
      rows.swapAt(index, Int(generator.next() % UInt64(index + 1)))
    }
    let shuffled = try reader.read(files: [folder.write(text(rows), as: "shuffled.csv")])
    #expect(shuffled.customerIDs == alone.customerIDs)
    #expect(shuffled.orders == alone.orders)
    #expect(shuffled.summary.rowsRejected == alone.summary.rowsRejected)
  }

  @Test func rejectedRowsKeepTheirLines() throws {
    let folder = try ScratchFolder()
    let rows = rows(noteBreaks: true)
    let path = try folder.write(text(rows))
    var options = SalesReadingOptions()
    options.rejectsPath = path + ".rejects.csv"
    let ledger = try SalesReader(options: options).read(files: [path])
    let listed = try DelimitedText(path: path + ".rejects.csv")
    var lines: Set<String> = []
    try listed.forEachRecord { lines.insert($0.string(1)) }
    var expected: Set<String> = []
    var line = 2
    for row in rows {
      if row.contains(",,2024") || row.contains(",lots,") { expected.insert("\(line)") }
      line += row.utf8.count { $0 == UInt8(ascii: "\n") } + 1
    }
    #expect(lines == expected)
    #expect(ledger.summary.rowsRejected.reduce(0) { $0 + $1.rows } == expected.count)
  }

  @Test func errorsNameTheirLineInLaterParts() throws {
    let folder = try ScratchFolder()
    var rows = rows(noteBreaks: false)
    rows[5_500] = "O-1,a@x.org,2024-01-10,1,\"never closed"
    let path = try folder.write(text(rows))
    let error = #expect(throws: InputError.self) { try SalesReader().read(files: [path]) }
    #expect(error?.line == 5_502)
  }

  @Test func sumsBeyondNineTrillionAreExact() throws {
    let rows = (0..<30).map { "A,1,2024-01-\(10 + $0 % 9),900000000000.01" }
    let ledger = try ledger("customer,order,date,amount\n" + rows.joined(separator: "\n"))
    #expect(ledger.orders.map(\.amount.description) == ["27000000000000.30"])
    #expect(ledger.summary.revenue.description == "27000000000000.30")
  }
}
