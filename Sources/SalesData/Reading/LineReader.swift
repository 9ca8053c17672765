// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import TabularFiles

/// What one row says; its bytes are valid until the next row is read.
struct SalesLine {
  /// Why it is not used, as far as the row alone can tell.
  var reason: RejectReason?
  /// The money of the row, zero where it has none that can be read.
  var amount = Money.zero
  /// Money loaded onto gift cards in a row that is used for the rest.
  var giftCardLoad = Money.zero
  var customer: FieldBytes
  var order: FieldBytes
  var placed: Int64 = 0
  /// An item of an order whose fields stand in another row.
  var isItem = false
  var isTouchedByRefund = false
  /// The number of its currency in the tally, or -1.
  var currency = -1

  /// What makes it a line of an order: the order id, or the moment where there is none.
  var orderHash: UInt64 {
    order.isEmpty ? OrderHash.of(moment: placed) : OrderHash.of(order)
  }
}

/// Reads rows of files that share a layout: fields in, one `SalesLine` out.
struct LineReader: ~Copyable {
  var plan: ColumnPlan
  let formats: ValueFormats
  /// Nil where no row is plain.
  let plain: PlainColumns?
  private let refunds: RefundTreatment
  private let dropsServiceRows: Bool
  private let rates: CurrencyRates?
  private let asOf: Int64
  private let wantedCurrency: CurrencyCode?
  private var filters: [ExclusionFilter] = []
  var dates: DateParser
  var amounts: AmountParser
  private var floatIDs = 0
  var otherIDs = 0
  private(set) var currencies = CurrencyTally()
  private let scratch: UnsafeMutablePointer<UInt8>
  private static let scratchCapacity = 512
  private static var nothing: FieldBytes { FieldBytes(start: nil, count: 0) }

  init(plan: ColumnPlan, formats: ValueFormats, options: SalesReadingOptions) {
    self.plan = plan
    self.formats = formats
    refunds = options.refunds
    dropsServiceRows = options.serviceRows == .drop
    rates = options.rates
    asOf = options.asOf?.secondsSince1970 ?? .max
    wantedCurrency = options.currency.map { CurrencyCode(column: $0) }
    filters = plan.exclusions.map { ExclusionFilter($0) }
    dates = DateParser(order: formats.dateOrder, pattern: formats.datePattern)
    amounts = AmountParser(mark: formats.decimalMark)
    scratch = .allocate(capacity: Self.scratchCapacity)
    plain = Self.plainColumns(plan, formats, options)
  }

  deinit { scratch.deallocate() }

  /// The columns of rows that can be plain.
  struct PlainColumns {
    var count: Int
    var order: Int?
    var customer: Int
    var customerIsEmail: Bool
    var date: Int
    var amount: Int
  }

  /// What the rows so far say about the form of values.
  var evidence: ValueEvidence {
    ValueEvidence(
      dates: dates.evidence, decimals: amounts.evidence, floatIDs: floatIDs, otherIDs: otherIDs)
  }

  /// Goes on with another file of the same layout.
  mutating func use(_ plan: ColumnPlan) {
    self.plan = plan
    filters = plan.exclusions.map { ExclusionFilter($0) }
  }

  /// Reads one row.
  mutating func read(_ record: borrowing RecordView) -> SalesLine {
    var line = SalesLine(customer: Self.nothing, order: Self.nothing)
    if record.fieldCount > plan.columnCount, !extraFieldsAreBlank(record) {
      line.reason = .tooManyFields
      return line
    }
    if let column = plan.order { line.order = field(record, column).trimmed() }

    // The money first: a rejected row is accounted for with it.
    var amount = readAmount(record, &line)
    if plan.hasItemRows, amount == .blank, !line.order.isEmpty {
      line.isItem = true
      return line
    }
    if line.currency >= 0, case .micros = amount {
      currencies.add(line.amount, to: line.currency)
      if let rates { amount = convert(&line, by: rates, amount) }
    }
    var reason: RejectReason?
    for index in filters.indices {
      let verdict = filters[index].verdict(field(record, filters[index].column))
      guard let found = line.amount > .zero ? verdict.positive : verdict.other else { continue }
      reason = min(reason ?? found, found)
    }
    if dropsServiceRows, let codes = plan.serviceCodes, let column = plan.product,
      codes.contains(field(record, column).trimmed())
    {
      reason = min(reason ?? .serviceRow, .serviceRow)
    }
    line.customer = readCustomer(record)
    let placed = readDate(record)
    line.placed = placed ?? 0

    if let reason {
      line.reason = reason
    } else if line.customer.isEmpty {
      line.reason = .noCustomer
    } else if placed == nil {
      line.reason = .noDate
    } else if amount == .tooFine {
      line.reason = .amountTooFine
    } else if amount == .blank || amount == .unreadable {
      line.reason = .noAmount
    } else if let wantedCurrency, line.currency >= 0,
      !currencies.codes[line.currency].matches(wantedCurrency)
    {
      line.reason = .otherCurrency
    } else if line.placed > asOf {
      line.reason = .afterAsOf
    }
    if plan.giftCardLoads != nil { splitGiftCardLoad(record, &line) }
    if line.amount < .zero { line.isTouchedByRefund = true }
    return line
  }

  @inline(__always)
  private func field(_ record: borrowing RecordView, _ column: Int) -> FieldBytes {
    column < record.fieldCount ? record[column] : Self.nothing
  }

  private func extraFieldsAreBlank(_ record: borrowing RecordView) -> Bool {
    (plan.columnCount..<record.fieldCount).allSatisfy { record[$0].trimmed().isEmpty }
  }

