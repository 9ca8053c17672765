// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// What is counted over a part of a file, apart from orders.
struct PartTally: Sendable {
  /// Rows that hold items of an order whose fields stand in another row.
  struct Item: Sendable {
    var rows: UInt32 = 0
    /// A row of `RejectReason` plus one, `ReadingPass.used`, or 0 while unknown.
    var fate: UInt8 = 0

    /// Used if any row of the order itself is, else rejected for the first reason.
    static func fate(_ a: UInt8, _ b: UInt8) -> UInt8 {
      if a == 0 || b == 0 { return max(a, b) }
      return a == ReadingPass.used || b == ReadingPass.used ? ReadingPass.used : min(a, b)
    }
  }

  var rows = 0
  var amount = Money.zero
  /// The moments of the first and the last row in the order of time, used or not.
  private(set) var first = Int64.max
  private(set) var last = Int64.min
  private(set) var rejected = [ReadingPass.Rejected](
    repeating: .init(), count: RejectReason.allCases.count)
  /// By the hash of the order id.
  private(set) var items: [UInt64: Item] = [:]

  mutating func reject(
    _ reason: RejectReason, _ amount: Money, file: Int, line: Int, rows: Int = 1
  ) {
    let index = reason.rawValue
    if rejected[index].rows == 0 { (rejected[index].file, rejected[index].line) = (file, line) }
    rejected[index].rows += rows
    rejected[index].amount += amount
  }

  @inline(__always)
  mutating func note(moment: Int64) {
    first = min(first, moment)
    last = max(last, moment)
  }

  mutating func addItem(of order: FieldBytes) {
    items[OrderHash.of(order), default: Item()].rows += 1
  }

  /// What becomes of the rows of items of an order.
  mutating func note(fate: UInt8, of order: FieldBytes) {
    guard !order.isEmpty else { return }
    let hash = OrderHash.of(order)
    items[hash, default: Item()].fate = Item.fate(items[hash]?.fate ?? 0, fate)
  }

  /// Moves the places of rejected rows down by the lines before the part.
  mutating func moveLines(by lines: Int) {
    for index in rejected.indices where rejected[index].line > 0 { rejected[index].line += lines }
  }

  /// Adds what was counted in a later part; its items are added elsewhere.
  mutating func merge(_ other: PartTally) {
    rows += other.rows
    amount += other.amount
    for (reason, more) in zip(RejectReason.allCases, other.rejected) where !more.isNothing {
      reject(reason, more.amount, file: more.file, line: more.line, rows: more.rows)
    }
  }
}
