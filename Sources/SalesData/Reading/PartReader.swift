// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CClienteleKernels
import TabularFiles

/// Reads one part of a file: rows of sales to their partitions, all else into a tally.
struct PartReader: ~Copyable {
  private let file: SalesFile
  private let fileNumber: Int
  private let serviceCodes: [String]
  private let overlap: Overlap?
  private let buffer: SaleRowBuffer
  private var reader: LineReader
  /// Nil where no row is plain.
  private var plainRows: PlainRows?
  /// Nil where the rows of an order may stand apart.
  private(set) var runs: OrderRuns?
  private(set) var tally = PartTally()

  init(
    _ file: SalesFile, number: Int, formats: ValueFormats, options: SalesReadingOptions,
    serviceCodes: [String], overlap: Overlap?, closing: OrderClosing?, buffer: SaleRowBuffer
  ) {
    self.file = file
    fileNumber = number
    self.serviceCodes = file.plan.detected.layout.serviceCodes.isEmpty ? [] : serviceCodes
    self.overlap = overlap
    self.buffer = buffer
    reader = LineReader(plan: file.plan, formats: formats, options: options)
    runs = closing.map { OrderRuns($0, buffer) }
    if overlap == nil, let plain = reader.plain, file.text.delimiter != UInt8(ascii: "\"") {
      plainRows = PlainRows(
        plain, delimiter: file.text.delimiter, mark: formats.decimalMark,
        areApart: closing == nil)
    }
  }

  var evidence: ValueEvidence { reader.evidence }
  var currencies: CurrencyTally { reader.currencies }

  /// Reads the records that begin in a part.
  ///
  /// - Returns: Where the last one ends, and the line there.
  /// - Throws: `OrdersApart` where orders were to stand one after the other and do not;
  ///   `InputError`.
  mutating func read(_ part: Range<Int>, line: Int) throws -> (end: Int, line: Int) {
    guard var runs else {
      let buffer = buffer
      return try file.text.forEachRecord(startingIn: part, line: line) { text, range in
        readAhead(text, range) { row in
          buffer.appendKeeping(
            SaleRow(row, order: row.order_low, fingerprint: row.fingerprint, kind: .sale))
        }
      } _: { record in
        add(record)
      }
    }
    self.runs = nil
    let end = try file.text.forEachRecord(startingIn: part, line: line) { text, range in
      try readAhead(text, range) { row in
        try runs.add(
          SaleRow(row, order: 1, fingerprint: 0, kind: .order),
          PackedIdentifier(low: row.order_low, high: row.order_high), fingerprint: row.fingerprint)
      }
    } _: { record in
      try add(record, to: &runs)
    }
    runs.finish()
    self.runs = runs
    return end
  }

  /// Reads plain rows as long as there are any.
  @inline(__always)
  private mutating func readAhead(
    _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>,
    _ body: (clientele_row) throws -> Void
  ) rethrows -> (count: Int, end: Int) {
    var (count, start) = (0, range.lowerBound)
    while start < range.upperBound, let some = plainRows?.read(text, start..<range.upperBound) {
      for row in some.rows { try body(row) }
      tally.rows &+= some.count
      tally.amount.micros += Int128(some.micros)
      tally.note(moment: some.first)
      tally.note(moment: some.last)
      reader.notePlain(timed: some.timed, marked: some.marked, otherIDs: some.otherIDs)
      count &+= some.count
      start = some.end
    }
    return (count, start)
  }

  /// Adds a row where orders stand one after the other.
  private mutating func add(_ record: borrowing RecordView, to runs: inout OrderRuns) throws {
    let fingerprint = ReadingPass.fingerprint(record.allFields)
    if let sale = reader.readPlain(record) {
      note(sale)
      try runs.add(
        row(sale.customer, order: 1, 0, micros: sale.micros, placed: sale.placed, kind: .order),
        PackedIdentifier(order: sale.order), fingerprint: fingerprint)
      return
    }
    let line = readAny(record)
    if line.reason != nil {
      runs.park()
      addUnused(line, record.line, fingerprint)
      return
    }
    var row = row(
      line.customer, order: 1, 0, micros: Int64(truncatingIfNeeded: line.amount.micros),
      placed: line.placed, kind: .order)
    row.isTouchedByRefund = line.isTouchedByRefund
    try runs.add(row, PackedIdentifier(order: line.order), fingerprint: fingerprint)
  }

