// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing

@testable import SalesSimulation

/// An export and its truth, held in memory.
struct SimulatedFiles {
  let orders: [UInt8]
  let truth: [UInt8]
  let totals: SalesSimulationTotals

  init(_ scenario: SalesScenario, customers: Int, seed: UInt64) throws {
    var orders: [UInt8] = []
    var truth: [UInt8] = []
    totals = try SalesSimulator(scenario: scenario, customerCount: customers, seed: seed).write(
      orders: { orders += $0 }, truth: { truth += $0 })
    (self.orders, self.truth) = (orders, truth)
  }

  /// The records of the export, its header first.
  var records: [[String]] { parse(orders) }

  /// The rows of the export by column name.
  var rows: [[String: String]] { named(records) }

  /// The rows of the truth by column name.
  var truthRows: [[String: String]] { named(parse(truth)) }

  /// The id, moment and value of each order of a customer, in the file's order, as the scenario's
  /// layout tells them; what came back is an order under zero or lowers its order's value.
  var ordersByCustomer: [String: [(id: String, moment: String, cents: Int)]] {
    var orders: [String: [(id: String, moment: String, cents: Int)]] = [:]
    for row in rows {
      guard let line = Line(row), !line.customer.isEmpty else { continue }
      if var last = orders[line.customer]?.last, last.id == line.order {
        last.cents += line.cents
        orders[line.customer]?.removeLast()
        orders[line.customer]?.append(last)
      } else {
        orders[line.customer, default: []].append((line.order, line.moment, line.cents))
      }
    }
    return orders
  }

  /// What a row says in any of the layouts.
  struct Line {
    let customer: String
    let order: String
    let moment: String
    let cents: Int

    init?(_ row: [String: String]) {
      guard let order = row["order_id"] ?? row["InvoiceNo"] ?? row["Name"],
        let customer = row["customer_id"] ?? row["CustomerID"] ?? row["Email"],
        let moment = row["order_date"] ?? row["InvoiceDate"] ?? row["Created at"]
      else { return nil }
      (self.order, self.customer, self.moment) = (order, customer, moment)
      if let amount = row["amount"] {
        guard let amount = SimulatedFiles.cents(amount) else { return nil }
        cents = amount
      } else if let total = row["Total"], let refunded = row["Refunded Amount"] {
        if total.isEmpty && refunded.isEmpty {
          cents = 0
        } else {
          guard let total = SimulatedFiles.cents(total), let back = SimulatedFiles.cents(refunded)
          else { return nil }
          cents = total - back
        }
      } else {
        guard let quantity = (row["quantity"] ?? row["Quantity"]).flatMap(Int.init),
          let price = (row["price"] ?? row["UnitPrice"]).flatMap(SimulatedFiles.cents)
        else { return nil }
        cents = quantity * price
      }
    }
  }

  /// `12.05` as 1205; nil for anything else.
  static func cents(_ text: String) -> Int? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].count == 2, let units = Int(parts[0]),
      let rest = Int(parts[1]), units >= 0
    else { return nil }
    return units * 100 + rest
  }

  private func named(_ records: [[String]]) -> [[String: String]] {
    guard let header = records.first else { return [] }
    return records.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
  }

  /// A plain reading of RFC 4180, apart from the reader that ships.
  private func parse(_ bytes: [UInt8]) -> [[String]] {
    var records: [[String]] = []
    var record: [String] = []
    var field: [UInt8] = []
    var quoted = false
    func take() {
      record.append(String(decoding: field, as: UTF8.self))
      field = []
    }
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "\""):
        // A doubled quote closes and opens again; the quote between belongs to the field.
        if !quoted && !field.isEmpty { field.append(byte) }
        quoted.toggle()
      case UInt8(ascii: ",") where !quoted: take()
      case UInt8(ascii: "\n") where !quoted:
        take()
        records.append(record)
        record = []
      default: field.append(byte)
      }
    }
    return records
  }
}

/// The 64-bit FNV-1a checksum (Fowler, Noll and Vo).
func checksum(_ bytes: [UInt8]) -> UInt64 {
  bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
}
