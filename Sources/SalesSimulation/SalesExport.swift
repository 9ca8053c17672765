// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

internal import ReproducibleComputing

/// Writes orders in one layout, in order of time.
///
/// An export numbers the orders as they come, so one value writes one file.
protocol SalesExport {
  /// The first line, without its end.
  var header: String { get }

  /// The id under which the reader of the export meets a customer.
  ///
  /// - Parameters:
  ///   - customer: The customer's number, from 0.
  ///   - buffer: Gets the id.
  func appendID(ofCustomer customer: Int, to buffer: inout ExportBuffer)

  /// Writes one order.
  mutating func append(
    _ order: PlacedOrder, to buffer: inout ExportBuffer, totals: inout SalesSimulationTotals)
}

/// An order at its place in the export.
struct PlacedOrder {
  /// The customer's number, from 0.
  let customer: Int
  let profile: SimulatedCustomer
  /// Its number among the customer's, from 0.
  let index: Int
  let date: CivilDate
  /// Seconds since midnight.
  let second: Int
  let order: SimulatedOrder
  let scenario: SalesScenario
  let seed: UInt64

  /// The stream of a customer's order; 0 is the customer's own.
  static func stream(seed: UInt64, customer: Int, order: Int) -> SeededGenerator {
    SeededGenerator(seed: seed, stream: UInt64(customer) << 24 | UInt64(order + 1))
  }

  /// The stream of a customer.
  static func stream(seed: UInt64, customer: Int) -> SeededGenerator {
    SeededGenerator(seed: seed, stream: UInt64(customer) << 24)
  }
}

extension SalesScenario {
  /// The writer of the scenario's layout.
  func makeExport(customerCount: Int) -> any SalesExport {
    switch layout {
    case .orders: OrdersExport(customerCount: customerCount)
    case .lineItems: LineItemsExport(customerCount: customerCount)
    case .invoices: InvoicesExport()
    case .shopify: ShopifyExport()
    }
  }
}

/// The digits that number so many customers, at least four.
func idWidth(customerCount: Int) -> Int { max(4, String(max(customerCount, 1)).count) }
