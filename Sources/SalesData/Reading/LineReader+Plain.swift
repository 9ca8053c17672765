// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import TabularFiles

/// A row that is used, as machines write it.
struct PlainSale {
  var customer: FieldBytes
  /// Empty where there is no order id.
  var order: FieldBytes
  var placed: Int64
  var micros: Int64

  /// As that of `SalesLine`.
  @inline(__always)
  var orderHash: UInt64 {
    order.isEmpty ? OrderHash.of(moment: placed) : OrderHash.of(order)
  }
}

/// Rows in which nothing has to be decided: most rows of most files.
extension LineReader {
  /// The columns of rows that can be plain: an order, a customer, a date and an amount, and none
  /// that says more about them.
  static func plainColumns(
    _ plan: ColumnPlan, _ formats: ValueFormats, _ options: SalesReadingOptions
  ) -> PlainColumns? {
    guard let amount = plan.amount, plan.identities.count == 1, plan.identities[0].blanks.isEmpty,
      plan.refunded == nil, plan.currency == nil, plan.time == nil, plan.exclusions.isEmpty,
      plan.serviceCodes == nil, plan.giftCardLoads == nil, !plan.hasItemRows,
      formats.datePattern == nil, options.asOf == nil
    else { return nil }
    return PlainColumns(
      count: plan.columnCount, order: plan.order, customer: plan.identities[0].column,
      customerIsEmail: plan.identities[0].isEmail, date: plan.date, amount: amount)
  }

  /// Reads a row of the plain form, with the same result as `read(_:)`; nil for any other row.
  @inline(__always)
  mutating func readPlain(_ record: borrowing RecordView) -> PlainSale? {
    guard let columns = plain, record.fieldCount == columns.count else { return nil }
    guard let placed = PlainDate.seconds(record[columns.date]),
      let amount = PlainAmount.micros(record[columns.amount], mark: formats.decimalMark.byte)
    else { return nil }
    let customer = record[columns.customer]
    guard Self.needsNoTrimming(customer), customer[0] != UInt8(ascii: "'"),
      customer.count > 6 || !customer.isMissingMarker,
      let isOther = isOtherIdentifier(customer, isEmail: columns.customerIsEmail)
    else { return nil }
    var order = FieldBytes(start: nil, count: 0)
    if let column = columns.order, record[column].count > 0 {
      order = record[column]
      guard Self.needsNoTrimming(order) else { return nil }
    }
    dates.notePlain(timed: record[columns.date].count > 10 ? 1 : 0)
    amounts.notePlain(amount.hasMark ? 1 : 0)
    if isOther { otherIDs &+= 1 }
    return PlainSale(customer: customer, order: order, placed: placed, micros: amount.micros)
  }

  /// Notes what plain rows, one at least, that were read elsewhere say about the form of values.
  ///
  /// - Parameters:
  ///   - timed: Of these, those with a time of the day.
  ///   - marked: Those whose amount has a decimal mark.
  ///   - otherIDs: Those whose customer's id counts as neither digits nor `17850.0`.
  mutating func notePlain(timed: Int, marked: Int, otherIDs: Int) {
    dates.notePlain(timed: timed)
    amounts.notePlain(marked)
    self.otherIDs &+= otherIDs
  }

  /// Whether there is text without blanks at its ends.
  @inline(__always)
  private static func needsNoTrimming(_ field: FieldBytes) -> Bool {
    guard let first = field.first, let last = field.last else { return false }
    return first > 0x20 && first != 0xC2 && last > 0x20 && last != 0xA0
  }

  /// Whether an id counts as neither digits nor `17850.0`; nil where that, or the form in which it
  /// is compared, takes a second look.
  @inline(__always)
  private func isOtherIdentifier(_ text: FieldBytes, isEmail: Bool) -> Bool? {
    let marks = IdentifierMarks(text)
    if isEmail || marks.hasAt { return marks.hasCapital ? nil : false }
    if marks.isDigits { return false }
    // A text that begins with digits and a point may be one.
    return text[0].isASCIIDigit && marks.hasPoint ? nil : true
  }
}

/// What characters an id has, eight looked at side by side.
private struct IdentifierMarks {
  private var at: UInt64 = 0
  private var point: UInt64 = 0
  private var capital: UInt64 = 0
  private var other: UInt64 = 0

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let tops: UInt64 = 0x8080_8080_8080_8080

  var hasAt: Bool { at & Self.tops != 0 }
  var hasPoint: Bool { point & Self.tops != 0 }
  var hasCapital: Bool { capital & Self.tops != 0 }
  var isDigits: Bool { other & Self.tops == 0 }

  @inline(__always)
  init(_ text: FieldBytes) {
    guard let base = text.baseAddress else { return }
    let raw = UnsafeRawPointer(base)
    let count = text.count
    guard count >= 8 else {
      // Digits where there is no text.
      let filler = 0x3030_3030_3030_3030 &<< UInt64(truncatingIfNeeded: 8 &* count)
      look(ByteHash.tail(raw, count: count) | (count == 0 ? 0 : filler))
      return
    }
    var offset = 0
    while count - offset >= 8 {
      look(ByteHash.word(raw + offset))
      offset += 8
    }
    look(ByteHash.word(raw + (count - 8)))
  }

  /// The first equal byte, at least, is marked in its top bit, and none where there is none
  /// (Mycroft 1987).
  @inline(__always)
  private mutating func look(_ word: UInt64) {
    func equal(_ byte: UInt64) -> UInt64 {
      let zero = word ^ byte &* Self.ones
      return (zero &- Self.ones) & ~zero
    }
    at |= equal(0x40)
    point |= equal(0x2E)
    let low = word & ~Self.tops
    capital |= (low &+ 0x3F3F_3F3F_3F3F_3F3F) & ~(low &+ 0x2525_2525_2525_2525) & ~word
    let digits = word ^ 0x3030_3030_3030_3030
    other |= (digits &+ 0x7676_7676_7676_7676) | digits
  }
}