  private mutating func add(_ record: borrowing RecordView) {
    let fingerprint = ReadingPass.fingerprint(record.allFields)
    if overlap == nil, let sale = reader.readPlain(record) {
      note(sale)
      buffer.appendKeeping(
        row(
          sale.customer, order: sale.orderHash, fingerprint, micros: sale.micros,
          placed: sale.placed, kind: .sale))
      return
    }
    let line = readAny(record)
    if line.isItem || line.reason != nil {
      addUnused(line, record.line, fingerprint)
      return
    }
    var row = row(
      line.customer, order: line.orderHash, fingerprint,
      micros: Int64(truncatingIfNeeded: line.amount.micros), placed: line.placed, kind: .sale)
    row.isTouchedByRefund = line.isTouchedByRefund
    row.serviceCode = serviceCodes.isEmpty ? 0 : serviceCode(record)
    buffer.appendKeeping(row)
    if file.plan.hasItemRows { tally.note(fate: ReadingPass.used, of: line.order) }
  }

  private mutating func note(_ sale: PlainSale) {
    tally.rows &+= 1
    tally.amount.micros += Int128(sale.micros)
    tally.note(moment: sale.placed)
  }

  /// A row of a customer whose id, if it is long, stands where it was read.
  private func row(
    _ customer: FieldBytes, order: UInt64, _ fingerprint: UInt64, micros: Int64, placed: Int64,
    kind: SaleRow.Kind
  ) -> SaleRow {
    var (key, hash) = IdentifierTable.keyAndHash(customer)
    if key.isLong { key.low = UInt64(UInt(bitPattern: customer.baseAddress)) }
    return SaleRow(
      customer: key, customerHash: hash, order: order, fingerprint: fingerprint, micros: micros,
      placed: placed, kind: kind, isTouchedByRefund: micros < 0, serviceCode: 0)
  }

  /// Reads a row of any form, and counts it.
  private mutating func readAny(_ record: borrowing RecordView) -> SalesLine {
    tally.rows &+= 1
    var line = reader.read(record)
    overlap?.settle(&line, record, product: file.plan.product, file: fileNumber)
    tally.amount += line.amount
    if file.plan.giftCardLoads != nil, line.giftCardLoad != .zero {
      tally.amount += line.giftCardLoad
      tally.reject(
        .giftCard, line.giftCardLoad, file: fileNumber, line: record.line, rows: 0)
    }
    if line.placed != 0 { tally.note(moment: line.placed) }
    return line
  }

  /// Rows of items carry no money, and equal ones are common and harmless.
  private mutating func addUnused(_ line: SalesLine, _ number: Int, _ fingerprint: UInt64) {
    let nobody = PackedIdentifier(low: 0, high: 0)
    let row = SaleRow(
      customer: nobody, customerHash: 0, order: 0, fingerprint: fingerprint, micros: 0, placed: 0,
      kind: .other, isTouchedByRefund: false, serviceCode: 0)
    // A row that stands in another file repeats that one alone, which is told by itself.
    if line.reason != .inAnotherFile { buffer.append(row, hash: fingerprint) }
    guard let reason = line.reason else {
      tally.addItem(of: line.order)
      return
    }
    if file.plan.hasItemRows { tally.note(fate: UInt8(reason.rawValue) + 1, of: line.order) }
    tally.reject(reason, line.amount, file: fileNumber, line: number)
  }

  /// One more than the number of the row's code when that is no product.
  private func serviceCode(_ record: borrowing RecordView) -> UInt8 {
    guard let column = file.plan.product, column < record.fieldCount else { return 0 }
    let code = record[column].trimmed()
    guard file.plan.serviceCodes?.contains(code) == true,
      let index = serviceCodes.firstIndex(of: code.text.uppercased())
    else { return 0 }
    return UInt8(index + 1)
  }
}
