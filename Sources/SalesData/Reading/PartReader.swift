// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import TabularFiles

/// Reads one part of a file: rows of sales to their partitions, all else into a tally.
struct PartReader: ~Copyable {
  private let file: SalesFile
  private let fileNumber: Int
  private let serviceCodes: [String]
  private let overlap: Overlap?
  private let buffer: SaleRowBuffer
  private var reader: LineReader
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
      return try file.text.forEachRecord(startingIn: part, line: line) { add($0) }
    }
    self.runs = nil
    let end = try file.text.forEachRecord(startingIn: part, line: line) { record in
      try add(record, to: &runs)
    } end: {
      runs.finish()
    }
    self.runs = runs
    return end
  }

  /// Adds a row where orders stand one after the other.
  @inline(__always)
  private mutating func add(_ record: borrowing RecordView, to runs: inout OrderRuns) throws {
    guard let sale = reader.readPlain(record) else { return try addAny(record, to: &runs) }
    tally.rows &+= 1
    tally.amount.micros += Int128(sale.micros)
    tally.note(moment: sale.placed)
    try runs.add(
      sale.customer, sale.order, micros: sale.micros, placed: sale.placed,
      isTouchedByRefund: sale.micros < 0, record)
  }

  @inline(never)
  private mutating func addAny(
    _ record: borrowing RecordView, to runs: inout OrderRuns
  ) throws {
    let line = readAny(record)
    if line.reason != nil {
      runs.park()
      addUnused(line, record.line, ReadingPass.fingerprint(record.fieldsForNext))
      return
    }
    try runs.add(
      line.customer, line.order, micros: Int64(truncatingIfNeeded: line.amount.micros),
      placed: line.placed, isTouchedByRefund: line.isTouchedByRefund, record)
  }

  @inline(__always)
  private mutating func add(_ record: borrowing RecordView) {
    let fingerprint = ReadingPass.fingerprint(record.fieldsForNext)
    guard overlap == nil, let sale = reader.readPlain(record) else {
      addAny(record, fingerprint)
      return
    }
    tally.rows &+= 1
    tally.amount.micros += Int128(sale.micros)
    tally.note(moment: sale.placed)
    append(
      sale.customer, sale.orderHash, fingerprint, micros: sale.micros, placed: sale.placed,
      isTouchedByRefund: sale.micros < 0)
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

  @inline(never)
  private mutating func addAny(_ record: borrowing RecordView, _ fingerprint: UInt64) {
    let line = readAny(record)
    if line.isItem || line.reason != nil {
      addUnused(line, record.line, fingerprint)
      return
    }
    append(
      line.customer, line.orderHash, fingerprint,
      micros: Int64(truncatingIfNeeded: line.amount.micros), placed: line.placed,
      isTouchedByRefund: line.isTouchedByRefund,
      serviceCode: serviceCodes.isEmpty ? 0 : serviceCode(record))
    if file.plan.hasItemRows { tally.note(fate: ReadingPass.used, of: line.order) }
  }

  @inline(__always)
  private func append(
    _ customer: FieldBytes, _ order: UInt64, _ fingerprint: UInt64, micros: Int64, placed: Int64,
    isTouchedByRefund: Bool, serviceCode: UInt8 = 0
  ) {
    var (key, hash) = IdentifierTable.keyAndHash(customer)
    if customer.count > 15 {
      // The pages of the file are let go before the row is taken.
      key.low = UInt64(UInt(bitPattern: buffer.keep(customer).baseAddress))
    }
    buffer.append(
      SaleRow(
        customer: key, customerHash: hash, order: order, fingerprint: fingerprint, micros: micros,
        placed: placed, kind: .sale, isTouchedByRefund: isTouchedByRefund,
        serviceCode: serviceCode),
      hash: hash)
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
