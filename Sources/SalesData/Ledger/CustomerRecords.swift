// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

package import ReproducibleComputing
import Synchronization

/// The customers of a ledger in the order of their ids' bytes, and what their orders sum to.
///
/// After a reading they stand where rows were summed, and nothing is copied until it is asked for.
package final class CustomerRecords: Sendable {
  private enum Source: Sendable {
    /// Partitions, where their customers stand, and the place of each as `RankedCustomers` has it.
    case partitions([SalesPartition], [SalesPartition.Customers], places: [UInt64])
    case lists([String], [CustomerSales])
  }

  /// What is formed when it is first asked for.
  private final class Formed<Value: Sendable>: Sendable {
    let value: Value
    init(_ value: Value) { self.value = value }
  }

  /// Customers that are asked for ahead of the one at hand.
  private static let lead = 16

  private let source: Source
  private let formedIDs = AtomicLazyReference<Formed<[String]>>()
  private let formedSales = AtomicLazyReference<Formed<[CustomerSales]>>()

  /// The number of customers.
  package let count: Int

  init(_ partitions: [SalesPartition], _ ranked: RankedCustomers) {
    source = .partitions(partitions, partitions.map(\.finished), places: ranked.places)
    count = ranked.places.count
  }

  init(_ ids: [String], _ sales: [CustomerSales]) {
    source = .lists(ids, sales)
    count = ids.count
  }

  /// The ids.
  package var ids: [String] {
    if case .lists(let ids, _) = source { return ids }
    if let formed = formedIDs.load() { return formed.value }
    return formedIDs.storeIfNil(Formed(array(.default) { id, _ in id.text })).value
  }

  /// Whether any id has a byte.
  func containsID(with byte: UInt8) -> Bool {
    var found = false
    for start in stride(from: 0, to: count, by: 1 << 12) where !found {
      forEach(start..<min(count, start + 1 << 12)) { _, id, _ in
        if id.contains(byte) { found = true }
      }
    }
    return found
  }

  /// What the orders of each customer sum to.
  package var sales: [CustomerSales] {
    if case .lists(_, let sales) = source { return sales }
    if let formed = formedSales.load() { return formed.value }
    return formedSales.storeIfNil(Formed(array(.default) { _, sales in sales })).value
  }

  /// What the orders of one customer sum to.
  package func sales(_ customer: Int) -> CustomerSales {
    var result = CustomerSales()
    forEach(customer..<customer + 1) { _, _, sales in result = sales }
    return result
  }

  /// Forms an element for each customer.
  ///
  /// - Parameters:
  ///   - execution: On how many threads.
  ///   - element: Forms one from the bytes of the id and the sums; called in no particular order.
  /// - Returns: The elements in the order of the customers.
  package func array<Element: Sendable>(
    _ execution: Execution,
    _ element: @Sendable (_ id: UnsafeBufferPointer<UInt8>, _ sales: CustomerSales) -> Element
  ) -> [Element] {
    execution.array(count: count) { rows, elements in
      forEach(rows) { customer, id, sales in
        elements.initializeElement(at: customer, to: element(id, sales))
      }
    }
  }

  /// Calls the body with some customers: the bytes of the id, valid until it returns, and the sums.
  ///
  /// - Parameters:
  ///   - customers: Which, by their places in the order of ids.
  ///   - body: Reads one.
  /// - Throws: What the body throws.
  @inline(__always)
  package func forEach(
    _ customers: Range<Int>,
    _ body: (_ customer: Int, _ id: UnsafeBufferPointer<UInt8>, _ sales: CustomerSales) throws ->
      Void
  ) rethrows {
    switch source {
    case .lists(let ids, let sales):
      for customer in customers {
        var id = ids[customer]
        try id.withUTF8 { try body(customer, $0, sales[customer]) }
      }
    case .partitions(let partitions, let tables, let places):
      try tables.withUnsafeBufferPointer { tables in
        try places.withUnsafeBufferPointer { places in
          for customer in customers {
            if customer + Self.lead < places.count {
              let (table, index) = RankedCustomers.split(places[customer + Self.lead])
              tables[table].prefetch(index)
              // The bytes of long ids lie elsewhere: their place is known by now.
              let (other, next) = RankedCustomers.split(places[customer + Self.lead / 2])
              tables[other].names.prefetchBytes(next)
            }
            let (table, index) = RankedCustomers.split(places[customer])
            let sales =
              tables[table].hasCarry
              ? partitions[table].sales(of: index) : tables[table].sales(of: index)
            try tables[table].names.withBytes(index) { try body(customer, $0, sales) }
          }
        }
      }
    }
  }
}
