// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing
import SalesData
import Synchronization

/// The columns of a customer table, each formed when it is first asked for.
final class CustomerColumns: Sendable {
  /// A column that may not be there yet.
  private final class Column<Value: Sendable>: Sendable {
    private final class Formed: Sendable {
      let values: [Value]
      init(_ values: [Value]) { self.values = values }
    }

    private let formed = AtomicLazyReference<Formed>()

    /// The column; should two threads form it at once, that of the first stays.
    func values(_ form: () -> [Value]) -> [Value] {
      if let formed = formed.load() { return formed.values }
      return formed.storeIfNil(Formed(form())).values
    }
  }

  private let records: CustomerRecords
  private let asOf: Timestamp
  private let execution: Execution
  private let days = Column<Double>()
  private let counts = (0..<4).map { _ in Column<Int>() }
  private let amounts = (0..<2).map { _ in Column<Money>() }
  private let moments = (0..<2).map { _ in Column<Timestamp>() }

  init(_ records: CustomerRecords, asOf: Timestamp, _ execution: Execution) {
    (self.records, self.asOf) = (records, asOf)
    self.execution = Execution(threadCount: execution.threadCount)
  }

  private func form<Value: Sendable>(_ value: @Sendable (CustomerSales) -> Value) -> [Value] {
    records.array(execution) { _, sales in value(sales) }
  }

  var recencyDays: [Double] {
    let asOf = asOf
    return days.values { form { $0.recencyDays(asOf) } }
  }
  var frequency: [Int] { counts[0].values { form(\.purchases) } }
  var purchaseDays: [Int] { counts[1].values { form(\.purchaseDays) } }
  var refundCount: [Int] { counts[2].values { form(\.refunds) } }
  var purchaseLineCount: [Int] { counts[3].values { form(\.purchaseLines) } }
  var monetary: [Money] { amounts[0].values { form(\.amount) } }
  var purchased: [Money] { amounts[1].values { form(\.purchased) } }
  var firstOrder: [Timestamp] { moments[0].values { form(\.firstPurchase) } }
  var lastOrder: [Timestamp] { moments[1].values { form(\.lastPurchase) } }
}
