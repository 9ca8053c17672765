// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

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
    var order: PackedIdentifier
    /// Their sums as a whole order.
    var row: SaleRow
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

  private let closing: OrderClosing
  private let buffer: SaleRowBuffer
  /// The order of the run at hand.
  private var order = PackedIdentifier(low: 0, high: 0)
  private var hasRun = false
  /// Where the run at hand waits in the buffer; nil when it is `parked`.
  private var waiting: UnsafeMutablePointer<SaleRow>?
  private var parked: SaleRow?
  private var fingerprints: [UInt64] = []
  /// The same where they are many.
  private var known: Set<UInt64> = []
  /// That of the run's only row, which nobody has asked for yet.
  private var fingerprint: UInt64?
  private var hasFirst = false
  private(set) var ends = Ends()

  init(_ closing: OrderClosing, _ buffer: SaleRowBuffer) {
    self.closing = closing
    self.buffer = buffer
  }

  /// Adds a row that is used.
  ///
  /// - Parameters:
  ///   - row: The row as an order of its own; the bytes of a long customer are copied.
  ///   - order: The packed id of its order.
  ///   - fingerprint: The hash of all fields, where the row before or after it is of the same order.
  /// - Throws: `OrdersApart`.
  @inline(__always)
  mutating func add(_ row: SaleRow, _ order: PackedIdentifier, fingerprint: UInt64) throws {
    guard order.high != 0 else { throw OrdersApart() }
    if row.micros == 0 { ends.zeroRows &+= 1 }
    if hasRun {
      if order == self.order { return try extend(row, fingerprint) }
      try ends.direction.step(self.order, order)
      close()
    }
    (self.order, hasRun) = (order, true)
    self.fingerprint = fingerprint
    if hasFirst {
      waiting = buffer.appendKeeping(row)
    } else {
      (waiting, parked) = (nil, row.customer.isLong ? buffer.keeping(row) : row)
    }
  }

  /// Adds a further row of an order.
  @inline(never)
  private mutating func extend(_ row: SaleRow, _ fingerprint: UInt64) throws {
    guard var sum = waiting?.pointee ?? parked else { return }
    guard
      row.customer.isLong
        ? sum.customer.isLong && sum.longCustomer.elementsEqual(row.longCustomer)
        : sum.customer == row.customer
    else { throw OrdersApart() }
    noteFingerprint()
    try sum.add(row)
    if let waiting { waiting.pointee = sum } else { parked = sum }
    note(fingerprint)
  }

  /// Makes way for rows that are not used, between those of an order.
  mutating func park() {
    noteFingerprint()
    guard let row = waiting?.pointee else { return }
    buffer.removeLast(hash: row.customerHash)
    (waiting, parked) = (nil, row)
  }

  /// Takes the run's first row for one among others.
  private mutating func noteFingerprint() {
    guard let fingerprint else { return }
    note(fingerprint)
    self.fingerprint = nil
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
    if waiting == nil || closing.mayReject { closeSlowly() }
    if !fingerprints.isEmpty { forgetFingerprints() }
  }

  @inline(never)
  private mutating func closeSlowly() {
    if let waiting {
      closing.decide(&waiting.pointee, &ends.tally)
    } else if !hasFirst {
      ends.first = loosen()
      hasFirst = true
    } else if let parked {
      closing.close(parked, buffer, &ends.tally)
    }
  }

  @inline(never)
  private mutating func forgetFingerprints() {
    fingerprints.removeAll(keepingCapacity: true)
    known = []
  }

  private mutating func loosen() -> Loose? {
    park()
    return parked.map { row in
      Loose(
        run: Run(order: order, row: row), name: row.customer.isLong ? Array(row.longCustomer) : [],
        fingerprints: fingerprints)
    }
  }

  /// Ends the part.
  mutating func finish() {
    guard hasRun else { return }
    if hasFirst { ends.last = loosen() } else { ends.first = loosen() }
    hasRun = false
  }
}

extension SaleRow {
  /// Adds a further row of the same order.
  mutating func add(_ other: SaleRow) throws {
    let (sum, overflows) = micros.addingReportingOverflow(other.micros)
    if overflows { throw OrdersApart() }
    micros = sum
    order &+= other.order
    placed = min(placed, other.placed)
    if other.isTouchedByRefund { isTouchedByRefund = true }
  }
}

/// What becomes of an order when all its rows are summed.
struct OrderClosing: Sendable {
  let rules: SettlementRules

  /// Whether any order can be left out.
  var mayReject: Bool { rules.refunds != .net }

  /// Leaves an order out where the rules say so: its customer alone stays.
  func decide(_ row: inout SaleRow, _ tally: inout PartTally) {
    guard
      let reason = rules.reason(
        toReject: Int128(row.micros), isTouchedByRefund: row.isTouchedByRefund)
    else { return }
    tally.reject(
      reason, Money(micros: Int128(row.micros)), file: 0, line: 0, rows: Int(row.order))
    row.kind = .customerAlone
  }

  /// Hands an order on to the partition of its customer.
  func close(_ row: SaleRow, _ buffer: SaleRowBuffer, _ tally: inout PartTally) {
    var row = row
    decide(&row, &tally)
    buffer.append(row, hash: row.customerHash)
  }
}
