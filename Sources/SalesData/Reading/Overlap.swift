// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import TabularFiles

/// What stands in several files and is dropped in all but one of them.
///
/// Filled by one thread, then read by many. Customers, orders and files are known by 64-bit hashes.
final class Overlap: @unchecked Sendable {
  private var dropped = FingerprintSet()
  private(set) var isEmpty = true
  /// Orders that stand in several files with different content, all of which counts.
  private(set) var differentOrders = 0
  /// The money of all their versions.
  private(set) var differentAmount = Money.zero

  /// The hash by which an order is found in other files, or a row without an order id.
  static func key(_ line: SalesLine, content: UInt64) -> UInt64 {
    let customer = IdentifierTable.keyAndHash(line.customer).1
    return line.order.isEmpty
      ? ByteHash.mix(content ^ customer, 0x8EBC_6AF0_9C88_C6E3)
      : OrderHash.combine(line.orderHash, customer)
  }

  /// The hash of what equal rows of a customer share.
  static func content(
    _ line: SalesLine, _ record: borrowing RecordView, product: Int?
  ) -> UInt64 {
    let micros = UInt64(truncatingIfNeeded: (line.amount + line.giftCardLoad).micros)
    var content = ByteHash.mix(
      UInt64(bitPattern: line.placed) ^ ByteHash.start, 0xE703_7ED1_A0B4_28DB)
    content = ByteHash.mix(content ^ micros, 0xA076_1D64_78BD_642F)
    if let product, product < record.fieldCount {
      content = ByteHash.absorb(record[product].trimmed(), into: content)
    }
    content ^= UInt64((line.reason?.rawValue ?? -1) + 1)
    return ByteHash.mix(content, 0x8EBC_6AF0_9C88_C6E3)
  }

  func drop(_ key: UInt64, file: Int) {
    isEmpty = false
    _ = dropped.insert(Self.place(key, file))
  }

  /// Drops the rows of an order's items, which name no customer.
  func dropItems(of order: UInt64, file: Int) {
    _ = dropped.insert(Self.place(~order, file))
  }

  func noteDifferent(_ amount: Money, isNew: Bool) {
    if isNew { differentOrders += 1 }
    differentAmount += amount
  }

  private static func place(_ key: UInt64, _ file: Int) -> UInt64 {
    ByteHash.mix(key ^ ByteHash.start, UInt64(file) &* 2 &+ 0xA076_1D64_78BD_642F)
  }

  /// Rejects a row that counts in another file.
  func settle(
    _ line: inout SalesLine, _ record: borrowing RecordView, product: Int?, file: Int
  ) {
    guard line.reason == nil else { return }
    if line.isItem {
      if dropped.contains(Self.place(~line.orderHash, file)) { line.reason = .inAnotherFile }
    } else {
      let content = line.order.isEmpty ? Self.content(line, record, product: product) : 0
      let key = Self.key(line, content: content)
      guard dropped.contains(Self.place(key, file)) else { return }
      line.reason = .inAnotherFile
      line.amount += line.giftCardLoad
      line.giftCardLoad = .zero
    }
  }
}
