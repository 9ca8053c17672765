// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing
import TabularFiles

/// Turns summed orders into a ledger: who is segmented, in which order, and the account.
struct LedgerAssembly {
  let files: [SalesFile]
  let options: SalesReadingOptions
  let evidence: [ValueEvidence]
  let overlap: Overlap?
  let execution: Execution

  /// Assembles the ledger of settled partitions.
  ///
  /// - Throws: `InputError` when nobody bought anything.
  func assemble(
    _ pass: ReadingPass, _ settled: [PartitionSales], currencies: CurrencyTally
  ) throws -> SalesLedger {
    let ranked = RankedCustomers(pass.partitions, execution)
    guard !ranked.places.isEmpty else {
      throw nothingUsed(pass, hasOrders: pass.partitions.contains { $0.customers.count > 0 })
    }
    var totals = pass.totals
    for partition in settled { totals.add(partition.totals) }
    let (orders, offsets) = options.keepsOrders ? gatherOrders(settled, ranked) : ([], [])

    var summary = makeSummary(pass, currencies)
    summary.customers = ranked.places.count
    summary.revenue = Money(micros: totals.revenue)
    summary.orders = totals.purchases
    summary.refunds = totals.refunds
    summary.refundOnly = totals.refundOnly
    let asOf =
      options.asOf ?? Timestamp(secondsSince1970: totals.lastPurchase).followingMidnight
    summary.asOf = asOf
    summary.firstOrder = Timestamp(secondsSince1970: totals.first)
    summary.lastOrder = Timestamp(secondsSince1970: totals.last)
    summary.months = totals.monthly
    summary.notes =
      SummaryNotes(files: files, options: options, evidence: evidence, overlap: overlap)
      .notes(summary, pass)
    if let rates = options.rates { summary.notes.append(Self.note(rates, currencies)) }
    return SalesLedger(
      CustomerRecords(pass.partitions, ranked), orders: orders, orderOffsets: offsets,
      purchasesByDay: totals.purchaseDays, asOf: asOf, summary: summary)
  }

  /// What was converted, and by what.
  private static func note(_ rates: CurrencyRates, _ tally: CurrencyTally) -> Wording {
    let converted = zip(tally.codes, tally.amounts).filter {
      $0.0.description != rates.target && rates.rate(of: $0.0)?.isOne != true
    }.sorted { "\(NumberText.exact($0.1)) \($0.0)" < "\(NumberText.exact($1.1)) \($1.0)" }
    let target = Wording.verbatim("\(rates.target)")
    guard !converted.isEmpty else { return "All amounts are in \(target): no rate was needed." }
    let amounts = converted.map { code, amount -> Wording in
      "\(.exact(amount)) \(verbatim: "\(code)")"
    }
    return """
      Converted into \(target) row by row, each to a millionth: \(amounts.joined(separator: ", ")).
      """
  }

  /// All orders, customer by customer in the order of their ids, and where each customer's start.
  private func gatherOrders(
    _ settled: [PartitionSales], _ ranked: RankedCustomers
  ) -> (orders: [SalesLedger.Order], offsets: [Int]) {
    @Sendable func rows(_ place: UInt64) -> ArraySlice<SalesLedger.Order> {
      let (partition, customer) = (settled[Int(place >> 32)], Int(place & 0xFFFF_FFFF))
      return partition.orders[partition.starts[customer]..<partition.starts[customer + 1]]
    }
    var offsets = [0]
    offsets.reserveCapacity(ranked.places.count + 1)
    for place in ranked.places { offsets.append(offsets[offsets.count - 1] + rows(place).count) }
    let starts = offsets
    let orders = [SalesLedger.Order](unsafeUninitializedCapacity: offsets[ranked.places.count]) {
      buffer, count in
      LargePages.prefer(in: UnsafeMutableRawBufferPointer(buffer))
      nonisolated(unsafe) let orders = buffer
      execution.forEachChunk(of: ranked.places.count, size: 1 << 14) { _, customers in
        for customer in customers {
          _ = UnsafeMutableBufferPointer(
            rebasing: orders[starts[customer]..<starts[customer + 1]]
          ).initialize(fromContentsOf: rows(ranked.places[customer]))
        }
      }
      count = buffer.count
    }
    return (orders, offsets)
  }

  private func makeSummary(
    _ pass: ReadingPass, _ currencies: CurrencyTally
  ) -> SalesSummary {
    func joined(_ values: [String]) -> String {
      var distinct: [String] = []
      for value in values where !distinct.contains(value) { distinct.append(value) }
      return distinct.joined(separator: ", ")
    }
    func together(_ values: [Wording]) -> Wording {
      var distinct: [Wording] = []
      for value in values where !distinct.contains(value) { distinct.append(value) }
      return distinct.count == 1 ? distinct[0] : distinct.joined(separator: ", ")
    }
    let detected = files.map(\.plan.detected)
    var summary = SalesSummary(
      files: files.map(\.text.name),
      layout: .init(
        name: joined(detected.map(\.layout.name)),
        confidence: detected.map(\.confidence).min() ?? 0, reason: together(detected.map(\.reason)),
        rowGrain: joined(detected.map(\.layout.grain.rawValue)),
        refundConvention: joined(detected.map(\.layout.refundConvention)),
        timeZone: joined(detected.map(\.layout.timeZone)),
        traps: detected.first?.layout.traps ?? []),
      encoding: joined(files.map(\.text.encoding.rawValue)),
      delimiter: joined(files.map { Delimiter.name(of: $0.text.delimiter) }),
      dateFormat: together(evidence.map { $0.dates.description(options) }),
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
    summary.differingOrders = overlap?.differentOrders ?? 0
    for reason in RejectReason.allCases where !pass.rejected[reason.rawValue].isNothing {
      let rejected = pass.rejected[reason.rawValue]
      summary.rowsRejected.append(
        .init(reason: reason.text, rows: rejected.rows, amount: rejected.amount))
    }
    summary.rowsUsed = pass.rows - summary.rowsRejected.reduce(0) { $0 + $1.rows }
    return summary
  }

  /// The error when no customer bought anything.
  private func nothingUsed(_ pass: ReadingPass, hasOrders: Bool) -> InputError {
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
    if hasOrders {
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
