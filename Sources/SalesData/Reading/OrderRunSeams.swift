// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// Joins the runs of rows at the seams between the parts of a file, and between files.
struct OrderRunSeams {
  private let closing: OrderClosing
  private var open: OrderRuns.Loose?
  private var direction = OrderRuns.Direction.unknown
  /// The first order of the file, and those of the files before from the least to the greatest.
  private var first: PackedIdentifier?
  private var ranges: [ClosedRange<UInt128>] = []
  private(set) var duplicateRows = 0
  /// Orders that are left out.
  private(set) var tally = PartTally()

  init(_ closing: OrderClosing) { self.closing = closing }

  /// Adds the next part of a file.
  ///
  /// - Throws: `OrdersApart`.
  mutating func add(_ part: OrderRuns.Ends, _ buffer: SaleRowBuffer) throws {
    guard let begin = part.first else { return }
    if part.direction != .unknown {
      if direction == .unknown { direction = part.direction }
      guard direction == part.direction else { throw OrdersApart() }
    }
    if var former = open {
      if former.run.order == begin.run.order {
        try join(&former, begin)
        open = former
      } else {
        try direction.step(former.run.order, begin.run.order)
        close(former, buffer)
        open = begin
      }
    } else {
      first = begin.run.order
      open = begin
    }
    if let last = part.last {
      if let open { close(open, buffer) }
      open = last
    }
  }

  /// Ends a file.
  ///
  /// - Throws: `OrdersApart` when orders of a file before may stand in this one too.
  mutating func endFile(_ buffer: SaleRowBuffer) throws {
    guard let last = open, let first else { return }
    close(last, buffer)
    let ends = [first.rank, last.run.order.rank]
    let range = min(ends[0], ends[1])...max(ends[0], ends[1])
    if ranges.contains(where: { $0.overlaps(range) }) { throw OrdersApart() }
    ranges.append(range)
    (open, self.first, direction) = (nil, nil, .unknown)
  }

  private mutating func join(_ former: inout OrderRuns.Loose, _ next: OrderRuns.Loose) throws {
    let (a, b) = (former.run.row.customer, next.run.row.customer)
    guard a.high == b.high, a.isLong ? former.name == next.name : a.low == b.low else {
      throw OrdersApart()
    }
    try former.run.row.add(next.run.row)
    let known = Set(former.fingerprints)
    for fingerprint in next.fingerprints {
      if known.contains(fingerprint) {
        duplicateRows += 1
      } else {
        former.fingerprints.append(fingerprint)
      }
    }
  }

  private mutating func close(_ loose: OrderRuns.Loose, _ buffer: SaleRowBuffer) {
    var row = loose.run.row
    loose.name.withUnsafeBufferPointer { name in
      if row.customer.isLong {
        row.customer.low = UInt64(UInt(bitPattern: buffer.keep(name).baseAddress))
      }
      closing.close(row, buffer, &tally)
    }
  }
}
