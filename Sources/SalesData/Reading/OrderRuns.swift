// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import TabularFiles

/// An order comes back after others: its rows do not all stand one after the other.
struct OrdersApart: Error {}

/// Orders whose rows stand one after the other, summed while they are read.
///
/// As long as the ids of the orders only rise, or only fall, from one run of rows to the next, none
/// of them can come back: each order is whole when the next begins, and nothing of it need be kept
/// but what it adds to its customer. Most exports are sorted so. Ids are compared by length, then by
/// bytes, which is the order of numbers; `OrdersApart` is thrown where they neither rise nor fall,
/// where an order has two customers, and where a row has no order id or one of more than 15 bytes.
struct OrderRuns {
  /// The rows of one order that stand one after the other.
  struct Run: Sendable {
    var order = PackedIdentifier(low: 0, high: 0)
    /// As in `SaleRow`.
    var customer = PackedIdentifier(low: 0, high: 0)
    var customerHash: UInt64 = 0
    var micros: Int64 = 0
    /// The moment of the earliest row.
    var placed: Int64 = 0
    var lines: UInt32 = 0
    var isTouchedByRefund = false

    mutating func add(_ other: Run) throws {
      let (sum, overflows) = micros.addingReportingOverflow(other.micros)
      if overflows { throw OrdersApart() }
      micros = sum
      placed = min(placed, other.placed)
      lines &+= other.lines
      if other.isTouchedByRefund { isTouchedByRefund = true }
    }
  }

  /// The first or the last run of a part, which may go on in the part beside it.
  struct Loose: Sendable {
    var run: Run
    /// The customer's id where it is long.
    var name: [UInt8]
    /// Of the different rows.
    var fingerprints: [UInt64]
  }

  /// What a part leaves to be joined with its neighbours.
  struct Ends: Sendable {
    var direction = Direction.unknown
    /// Nil where no row is used.
    var first: Loose?
    /// Nil where there is but one run.
    var last: Loose?
    /// Rows that equal another of their order, and those of no money.
    var duplicateRows = 0
    var zeroRows = 0
    /// Orders that are left out.
    var tally = PartTally()
  }

  /// Where the ids of orders go.
  enum Direction: Sendable {
    case unknown, rising, falling

    /// Takes the next step.
    @inline(__always)
    mutating func step(_ from: PackedIdentifier, _ to: PackedIdentifier) throws {
      let isRising = from.rank < to.rank
      switch self {
      case .rising where isRising, .falling where !isRising: break
      case .unknown: self = isRising ? .rising : .falling
      default: throw OrdersApart()
      }
    }
  }

  let closing: OrderClosing
  private let buffer: SaleRowBuffer
  private var run = Run()
  private var fingerprints: [UInt64] = []
  /// The same where they are many.
  private var known: Set<UInt64> = []
  /// The fields of the run's only row, until the next record is read.
  private var fields: UnsafeBufferPointer<UnsafeBufferPointer<UInt8>>?
  private(set) var ends = Ends()

  init(_ closing: OrderClosing, _ buffer: SaleRowBuffer) {
    self.closing = closing
    self.buffer = buffer
  }

  /// Adds a row that is used.
  @inline(__always)
  mutating func add(
    _ customer: FieldBytes, _ order: FieldBytes, micros: Int64, placed: Int64,
    isTouchedByRefund: Bool, _ record: borrowing RecordView
  ) throws {
    guard let id = PackedIdentifier(short: order), id.high != 0 else { throw OrdersApart() }
    let (key, hash) = IdentifierTable.keyAndHash(customer)
    var row = Run(
      order: id, customer: key, customerHash: hash, micros: micros, placed: placed, lines: 1,
      isTouchedByRefund: isTouchedByRefund)
    if micros == 0 { ends.zeroRows &+= 1 }
    if run.lines > 0 {
      if id == run.order { return try extend(row, customer, record) }
      try ends.direction.step(run.order, id)
      close()
    }
    if customer.count > 15 {
      row.customer.low = UInt64(UInt(bitPattern: buffer.keep(customer).baseAddress))
    }
    run = row
    fields = record.fieldsForNext
  }

  /// Adds a further row of an order.
  private mutating func extend(
    _ row: Run, _ customer: FieldBytes, _ record: borrowing RecordView
  ) throws {
    let isSame =
      customer.count > 15
      ? run.longCustomer.elementsEqual(customer) : row.customer == run.customer
    guard isSame else { throw OrdersApart() }
    noteFingerprint()
    try run.add(row)
    note(ReadingPass.fingerprint(record.fieldsForNext))
  }

  /// Looks at the run's only row while that can be done: before another record is read.
  mutating func noteFingerprint() {
    guard let fields else { return }
    note(ReadingPass.fingerprint(fields))
    self.fields = nil
  }

  private mutating func note(_ fingerprint: UInt64) {
    guard fingerprints.count >= 16 else {
      if fingerprints.contains(fingerprint) {
        ends.duplicateRows += 1
      } else {
        fingerprints.append(fingerprint)
      }
      return
    }
    if known.isEmpty { known.formUnion(fingerprints) }
    if known.insert(fingerprint).inserted {
      fingerprints.append(fingerprint)
    } else {
      ends.duplicateRows += 1
    }
  }

  /// Ends the run at hand.
  @inline(__always)
  private mutating func close() {
    if ends.first == nil {
      ends.first = loosen()
    } else {
      closing.close(run, buffer, &ends.tally)
    }
    if !fingerprints.isEmpty { forgetFingerprints() }
  }

  @inline(never)
  private mutating func forgetFingerprints() {
    fingerprints.removeAll(keepingCapacity: true)
    known = []
  }

  private mutating func loosen() -> Loose {
    noteFingerprint()
    return Loose(
      run: run, name: run.customer.isLong ? Array(run.longCustomer) : [],
      fingerprints: fingerprints)
  }

  /// Ends the part, while its last record is valid.
  mutating func finish() {
    guard run.lines > 0 else { return }
    if ends.first == nil { ends.first = loosen() } else { ends.last = loosen() }
    run.lines = 0
  }
}

extension OrderRuns.Run {
  /// The bytes of a long customer id.
  var longCustomer: FieldBytes {
    FieldBytes(
      start: UnsafePointer(bitPattern: UInt(customer.low)),
      count: Int(customer.high & ~IdentifierTable.longMark))
  }
}

/// What becomes of an order when all its rows are summed.
struct OrderClosing: Sendable {
  let rules: SettlementRules

  /// Hands an order on to the partition of its customer, or leaves it out.
  @inline(__always)
  func close(_ run: OrderRuns.Run, _ buffer: SaleRowBuffer, _ tally: inout PartTally) {
    var row = SaleRow(
      customer: run.customer, customerHash: run.customerHash, order: UInt64(run.lines),
      fingerprint: 0, micros: run.micros, placed: run.placed, kind: .order,
      isTouchedByRefund: false, serviceCode: 0)
    if let reason = rules.reason(
      toReject: Int128(run.micros), isTouchedByRefund: run.isTouchedByRefund)
    {
      tally.reject(
        reason, Money(micros: Int128(run.micros)), file: 0, line: 0, rows: Int(run.lines))
      row.kind = .customerAlone
    }
    buffer.append(row, hash: run.customerHash)
  }
}
