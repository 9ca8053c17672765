// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import SalesData

/// What a simulated export holds, counted while it is written.
///
/// `amount` is all the money in the rows: `amount` = what customers were charged less what they
/// gave back + `withoutCustomer`. As JSON, money is exact decimal text such as `"508864.99"`.
public struct SalesSimulationTotals: Sendable, Hashable, Encodable {
  /// Customers; each has at least one order that was not given back.
  public internal(set) var customers = 0
  /// Orders of customers; invoices that give something back are not counted.
  public internal(set) var orders = 0
  /// Orders that were given back in part or in whole.
  public internal(set) var returns = 0
  /// Rows below the header.
  public internal(set) var rows = 0
  /// Rows that name no customer.
  public internal(set) var rowsWithoutCustomer = 0
  /// The size of the export, its header included.
  public internal(set) var bytes = 0
  /// All the money in the rows, net of what was given back.
  public internal(set) var amount = Money.zero
  /// The money in rows that name no customer.
  public internal(set) var withoutCustomer = Money.zero

  /// Adds hundredths of the currency's unit that a customer paid, or was paid back if negative.
  mutating func add(cents: Int, withCustomer: Bool = true) {
    let money = Money(micros: Int128(cents) * 10_000)
    amount += money
    if !withCustomer { withoutCustomer += money }
  }
}
