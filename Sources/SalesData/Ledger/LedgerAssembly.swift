// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import TabularFiles

/// Turns summed orders into a ledger: who is segmented, in which order, and the account.
struct LedgerAssembly {
  let files: [SalesFile]
  let options: SalesReadingOptions
  let evidence: [ValueEvidence]

  /// Orders per customer, and where each customer's come to lie.
  private struct Customers {
    /// The purchases of each customer, by the number of the customer.
    var purchases: [Int32]
    var orderCounts: [Int32]
    /// The numbers of customers with a purchase, in the order of their ids' bytes.
    var ranked: [Int]
    /// Where each customer stands in `ranked`, or -1.
    var rank: [Int]
  }

  /// Assembles the ledger of settled orders.
  ///
  /// - Throws: `InputError` when nobody bought anything.
  func assemble(
    _ pass: borrowing ReadingPass, currencies: CurrencyTally
  ) throws -> SalesLedger {
    let customers = rank(pass)
    guard !customers.ranked.isEmpty else { throw nothingUsed(pass) }
    var summary = makeSummary(pass, currencies)
    summary.customers = customers.ranked.count

    var offsets = [Int](repeating: 0, count: customers.ranked.count + 1)
    for (position, customer) in customers.ranked.enumerated() {
      offsets[position + 1] = offsets[position] + Int(customers.orderCounts[customer])
    }
    let placeholder = SalesLedger.Order(
      placed: Timestamp(secondsSince1970: 0), amount: .zero, lineCount: 0)
    var orders = [SalesLedger.Order](
      repeating: placeholder, count: offsets[customers.ranked.count])
    var next = offsets
    var refundOnlyCustomers = Set<Int>()
    var lastPurchase = Int64.min
    for index in 0..<pass.orders.count {
      let entry = pass.orders.entries[index]
      let customer = Int(entry.customer)
      let position = customers.rank[customer]
      let amount = Money(micros: entry.micros)
      guard position >= 0 else {
        refundOnlyCustomers.insert(customer)
        if entry.fate == 0 { summary.refundOnly.amount += amount }
        continue
      }
      guard entry.fate == 0 else { continue }
      orders[next[position]] = SalesLedger.Order(
        placed: Timestamp(secondsSince1970: entry.placed), amount: amount,
        lineCount: Int32(clamping: entry.lineCount))
      next[position] += 1
      summary.revenue += amount
      if entry.micros > 0 {
        summary.orders += 1
        lastPurchase = max(lastPurchase, entry.placed)
      } else if entry.micros < 0 {
        summary.refunds += 1
      }
    }
    summary.refundOnly.customers = refundOnlyCustomers.count
    for position in customers.ranked.indices where offsets[position + 1] - offsets[position] > 1 {
      // Orders of one moment and one amount differ in nothing that could be seen.
      orders[offsets[position]..<offsets[position + 1]].sort {
        ($0.placed, $0.amount, $0.lineCount) < ($1.placed, $1.amount, $1.lineCount)
      }
    }
    let asOf =
      options.asOf ?? Timestamp(secondsSince1970: lastPurchase).followingMidnight
    summary.asOf = asOf
    summary.firstOrder = orders.lazy.map(\.placed).min()
    summary.lastOrder = orders.lazy.map(\.placed).max()
    summary.months = SalesSummary.Month.summing(orders)
    summary.notes = SummaryNotes(files: files, options: options, evidence: evidence).notes(
      summary, pass)
    return SalesLedger(
      customerIDs: customers.ranked.map { pass.customers.withBytes($0) { $0.text } },
      orders: orders,
      orderOffsets: offsets, asOf: asOf, summary: summary)
  }

