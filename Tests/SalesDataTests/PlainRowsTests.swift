// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CClienteleKernels
import ReproducibleComputing
import TabularFiles
import Testing

@testable import SalesData

/// Rows that are read many at a time are those that are read one by one.
@Suite struct PlainRowsTests {
  /// What a row says that is used.
  private struct Row: Equatable {
    var line: Int
    var customer: [UInt8]
    var customerHash: UInt64
    var order: [UInt8]
    var orderHash: UInt64
    var fingerprint: UInt64
    var placed: Int64
    var micros: Int64
  }

  private static let formats = ValueFormats(
    dateOrder: .dayMonth, decimalMark: .point, stripsFloatIDs: true)

  /// Rows in all forms: quoted and not, short and long ids, other columns, line ends of all kinds.
  private func text(
    _ header: String, rows: Int, strangeness: UInt64, lineEnd: String, seed: UInt64
  ) -> String {
    var generator = SeededGenerator(seed: seed)
    func below(_ limit: UInt64) -> UInt64 { generator.next() % limit }
    func isStrange() -> Bool { strangeness > 0 && below(strangeness) == 0 }
    func two(_ number: UInt64) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let isQuoted = below(3)
    func cell(_ text: String) -> String {
      isQuoted == 0 || isQuoted == 1 && below(2) == 0 ? "\"\(text)\"" : text
    }
    var text = header + lineEnd
    for row in 0..<rows {
      let order = isStrange() ? ["", " 7", "0123456789abcdef", "x,y"][Int(below(4))] : "\(row / 2)"
      let ids = [
        "\(below(900))", "C\(1_000_000 + below(9000))", "abcdef\(below(90))-1234-5678-\(below(90))",
        "ann\(below(90))@example.com", "12345678", "É\(below(9))", "0123456789abcde",
        "0123456789abcdef",
      ]
      let strangeIDs = ["", "nan", "'7", "17850.0", "Ann@x.org", "N/A", "-", " 5", "\u{A0}", "abc"]
      let id = isStrange() ? strangeIDs[Int(below(10))] : ids[Int(below(8))]
      var date = "20\(two(below(40)))-\(two(1 + below(12)))-\(two(1 + below(28)))"
      switch below(4) {
      case 0: break
      case 1: date += "T\(two(below(24))):\(two(below(60)))"
      default: date += " \(two(below(24))):\(two(below(60))):\(two(below(60)))"
      }
      if isStrange() { date = ["", "2024-02-30", "31.12.2024", date + "Z"][Int(below(4))] }
      let amounts = [
        "\(below(99999))", "\(below(9999)).\(below(10))", "-\(below(99)).5\(below(9))",
      ]
      let amount =
        isStrange()
        ? ["", "$5", "1.234", "(7)", "123456789"][Int(below(5))]
        : amounts[Int(below(3))]
      var cells = [cell(order), cell(id), cell(date), cell(amount)]
      if header.hasSuffix("note") {
        let strange = [
          "\"two\nlines\"", "\"said \"\"hi\"\"\"", "12\" wide", "a\"b,c\"d", "\"\"", "\"\"\"\"",
          "\"a\"x",
        ]
        cells.append(isStrange() ? strange[Int(below(7))] : cell("\(below(9)) of them"))
      }
      if isStrange() { cells = [["a"], cells + ["more"], [""]][Int(below(3))] }
      // What looks like a second quote of a pair would take in all that follows.
      text += cells.joined(separator: ",")
      text += isStrange() ? ["\n", "\r\n", "\r", "\n\n"][Int(below(4))] : lineEnd
    }
    return text
  }

  private func reader(_ source: DelimitedText) throws -> LineReader {
    let options = SalesReadingOptions()
    let plan = try ColumnPlan(header: source.header, file: "orders.csv", options: options)
    return LineReader(plan: plan, formats: Self.formats, options: options)
  }

  /// The rows that are read one by one; others are nil.
  private func oneByOne(
    _ source: DelimitedText
  ) throws -> (rows: [Row?], evidence: [ValueEvidence]) {
    var reader = try reader(source)
    var rows: [Row?] = []
    var evidence: [ValueEvidence] = []
    try source.forEachRecord { record in
      guard let sale = reader.readPlain(record) else {
        _ = reader.read(record)
        evidence.append(reader.evidence)
        return rows.append(nil)
      }
      evidence.append(reader.evidence)
      rows.append(
        Row(
          line: record.line, customer: Array(sale.customer),
          customerHash: IdentifierTable.keyAndHash(sale.customer).1, order: Array(sale.order),
          orderHash: sale.orderHash, fingerprint: ReadingPass.fingerprint(record.allFields),
          placed: sale.placed, micros: sale.micros))
    }
    return (rows, evidence)
  }

