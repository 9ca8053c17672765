// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import TabularFiles

/// Sums rows into orders, and accounts for those that are not used.
struct ReadingPass: ~Copyable {
  /// Rows rejected for one reason.
  struct Rejected {
    var rows = 0
    var amount = Money.zero
    /// Where the first of them is, and its file's number.
    var file = 0
    var line = 0
  }

  private let dropsDuplicates: Bool
  private(set) var customers = IdentifierTable()
  private var longOrderIDs = IdentifierTable()
  private(set) var orders = OrderTable()
  /// In layouts where orders have rows of items: by order id, the number of those rows in
  /// `lineCount`, and in `fate` what became of the order's own row.
  private(set) var items = OrderTable()
  private var fingerprints = FingerprintSet()
  private(set) var rows = 0
  private(set) var duplicateRows = 0
  private(set) var zeroRows = 0
  private(set) var amount = Money.zero
  private(set) var rejected = [Rejected](repeating: Rejected(), count: RejectReason.allCases.count)
  /// Rows and money of codes that are no products.
  private(set) var serviceRows: [String: (rows: Int, amount: Money)] = [:]

  private var lastOrder = -1
  private var lastKey = OrderKey(placed: .min)
  private var lastCustomer: UInt32 = .max

  /// The fate of an order's own row that was used.
  static let used: UInt8 = .max

  init(options: SalesReadingOptions) { dropsDuplicates = options.dropDuplicates }

  /// Takes one row.
  mutating func add(
    _ line: SalesLine, _ record: borrowing RecordView, plan: borrowing ColumnPlan, file: Int
  ) {
    rows += 1
    amount += line.amount
    let fingerprint = Self.fingerprint(record)
    if line.isItem {
      // Equal items of one order are common and harmless; they carry no money.
      let key = OrderKey(line.order, longIDs: &longOrderIDs)
      let index = items.find(key, customer: 0, placed: 0)
      items.entries[index].lineCount += 1
      if !fingerprints.insert(fingerprint) { duplicateRows += 1 }
      return
    }
    if let reason = line.reason {
      if !fingerprints.insert(fingerprint) { duplicateRows += 1 }
      if plan.hasItemRows { note(fate: UInt8(reason.rawValue) + 1, of: line.order) }
      reject(reason, line.amount, record.line, file)
      return
    }
    let customer = UInt32(customers.intern(line.customer))
    let key =
      line.order.isEmpty
      ? OrderKey(placed: line.placed) : OrderKey(line.order, longIDs: &longOrderIDs)
    let index: Int
    if key == lastKey, customer == lastCustomer {
      index = lastOrder
    } else {
      index = orders.find(key, customer: customer, placed: line.placed)
      (lastOrder, lastKey, lastCustomer) = (index, key, customer)
    }
    let entry = orders.entries + index
    // Equal rows are in the same order: its first row waits for a second before it is looked up.
    if entry.pointee.lineCount == 0 {
      entry.pointee.fingerprint = fingerprint
    } else {
      if entry.pointee.lineCount == 1 { _ = fingerprints.insert(entry.pointee.fingerprint) }
      if !fingerprints.insert(fingerprint) {
        duplicateRows += 1
        if dropsDuplicates {
          reject(.duplicate, line.amount, record.line, file)
          return
        }
      }
    }
    entry.pointee.lineCount += 1
    entry.pointee.micros += line.amount.micros
    if line.placed < entry.pointee.placed { entry.pointee.placed = line.placed }
    if line.isTouchedByRefund { entry.pointee.isTouchedByRefund = true }
    if line.amount == .zero { zeroRows += 1 }
    if plan.hasItemRows, !line.order.isEmpty { note(fate: Self.used, of: line.order) }
    if let column = plan.product, !plan.detected.layout.serviceCodes.isEmpty,
      column < record.fieldCount
    {
      noteServiceCode(record[column].trimmed(), line.amount, plan)
    }
  }

  /// The hash of all fields of a row.
  static func fingerprint(_ record: borrowing RecordView) -> UInt64 {
    var hash = ByteHash.start
    for index in 0..<record.fieldCount { hash = ByteHash.hash(record[index], seed: hash) }
    return hash
  }