  private func rank(_ pass: borrowing ReadingPass) -> Customers {
    var customers = Customers(
      purchases: [Int32](repeating: 0, count: pass.customers.count),
      orderCounts: [Int32](repeating: 0, count: pass.customers.count), ranked: [],
      rank: [Int](repeating: -1, count: pass.customers.count))
    for index in 0..<pass.orders.count where pass.orders.entries[index].fate == 0 {
      let customer = Int(pass.orders.entries[index].customer)
      customers.orderCounts[customer] += 1
      if pass.orders.entries[index].micros > 0 { customers.purchases[customer] += 1 }
    }
    // Most ids differ in their first eight bytes: these compare as one number.
    let bought = (0..<pass.customers.count).filter { customers.purchases[$0] > 0 }
    var keyed = bought.map { index in
      pass.customers.withBytes(index) { id in
        let word = id.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return (prefix: word << UInt64(8 * (8 - min(8, id.count))), index: index)
      }
    }
    keyed.sort {
      $0.prefix != $1.prefix
        ? $0.prefix < $1.prefix : pass.customers.precedes($0.index, $1.index)
    }
    customers.ranked = keyed.map(\.index)
    for (position, customer) in customers.ranked.enumerated() {
      customers.rank[customer] = position
    }
    return customers
  }

  private func makeSummary(
    _ pass: borrowing ReadingPass, _ currencies: CurrencyTally
  ) -> SalesSummary {
    func joined(_ values: [String]) -> String {
      var distinct: [String] = []
      for value in values where !distinct.contains(value) { distinct.append(value) }
      return distinct.joined(separator: ", ")
    }
    let detected = files.map(\.plan.detected)
    var summary = SalesSummary(
      files: files.map(\.text.name),
      layout: .init(
        name: joined(detected.map(\.layout.name)),
        confidence: detected.map(\.confidence).min() ?? 0, reason: joined(detected.map(\.reason)),
        rowGrain: joined(detected.map(\.layout.grain.rawValue)),
        refundConvention: joined(detected.map(\.layout.refundConvention)),
        timeZone: joined(detected.map(\.layout.timeZone)),
        traps: detected.first?.layout.traps ?? []),
      encoding: joined(files.map(\.text.encoding.rawValue)),
      delimiter: joined(files.map { Delimiter.name(of: $0.text.delimiter) }),
      dateFormat: joined(evidence.map { $0.dates.description(options) }),
      columns: files[0].plan.mapped)
    for file in files.dropFirst() {
      for column in file.plan.mapped where !summary.columns.contains(column) {
        summary.columns.append(column)
      }
    }
    summary.currency =
      options.currency.map { CurrencyCode(column: $0).description }
      ?? currencies.codes.first?.description
    summary.rows = pass.rows
    summary.amount = pass.amount
    summary.duplicateRows = pass.duplicateRows
    for reason in RejectReason.allCases where pass.rejected[reason.rawValue].rows > 0 {
      let rejected = pass.rejected[reason.rawValue]
      summary.rowsRejected.append(
        .init(reason: reason.text, rows: rejected.rows, amount: rejected.amount))
    }
    summary.rowsUsed = pass.rows - summary.rowsRejected.reduce(0) { $0 + $1.rows }
    return summary
  }

  /// The error when no customer bought anything.
  private func nothingUsed(_ pass: borrowing ReadingPass) -> InputError {
    var reasons: [(text: String, rows: Int)] = []
    var worst: ReadingPass.Rejected?
    for reason in RejectReason.allCases where pass.rejected[reason.rawValue].rows > 0 {
      let rejected = pass.rejected[reason.rawValue]
      reasons.append((reason.text, rejected.rows))
      if rejected.line > 0, rejected.rows > worst?.rows ?? 0 { worst = rejected }
    }
    let list = reasons.map { "\($0.rows) \($0.rows == 1 ? "row" : "rows"): \($0.text)" }
      .joined(separator: "; ")
    let file = files[worst?.file ?? 0].text.name
    if pass.orders.count > 0 {
      return InputError(
        file: file,
        "nobody bought anything: no order is over zero"
          + (list.isEmpty ? "" : " (left out: \(list))"),
        remedy: "check which column is the amount with --map amount=COLUMN")
    }
    return InputError(
      file: file, line: worst?.line, "no row can be used (\(list))",
      remedy: "check which columns are read: "
        + files[0].plan.mapped.map { "\($0.field)=\($0.column)" }.joined(separator: ", ")
        + "; name others with --map FIELD=COLUMN")
  }
}