  /// Compares; the share of the rows that were read many at a time.
  private func check(_ text: String, partByteCount: Int, areApart: Bool, width: Int32) throws
    -> Double
  {
    let source = try DelimitedText(bytes: Array(text.utf8), name: "orders.csv")
    let (expected, evidence) = try oneByOne(source)
    var reader = try reader(source)
    let plainColumns = reader.plain
    let columns = try #require(plainColumns)
    var plain = PlainRows(
      columns, delimiter: source.delimiter, mark: .point, areApart: areApart, width: width)
    var (next, ahead) = (0, 0)
    var line = source.firstRecordLine
    for part in source.parts(byteCount: partByteCount, cuts: .none) {
      let end = try source.forEachRecord(startingIn: part, line: line) { text, range in
        var (count, start) = (0, range.lowerBound)
        while start < range.upperBound, let some = plain.read(text, start..<range.upperBound) {
          let rows = expected[next..<next + some.count].compactMap { $0 }
          #expect(rows.count == some.count, "a row is plain that is not")
          for (row, other) in zip(some.rows, rows) {
            let sale = SaleRow(row, order: 0, fingerprint: 0, kind: .sale)
            let (key, hash) = other.customer.withUnsafeBufferPointer {
              IdentifierTable.keyAndHash($0)
            }
            #expect(hash == sale.customerHash && sale.customer.isLong == key.isLong)
            if key.isLong {
              #expect(sale.longCustomer.elementsEqual(other.customer))
            } else {
              #expect(sale.customer == key)
            }
            #expect(row.placed == other.placed && row.micros == other.micros)
            if areApart {
              #expect(row.order_low == other.orderHash && row.fingerprint == other.fingerprint)
            } else {
              let id = other.order.withUnsafeBufferPointer { PackedIdentifier(order: $0) }
              #expect(PackedIdentifier(low: row.order_low, high: row.order_high) == id)
              #expect(row.fingerprint == 0 || row.fingerprint == other.fingerprint)
            }
          }
          if !areApart {
            // A row beside one of its order has its fingerprint.
            for (index, row) in rows.enumerated() {
              let isAtEnd = index == 0 || index == rows.count - 1
              let beside = [index - 1, index + 1].contains {
                rows.indices.contains($0) && rows[$0].order == row.order
              }
              if isAtEnd || beside { #expect(some.rows[index].fingerprint != 0) }
            }
          }
          #expect(some.micros == rows.reduce(0) { $0 + $1.micros })
          #expect(some.first == rows.map(\.placed).min() && some.last == rows.map(\.placed).max())
          reader.notePlain(timed: some.timed, marked: some.marked, otherIDs: some.otherIDs)
          next += some.count
          #expect(reader.evidence == evidence[next - 1])
          count += some.count
          start = some.end
        }
        ahead += count
        return (count, start)
      } _: { record in
        if let row = expected[next] { #expect(record.line == row.line) }
        if reader.readPlain(record) == nil { _ = reader.read(record) }
        #expect(reader.evidence == evidence[next])
        next += 1
      }
      #expect(end.end == part.upperBound)
      line = end.line
    }
    #expect(next == expected.count)
    return Double(ahead) / Double(expected.compactMap { $0 }.count)
  }

  @Test(arguments: [0, 1, 2] as [Int32])
  func areThoseReadOneByOne(width: Int32) throws {
    let width = min(width, clientele_row_width())
    var seed: UInt64 = 0
    for header in [
      "order_id,customer_id,order_date,amount", "order_id,customer_id,order_date,amount,note",
    ] {
      for lineEnd in ["\n", "\r\n"] {
        for strangeness in [0, 30, 5] as [UInt64] {
          for areApart in [false, true] {
            seed += 1
            let text = text(
              header, rows: 150, strangeness: strangeness, lineEnd: lineEnd, seed: seed)
            let share = try check(text, partByteCount: 1 << 20, areApart: areApart, width: width)
            // Of the last bytes nothing can be read ahead.
            if strangeness == 0 { #expect(share > 0.9, "\(seed)") }
            if strangeness == 30 { #expect(share > 0.4, "\(seed)") }
          }
        }
      }
    }
  }

  @Test func longFilesAreLookedThroughPieceByPiece() throws {
    let text = text(
      "order_id,customer_id,order_date,amount,note", rows: 1_500, strangeness: 0, lineEnd: "\n",
      seed: 99)
    #expect(
      try check(text, partByteCount: 1 << 20, areApart: false, width: clientele_row_width()) > 0.99)
  }
}
