// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing
import TabularFiles

/// Turns summed orders into a ledger: who is segmented, in which order, and the account.
struct LedgerAssembly {
  let files: [SalesFile]
  let options: SalesReadingOptions
  let evidence: [ValueEvidence]

  let execution: Execution

  /// What the used orders of some customers sum to.
  private struct Totals {
    var revenue: Int128 = 0
    var purchases = 0
    var refunds = 0
    var first = Int64.max
    var last = Int64.min
    var lastPurchase = Int64.min

    mutating func add(_ other: Totals) {
      revenue += other.revenue
      purchases += other.purchases
      refunds += other.refunds
      first = min(first, other.first)
      last = max(last, other.last)
      lastPurchase = max(lastPurchase, other.lastPurchase)
    }
  }

  /// Assembles the ledger of settled orders.
  ///
  /// - Throws: `InputError` when nobody bought anything.
  func assemble(_ pass: ReadingPass, currencies: CurrencyTally) throws -> SalesLedger {
    let ranked = RankedCustomers(pass.partitions, execution)
    guard !ranked.places.isEmpty else { throw nothingUsed(pass) }
    var summary = makeSummary(pass, currencies)
    summary.customers = ranked.places.count

    var totals = Totals()
    let orders = [SalesLedger.Order](
      unsafeUninitializedCapacity: ranked.offsets[ranked.places.count]
    ) { buffer, count in
      nonisolated(unsafe) let orders = buffer
      // Every customer is in one partition, so that the writes never meet.
      let parts = execution.mapChunks(of: pass.partitions.count, size: 1) { index, _ in
        place(pass.partitions[index].orders, ranked.members[index], in: orders)
      }
      for part in parts { totals.add(part) }
      execution.forEachChunk(of: ranked.places.count, size: 1 << 14) { _, customers in
        for customer in customers {
          let rows = ranked.offsets[customer]..<ranked.offsets[customer + 1]
          sort(UnsafeMutableBufferPointer(rebasing: orders[rows]))
        }
      }
      count = buffer.count
    }
    summary.revenue = Money(micros: totals.revenue)
    summary.orders = totals.purchases
    summary.refunds = totals.refunds
    for members in ranked.members {
      summary.refundOnly.customers += members.refundOnly.customers
      summary.refundOnly.amount += members.refundOnly.amount
    }
    let asOf =
      options.asOf ?? Timestamp(secondsSince1970: totals.lastPurchase).followingMidnight
    let first = Timestamp(secondsSince1970: totals.first)
    let last = Timestamp(secondsSince1970: totals.last)
    summary.asOf = asOf
    (summary.firstOrder, summary.lastOrder) = (first, last)
    summary.months = SalesSummary.Month.summing(orders, from: first, to: last, execution)
    summary.notes = SummaryNotes(files: files, options: options, evidence: evidence).notes(
      summary, pass)
    if let rates = options.rates { summary.notes.append(Self.note(rates, currencies)) }
    return SalesLedger(
      customerIDs: identifiers(pass.partitions, ranked.places), orders: orders,
      orderOffsets: ranked.offsets, asOf: asOf, summary: summary)
  }

  /// What was converted, and by what.
  private static func note(_ rates: CurrencyRates, _ tally: CurrencyTally) -> String {
    let converted = zip(tally.codes, tally.amounts).filter {
      $0.0.description != rates.target && rates.rate(of: $0.0)?.isOne != true
    }.map { "\(NumberText.exact($0.1)) \($0.0)" }.sorted()
    return converted.isEmpty
      ? "All amounts are in \(rates.target): no rate was needed."
      : "Converted into \(rates.target) row by row, each to a millionth: "
        + converted.joined(separator: ", ") + "."
  }

  /// Writes the used orders of a partition to where their customers' lie.
  private func place(
    _ table: borrowing OrderTable, _ members: RankedCustomers.Members,
    in orders: UnsafeMutableBufferPointer<SalesLedger.Order>
  ) -> Totals {
    var next = members.next
    var totals = Totals()
    for index in 0..<table.count {
      let entry = table.entries[index]
      let position = next[Int(entry.customer)]
      guard position >= 0, entry.fate == 0 else { continue }
      next[Int(entry.customer)] = position + 1
      let micros = table.micros(index)
      orders.initializeElement(
        at: position,
        to: SalesLedger.Order(
          placed: Timestamp(secondsSince1970: entry.placed), amount: Money(micros: micros),
          lineCount: Int32(clamping: entry.lineCount)))
      totals.revenue += micros
      totals.first = min(totals.first, entry.placed)
      totals.last = max(totals.last, entry.placed)
      if micros > 0 {
        totals.purchases += 1
        totals.lastPurchase = max(totals.lastPurchase, entry.placed)
      } else if micros < 0 {
        totals.refunds += 1
      }
    }
    return totals
  }

  /// Brings the orders of a customer into order: a few by insertion.
  ///
  /// Orders of one moment and one amount differ in nothing that could be seen.
  private func sort(_ orders: UnsafeMutableBufferPointer<SalesLedger.Order>) {
    guard orders.count <= 24 else {
      var slice = orders
      slice.sort(by: SalesLedger.Order.isBefore)
      return
    }
    guard orders.count > 1 else { return }
    for index in 1..<orders.count {
      let order = orders[index]
      var place = index
      while place > 0, SalesLedger.Order.isBefore(order, orders[place - 1]) {
        orders[place] = orders[place - 1]
        place -= 1
      }
      orders[place] = order
    }
  }

  private func identifiers(_ partitions: [SalesPartition], _ places: [UInt64]) -> [String] {
    [String](unsafeUninitializedCapacity: places.count) { buffer, count in
      nonisolated(unsafe) let names = buffer
      execution.forEachChunk(of: places.count, size: 1 << 14) { _, customers in
        for customer in customers {
          let customers = partitions[Int(places[customer] >> 32)]
          customers.customers.withBytes(Int(places[customer] & 0xFFFF_FFFF)) {
            names.initializeElement(at: customer, to: $0.text)
          }
        }
      }
      count = places.count
    }
  }

  private func makeSummary(
    _ pass: ReadingPass, _ currencies: CurrencyTally
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
      options.rates?.target ?? options.currency.map { CurrencyCode(column: $0).description }
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
  private func nothingUsed(_ pass: ReadingPass) -> InputError {
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
    if pass.orderCount > 0 {
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
