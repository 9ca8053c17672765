// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing
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
  /// How orders are closed while rows are read; nil where they are summed when all rows are there.
  let closing: OrderClosing?
  /// What orders sum to that were closed.
  private(set) var totals = SalesTotals()
  private var closedTally = PartTally()
  /// The codes that are no products, in the layouts of all files.
  let serviceCodes: [String]
  private let items = ItemOrders()
  private(set) var tally = PartTally()
  private(set) var duplicateRows = 0
  private(set) var zeroRows = 0
  private(set) var serviceRows: [String: ServiceRows] = [:]

  var rows: Int { tally.rows }
  var amount: Money { tally.amount }
  var rejected: [Rejected] { tally.rejected }

  /// The orders left out for refunds, by partition, where rejected rows are listed.
  private var rejectedOrders: [[PartitionSales.Key: RejectReason]] = []

  /// The fate of an order's own row that was used.
  static let used: UInt8 = .max

  /// Begins a reading without rows; `isSummed` says whether orders are summed while rows are read.
  init(options: SalesReadingOptions, files: [SalesFile], isSummed: Bool) {
    closing =
      isSummed
      ? OrderClosing(
        rules: SettlementRules(options, serviceCodeCount: 0, hasItems: false, isSummed: true))
      : nil
    let codes = files.reduce(into: Set<String>()) {
      $0.formUnion($1.plan.detected.layout.serviceCodes)
    }
    serviceCodes = Set(codes.map { $0.uppercased() }).sorted()
    precondition(serviceCodes.count < OrderRow.serviceCodeLimit, "too many codes in layouts")
    let (logs, tables) = (PageMemory(), PageMemory())
    partitions = (0..<SalesPartition.count).map { _ in
      SalesPartition(logs: logs, tables: tables)
    }
  }

  /// Adds what was counted in the next part of a file.
  mutating func add(_ part: PartTally) {
    tally.merge(part)
    items.merge(part.items)
  }

  /// The hash of all fields of a row.
  @inline(__always)
  static func fingerprint(_ fields: UnsafeBufferPointer<FieldBytes>) -> UInt64 {
    var hash = ByteHash.start
    for field in fields { hash = ByteHash.absorb(field, into: hash) }
    return ByteHash.mix(hash, ByteHash.start)
  }

  /// Adds what was counted of orders that were closed.
  mutating func addClosed(duplicateRows: Int, zeroRows: Int, _ tally: PartTally) {
    self.duplicateRows += duplicateRows
    self.zeroRows += zeroRows
    closedTally.merge(tally)
  }

  /// Adds what closed orders sum to.
  mutating func add(_ totals: SalesTotals) { self.totals.add(totals) }

  /// Sums the rows of each partition, and decides which orders are used.
  ///
  /// - Returns: The sums of each partition.
  mutating func settle(_ options: SalesReadingOptions, _ execution: Execution) -> [PartitionSales] {
    let (partitions, items) = (self.partitions, self.items)
    let hasItems = !items.isEmpty
    if hasItems { items.claim(partitions) }
    let rules = SettlementRules(
      options, serviceCodeCount: serviceCodes.count, hasItems: hasItems,
      isSummed: closing != nil)
    tally.merge(closedTally)
    let memory = SettlementMemory.Pool()
    let sums = execution.mapChunks(of: partitions.count, size: 1) { number, _ in
      memory.with {
        PartitionSales(
          partitions[number], number: number, rules: rules, items: items, memory: $0)
      }
    }
    for (partition, sum) in zip(partitions, sums) {
      duplicateRows += partition.duplicateRows + sum.duplicateRows
      zeroRows += sum.zeroRows
      tally.merge(sum.tally)
      for (code, rows) in zip(serviceCodes, sum.serviceRows) where rows.rows > 0 {
        serviceRows[code, default: .init()].rows += rows.rows
        serviceRows[code, default: .init()].amount += rows.amount
      }
      partition.dropLog()
    }
    if hasItems { items.rejectUnclaimed(&tally) }
    rejectedOrders = sums.map(\.rejectedOrders)
    return sums
  }

  /// Why a row is not used after all, once orders are settled; nil when it is.
  func finalReason(_ line: SalesLine) -> RejectReason? {
    if let reason = line.reason { return reason }
    if line.isItem { return items.reason(toReject: OrderHash.of(line.order)) }
    let number = SalesPartition.number(of: IdentifierTable.keyAndHash(line.customer).1)
    guard !rejectedOrders[number].isEmpty,
      let customer = partitions[number].customers.find(line.customer)
    else { return nil }
    return rejectedOrders[number][.init(customer: customer, order: line.orderHash)]
  }
}