  /// What becomes of the rows of items of an order: used if any row of the order itself is, else
  /// rejected for the first reason.
  private mutating func note(fate: UInt8, of order: FieldBytes) {
    guard !order.isEmpty else { return }
    let key = OrderKey(order, longIDs: &longOrderIDs)
    let entry = items.entries + items.find(key, customer: 0, placed: 0)
    let before = entry.pointee.fate
    if before == 0 || fate == Self.used || (before != Self.used && fate < before) {
      entry.pointee.fate = fate
    }
  }

  private mutating func reject(
    _ reason: RejectReason, _ amount: Money, _ line: Int, _ file: Int, rows: Int = 1
  ) {
    let index = reason.rawValue
    if rejected[index].rows == 0 { (rejected[index].file, rejected[index].line) = (file, line) }
    rejected[index].rows += rows
    rejected[index].amount += amount
  }

  private mutating func noteServiceCode(
    _ code: FieldBytes, _ amount: Money, _ plan: borrowing ColumnPlan
  ) {
    guard let first = code.first, !first.isASCIIDigit, code.count <= 12 else { return }
    let text = code.text
    guard plan.detected.layout.serviceCodes.contains(text) else { return }
    let before = serviceRows[text] ?? (0, .zero)
    serviceRows[text] = (before.rows + 1, before.amount + amount)
  }

  /// Decides which orders are used, when all rows have been read.
  mutating func settle(refunds: RefundTreatment) {
    if items.count > 0 { claimItems() }
    for index in 0..<orders.count {
      let entry = orders.entries + index
      let reason: RejectReason? =
        switch refunds {
        case .net: nil
        case .gross: entry.pointee.micros < 0 ? .refund : nil
        case .exclude:
          entry.pointee.micros < 0
            ? .refund : entry.pointee.isTouchedByRefund ? .touchedByRefund : nil
        }
      guard let reason else { continue }
      entry.pointee.fate = UInt8(reason.rawValue) + 1
      if items.count > 0, let item = items.existing(entry.pointee.key, customer: 0),
        items.entries[item].placed == Int64(index)
      {
        items.entries[item].fate = UInt8(reason.rawValue) + 1
      }
      reject(
        reason, Money(micros: entry.pointee.micros), 0, 0, rows: Int(entry.pointee.lineCount))
    }
  }

  /// Gives rows of items to their orders, and rejects those whose order is not used.
  ///
  /// Should two customers have an order of the same id, the first by the bytes of the customers'
  /// ids takes them. `placed` of an entry in `items` then holds the order's number, or -1.
  private mutating func claimItems() {
    for index in 0..<items.count { items.entries[index].placed = -1 }
    for index in 0..<orders.count {
      guard let item = items.existing(orders.entries[index].key, customer: 0) else { continue }
      let claimed = Int(items.entries[item].placed)
      let precedes =
        claimed < 0
        || customers.precedes(
          Int(orders.entries[index].customer), Int(orders.entries[claimed].customer))
      if precedes { items.entries[item].placed = Int64(index) }
    }
    for index in 0..<items.count {
      let item = items.entries[index]
      if item.placed >= 0 {
        orders.entries[Int(item.placed)].lineCount += item.lineCount
      } else if item.lineCount > 0 {
        let reason = RejectReason(rawValue: Int(item.fate) - 1) ?? .itemWithoutOrder
        reject(reason, .zero, 0, 0, rows: Int(item.lineCount))
      }
    }
  }

  /// Why a row is not used after all, once orders are settled; nil when it is.
  func finalReason(_ line: SalesLine) -> RejectReason? {
    if let reason = line.reason { return reason }
    if line.isItem {
      guard let key = OrderKey(finding: line.order, longIDs: longOrderIDs),
        let index = items.existing(key, customer: 0)
      else { return .itemWithoutOrder }
      let fate = items.entries[index].fate
      if fate == 0 { return .itemWithoutOrder }
      return fate == Self.used ? nil : RejectReason(rawValue: Int(fate) - 1)
    }
    guard let customer = customers.find(line.customer),
      let key = line.order.isEmpty
        ? OrderKey(placed: line.placed) : OrderKey(finding: line.order, longIDs: longOrderIDs),
      let index = orders.existing(key, customer: UInt32(customer))
    else { return nil }
    return RejectReason(rawValue: Int(orders.entries[index].fate) - 1)
  }
}