  /// The money of the row into the line; what kind of reading it was.
  private mutating func readAmount(
    _ record: borrowing RecordView, _ line: inout SalesLine
  ) -> ParsedAmount {
    let parsed: ParsedAmount
    if let column = plan.amount {
      parsed = amounts.parse(field(record, column))
      noteCurrency(&line)
      guard case .micros(let micros) = parsed else { return parsed }
      line.amount = Money(micros: Int128(micros))
      if let column = plan.refunded {
        let refunded = amounts.parse(field(record, column))
        if case .micros(let micros) = refunded {
          let back = Money(micros: Int128(micros.magnitude))
          line.isTouchedByRefund = back != .zero
          if refunds != .gross { line.amount -= back }
        } else if refunded != .blank {
          line.amount = .zero
          return refunded
        }
      }
    } else if let quantity = plan.quantity, let price = plan.price {
      let pieces = amounts.parse(field(record, quantity))
      let each = amounts.parse(field(record, price))
      noteCurrency(&line)
      guard case .micros(let piecesMicros) = pieces else { return pieces }
      guard case .micros(let eachMicros) = each else { return each }
      let product = Money.product(quantityMicros: piecesMicros, priceMicros: eachMicros)
      // As for amounts: what no order can cost is a slip in the data.
      guard Int128(Int64(truncatingIfNeeded: product.micros)) == product.micros else {
        return .unreadable
      }
      line.amount = product
      parsed = each
    } else {
      return .blank
    }
    if let column = plan.currency, let index = currencies.index(of: field(record, column).trimmed())
    {
      line.currency = index
    }
    return parsed
  }

  /// Takes gift cards sold out of the money of a row that is used; nothing else in it is a row that
  /// is not used.
  private mutating func splitGiftCardLoad(_ record: borrowing RecordView, _ line: inout SalesLine) {
    guard line.reason == nil, let column = plan.giftCardLoads,
      case .micros(let micros) = amounts.parse(field(record, column)), micros != 0
    else { return }
    var load = Money(micros: Int128(micros))
    if let rates, line.currency >= 0, let rate = rates.rate(of: currencies.codes[line.currency]) {
      load = rate.convert(load) ?? load
    }
    if load == line.amount {
      line.reason = .giftCard
    } else {
      line.amount -= load
      line.giftCardLoad = load
    }
  }

  /// Turns the money of the row into the currency of the rates; whoever asked for them is refused
  /// at the end if one is missing.
  private func convert(
    _ line: inout SalesLine, by rates: CurrencyRates, _ amount: ParsedAmount
  ) -> ParsedAmount {
    guard let rate = rates.rate(of: currencies.codes[line.currency]) else { return amount }
    guard let converted = rate.convert(line.amount) else {
      line.amount = .zero
      return .unreadable
    }
    line.amount = converted
    return amount
  }

  @inline(__always)
  private mutating func noteCurrency(_ line: inout SalesLine) {
    if let code = amounts.currency { line.currency = currencies.index(of: code) }
  }

  private mutating func readDate(_ record: borrowing RecordView) -> Int64? {
    let day = field(record, plan.date)
    guard let timeColumn = plan.time else { return dates.parse(day) }
    let time = field(record, timeColumn).trimmed()
    let date = day.trimmed()
    guard !time.isEmpty, !date.isEmpty, !date.contains(UInt8(ascii: ":")),
      date.count + time.count + 1 <= 64
    else { return dates.parse(day) }
    // After the customer's bytes in the same memory.
    let start = scratch + 256
    for index in date.indices { start[index] = date[index] }
    start[date.count] = UInt8(ascii: " ")
    for index in time.indices { start[date.count + 1 + index] = time[index] }
    return dates.parse(FieldBytes(start: start, count: date.count + time.count + 1))
  }

  /// The first identity that is not blank, in the form in which it is compared.
  private mutating func readCustomer(_ record: borrowing RecordView) -> FieldBytes {
    for identity in plan.identities {
      var text = field(record, identity.column).trimmed()
      // Spreadsheets keep leading zeros behind an apostrophe.
      if text.first == UInt8(ascii: "'") { text = FieldBytes(rebasing: text.dropFirst()).trimmed() }
      if text.isEmpty || text.isMissingMarker { continue }
      if !identity.blanks.isEmpty, identity.blanks.contains(where: { text.elementsEqual($0) }) {
        continue
      }
      if identity.isEmail || text.contains(UInt8(ascii: "@")) { return lowercased(text) }
      return withoutFloatSuffix(text)
    }
    return Self.nothing
  }

  private mutating func withoutFloatSuffix(_ text: FieldBytes) -> FieldBytes {
    var digits = 0
    while digits < text.count, text[digits].isASCIIDigit { digits += 1 }
    if digits == text.count { return text }
    guard digits > 0, digits + 1 < text.count, text[digits] == UInt8(ascii: "."),
      text[(digits + 1)...].allSatisfy({ $0 == UInt8(ascii: "0") })
    else {
      otherIDs += 1
      return text
    }
    floatIDs += 1
    return formats.stripsFloatIDs ? FieldBytes(rebasing: text[..<digits]) : text
  }

  /// ASCII letters in lower case; other letters of an address keep their case.
  private func lowercased(_ text: FieldBytes) -> FieldBytes {
    guard text.count <= 256, text.contains(where: { $0 != $0.asciiLowercased }) else {
      return text
    }
    for index in text.indices { scratch[index] = text[index].asciiLowercased }
    return FieldBytes(start: scratch, count: text.count)
  }
}
