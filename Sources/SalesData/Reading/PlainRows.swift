// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CClienteleKernels

/// Reads rows of the plain form many at a time, with the results of `LineReader.readPlain(_:)`.
///
/// A row is passed by, for others to read, where a quote is doubled or stands within a field, where
/// fields hold line ends, where it has another number of fields, and wherever `readPlain` would
/// pass it by.
struct PlainRows: ~Copyable {
  private var form: clientele_row_form
  private var index: clientele_row_index
  private let width: Int32
  /// Rows one after the other that were not plain, and those for which nothing is tried: where no
  /// row is plain, to find that out costs little.
  private var failures = 0
  private var pause = 0
  private static let longestPause = 63

  /// The vector code of this processor.
  private static let width = clientele_row_width()

  /// What months there are: the first day since 1970 times 32, and the length.
  private nonisolated(unsafe) static let months: UnsafePointer<Int32> = {
    let months = UnsafeMutablePointer<Int32>.allocate(capacity: 12 * CivilDate.years.count)
    for (row, year) in CivilDate.years.enumerated() {
      for month in 1...12 {
        let first = CivilDate(year: year, month: month, day: 1).dayNumber
        months[12 * row + month - 1] = Int32(first * 32 + CivilDate.daysInMonth(month, year: year))
      }
    }
    return UnsafePointer(months)
  }()

  /// Prepares to read.
  ///
  /// - Parameters:
  ///   - columns: Where the values of plain rows stand.
  ///   - delimiter: The byte between fields; no quote and no part of a line end.
  ///   - mark: The decimal mark.
  ///   - areApart: Whether the rows of an order may stand apart: then all rows have fingerprints
  ///     and the hashes of their orders.
  ///   - width: The vector code to use, at most that of this processor.
  init(
    _ columns: LineReader.PlainColumns, delimiter: UInt8, mark: DecimalMark, areApart: Bool,
    width: Int32 = PlainRows.width
  ) {
    form = clientele_row_form(
      count: Int32(columns.count), order: columns.order.map { Int32($0) } ?? -1,
      customer: Int32(columns.customer), date: Int32(columns.date), amount: Int32(columns.amount),
      delimiter: delimiter, decimal_mark: mark.byte,
      customer_is_email: columns.customerIsEmail ? 1 : 0, rows_apart: areApart ? 1 : 0,
      months: Self.months)
    self.width = width
    let blockCount = CLIENTELE_ROW_BLOCKS
    index = clientele_row_index()
    index.rows = .allocate(capacity: CLIENTELE_ROWS_AT_ONCE)
    index.ends = .allocate(capacity: CLIENTELE_ROW_ENDS) + 1
    index.quotes = .allocate(capacity: blockCount)
    index.quotes_before = .allocate(capacity: blockCount)
  }

  deinit {
    index.rows.deallocate()
    (index.ends - 1).deallocate()
    index.quotes.deallocate()
    index.quotes_before.deallocate()
  }

  /// Reads some rows.
  ///
  /// - Parameters:
  ///   - text: The whole text.
  ///   - range: From the start of a row to where the rows may end.
  /// - Returns: The rows, valid until more are read, and the account of them; nil where the first
  ///   row is not plain, or where rows before it were not.
  @inline(__always)
  mutating func read(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Some? {
    guard pause == 0 else {
      pause &-= 1
      return nil
    }
    guard let base = text.baseAddress else { return nil }
    let count = clientele_read_rows(
      width, &form, &index, base + range.lowerBound, base + range.upperBound, base + text.count)
    guard count > 0 else {
      pause = min(failures, Self.longestPause)
      failures &+= 1
      return nil
    }
    failures = 0
    return Some(index: index, count: Int(count), end: index.position - base)
  }

  /// Rows that were read at once.
  struct Some {
    fileprivate let index: clientele_row_index
    let count: Int
    /// The offset of the row after them.
    let end: Int

    var rows: UnsafeBufferPointer<clientele_row> {
      UnsafeBufferPointer(start: index.rows, count: count)
    }
    var micros: Int64 { index.micros }
    var first: Int64 { index.first }
    var last: Int64 { index.last }
    var timed: Int { Int(index.timed) }
    var marked: Int { Int(index.marked) }
    var otherIDs: Int { Int(index.other_ids) }
  }
}

extension SaleRow {
  /// A row on its way to its customer; the bytes of a long id stand where they were read.
  @inline(__always)
  init(_ row: clientele_row, order: UInt64, fingerprint: UInt64, kind: Kind) {
    self.init(
      customer: PackedIdentifier(low: row.customer_low, high: row.customer_high),
      customerHash: row.customer_hash, order: order, fingerprint: fingerprint, micros: row.micros,
      placed: row.placed, kind: kind, isTouchedByRefund: row.micros < 0, serviceCode: 0)
  }
}
