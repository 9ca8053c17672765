// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import ReproducibleComputing

/// Writes the sales export of a made-up shop whose customers' segments are known.
///
/// ```swift
/// let simulator = SalesSimulator(scenario: .grocer, customerCount: 400, seed: 7)
/// try simulator.write(to: "orders.csv", truth: "truth.csv")
/// ```
///
/// The same scenario, customer count and seed give the same bytes on every machine: only integers
/// and operations that IEEE 754 rounds in one way go into them. Rows are in order of time, as a
/// shop exports them. Memory grows with customers (under 100 bytes each) and with the orders of one
/// day, not with the length of the export; a customer's orders are the same whoever else buys.
public struct SalesSimulator: Sendable {
  /// Takes the next block of a file's bytes.
  public typealias Sink = (_ block: [UInt8]) throws -> Void

  /// The shop.
  public let scenario: SalesScenario
  /// How many customers buy there.
  public let customerCount: Int
  /// What the randomness is drawn from.
  public let seed: UInt64

  /// Creates a simulator.
  ///
  /// - Parameters:
  ///   - scenario: The shop.
  ///   - customerCount: How many customers; 1 to 2³¹ - 1.
  ///   - seed: Any number.
  public init(scenario: SalesScenario, customerCount: Int, seed: UInt64 = 0) {
    precondition(
      customerCount >= 1 && customerCount <= Int(Int32.max), "a shop has at least one customer")
    self.scenario = scenario
    self.customerCount = customerCount
    self.seed = seed
  }

  /// Writes the export, and who belongs to which segment.
  ///
  /// The truth is `customer_id,segment,segment_name`, one row a customer in the order of their
  /// numbers; segments count from 0 in the scenario's order.
  ///
  /// - Parameters:
  ///   - orders: Gets the export in blocks of about 256 kB.
  ///   - truth: Gets the truth file, after the export.
  ///   - execution: Hears of progress.
  /// - Returns: What was written, counted.
  /// - Throws: What a sink throws, or `CancellationError`.
  /// - Complexity: O(rows + customers) time.
  @discardableResult
  public func write(
    orders: Sink, truth: Sink? = nil, execution: Execution = .default
  ) throws -> SalesSimulationTotals {
    var totals = SalesSimulationTotals()
    totals.customers = customerCount
    var diary = OrderDiary(simulator: self)
    var export = scenario.makeExport(customerCount: customerCount)
    var buffer = ExportBuffer()
    buffer.append(export.header)
    buffer.append("\n")
    var order = SimulatedOrder()
    let calendar = scenario.calendar
    for day in 0..<calendar.dayCount {
      try execution.checkCancellation()
      execution.report("writing orders", fraction: Double(day) / Double(calendar.dayCount))
      let date = CivilDate(daysSince1970: calendar.firstDay + day)
      for entry in diary.orders(ofDay: day) {
        let profile = diary.customers[Int(entry.customer)]
        let (customer, index) = (Int(entry.customer), Int(entry.order))
        order.draw(
          index, of: profile, in: scenario,
          from: PlacedOrder.stream(seed: seed, customer: customer, order: index))
        let placed = PlacedOrder(
          customer: customer, profile: profile, index: index, date: date,
          second: Int(entry.second), order: order, scenario: scenario, seed: seed)
        totals.orders += 1
        export.append(placed, to: &buffer, totals: &totals)
        totals.bytes += try buffer.flush(into: orders)
      }
    }
    totals.bytes += try buffer.flush(ifOver: 0, into: orders)
    if let truth { try writeTruth(diary.customers, export: export, into: truth) }
    execution.report("writing orders", fraction: 1)
    return totals
  }

  private func writeTruth(
    _ customers: [SimulatedCustomer], export: any SalesExport, into sink: Sink
  ) throws {
    var buffer = ExportBuffer()
    buffer.append("customer_id,segment,segment_name\n")
    for (number, customer) in customers.enumerated() {
      export.appendID(ofCustomer: number, to: &buffer)
      buffer.append(",")
      buffer.append(Int(customer.segment))
      buffer.append(",")
      buffer.append(quotedIfNeeded: scenario.segments[Int(customer.segment)].name)
      buffer.append("\n")
      _ = try buffer.flush(into: sink)
    }
    _ = try buffer.flush(ifOver: 0, into: sink)
  }
}
