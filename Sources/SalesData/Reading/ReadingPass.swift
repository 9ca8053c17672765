// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import TabularFiles

/// One reading of all rows: the orders that they sum to, and the account of those not used.
///
/// Rows go to the partition of their customer; what concerns no customer is counted by part of the
/// files and added up in their order.
struct ReadingPass {
  /// Rows rejected for one reason.
  struct Rejected {
    /// Rows of which a part alone is left out, as gift cards are, are not counted.
    var rows = 0
    var amount = Money.zero
    /// Where the first of them is, and its file's number; line 0 is nowhere.
    var file = 0
    var line = 0

    var isNothing: Bool { rows == 0 && amount == .zero }
  }

  /// Rows and money of codes that are no products.
  struct ServiceRows {
    var rows = 0
    var amount = Money.zero
  }

  let partitions: [SalesPartition]
  /// The codes that are no products, in the layouts of all files.
  let serviceCodes: [String]
  /// In layouts where orders have rows of items: by order id, the number of those rows in
  /// `lineCount`, and in `fate` what became of the order's own row.
  private let items = ItemOrders()
  private(set) var tally = PartTally()
  private(set) var duplicateRows = 0
  private(set) var zeroRows = 0
  private(set) var serviceRows: [String: ServiceRows] = [:]

  var rows: Int { tally.rows }
  var amount: Money { tally.amount }
  var rejected: [Rejected] { tally.rejected }

  /// The number of orders, used or not.
  var orderCount: Int { partitions.reduce(0) { $0 + $1.orders.count } }

  /// The fate of an order's own row that was used.
  static let used: UInt8 = .max

  init(options: SalesReadingOptions, files: [SalesFile]) {
    let codes = files.reduce(into: Set<String>()) {
      $0.formUnion($1.plan.detected.layout.serviceCodes)
    }
    serviceCodes = Set(codes.map { $0.uppercased() }).sorted()
    let count = serviceCodes.count
    partitions = (0..<SalesPartition.count).map { _ in
      SalesPartition(dropsDuplicates: options.dropDuplicates, serviceCodeCount: count)
    }
  }

  /// Adds what was counted in the next part of a file.
  mutating func add(_ part: PartTally) {
    tally.merge(part)
    items.merge(part.items)
  }

  /// The hash of all fields of a row.
  @inline(__always)
  static func fingerprint(_ record: borrowing RecordView) -> UInt64 {
    var hash = ByteHash.start
    for index in 0..<record.fieldCount { hash = ByteHash.hash(record[index], seed: hash) }
    return hash
  }

  /// Decides which orders are used, when all rows have been read.
  mutating func settle(refunds: RefundTreatment) {
    if items.table.count > 0 { claimItems() }
    for (number, partition) in partitions.enumerated() {
      duplicateRows += partition.duplicateRows
      zeroRows += partition.zeroRows
      tally.reject(
        .duplicate, partition.dropped.amount, file: 0, line: 0, rows: partition.dropped.rows)
      for (code, rows) in zip(serviceCodes, partition.serviceRows) where rows.rows > 0 {
        serviceRows[code, default: .init()].rows += rows.rows
        serviceRows[code, default: .init()].amount += rows.amount
      }
      if refunds != .net { settle(refunds, partition, number) }
    }
  }

  private mutating func settle(
    _ refunds: RefundTreatment, _ partition: SalesPartition, _ number: Int
  ) {
    for index in 0..<partition.orders.count {
      let entry = partition.orders.entries + index
      let micros = partition.orders.micros(index)
      let reason: RejectReason? =
        switch refunds {
        case .net: nil
        case .gross: micros < 0 ? .refund : nil
        case .exclude:
          micros < 0 ? .refund : entry.pointee.isTouchedByRefund ? .touchedByRefund : nil
        }
      guard let reason else { continue }
      entry.pointee.fate = UInt8(reason.rawValue) + 1
      if items.table.count > 0,
        let item = items.table.existing(partition.orderHash(index), customer: 0),
        items.table.entries[item].placed == Self.place(number, index)
      {
        items.table.entries[item].fate = UInt8(reason.rawValue) + 1
      }
      tally.reject(
        reason, Money(micros: micros), file: 0, line: 0, rows: Int(entry.pointee.lineCount))
    }
  }

  /// A partition and an order in it as one number.
  private static func place(_ partition: Int, _ order: Int) -> Int64 {
    Int64(partition << 32 | order)
  }

  /// Gives rows of items to their orders, and rejects those whose order is not used.
  ///
  /// Should two customers have an order of the same id, the first by the bytes of the customers'
  /// ids takes them. `placed` of an entry in `items` then holds the order's place, or -1.
  private mutating func claimItems() {
    func customer<Result>(_ place: Int64, _ body: (FieldBytes) -> Result) -> Result {
      let partition = partitions[Int(place >> 32)]
      let customer = partition.orders.entries[Int(place & 0xFFFF_FFFF)].customer
      return partition.customers.withBytes(Int(customer), body)
    }
    for index in 0..<items.table.count { items.table.entries[index].placed = -1 }
    for (number, partition) in partitions.enumerated() {
      for index in 0..<partition.orders.count {
        guard let item = items.table.existing(partition.orderHash(index), customer: 0) else {
          continue
        }
        let place = Self.place(number, index)
        let claimed = items.table.entries[item].placed
        let precedes =
          claimed < 0
          || customer(place) { new in
            customer(claimed) { old in new.lexicographicallyPrecedes(old) }
          }
        if precedes { items.table.entries[item].placed = place }
      }
    }
    for index in 0..<items.table.count {
      let item = items.table.entries[index]
      if item.placed >= 0 {
        let partition = partitions[Int(item.placed >> 32)]
        partition.orders.add(0, lines: item.lineCount, to: Int(item.placed & 0xFFFF_FFFF))
      } else if item.lineCount > 0 {
        let reason = RejectReason(rawValue: Int(item.fate) - 1) ?? .itemWithoutOrder
        tally.reject(reason, .zero, file: 0, line: 0, rows: Int(item.lineCount))
      }
    }
  }

  /// Why a row is not used after all, once orders are settled; nil when it is.
  func finalReason(_ line: SalesLine) -> RejectReason? {
    if let reason = line.reason { return reason }
    if line.isItem {
      guard let index = items.table.existing(OrderHash.of(line.order), customer: 0) else {
        return .itemWithoutOrder
      }
      let fate = items.table.entries[index].fate
      if fate == 0 { return .itemWithoutOrder }
      return fate == Self.used ? nil : RejectReason(rawValue: Int(fate) - 1)
    }
    let hash = IdentifierTable.keyAndHash(line.customer).1
    let partition = partitions[SalesPartition.number(of: hash)]
    guard let customer = partition.customers.find(line.customer),
      let index = partition.orders.existing(
        OrderHash.combine(line.orderHash, hash), customer: UInt32(customer))
    else { return nil }
    return RejectReason(rawValue: Int(partition.orders.entries[index].fate) - 1)
  }

  /// The orders that rows of items name.
  private final class ItemOrders: @unchecked Sendable {
    // Changed only while one thread adds parts up or settles orders.
    var table = OrderTable()

    func merge(_ items: [UInt64: PartTally.Item]) {
      for (order, item) in items {
        let index = table.find(order, customer: 0, placed: 0)
        table.add(0, lines: item.rows, to: index)
        table.entries[index].fate = PartTally.Item.fate(table.entries[index].fate, item.fate)
      }
    }
  }
}
