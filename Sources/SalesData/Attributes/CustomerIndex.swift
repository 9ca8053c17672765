// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing
import TabularFiles

/// Finds the customers of a ledger by their ids and by other keys, such as e-mail addresses.
///
/// Filled by one thread, then read by many.
final class CustomerIndex: @unchecked Sendable {
  /// The ids of all customers in their order, so that the number of an id is the customer's; other
  /// keys after them.
  private var keys = IdentifierTable(PageMemory())
  private let customerCount: Int
  /// By key, where the customers who have it besides an id lie in `aliases`, or -1.
  private var firstAlias: [Int32] = []
  private var aliases: [(customer: Int32, next: Int32)] = []

  init(_ customerIDs: [String]) {
    customerCount = customerIDs.count
    for id in customerIDs {
      var id = id
      id.withUTF8 { _ = keys.intern($0) }
    }
  }

  /// The customer with an id, in the form in which ids are compared.
  func customer(_ id: FieldBytes) -> Int? {
    keys.find(id).flatMap { $0 < customerCount ? $0 : nil }
  }

  /// Lets a customer be found by another key too; several may share it.
  func add(_ key: FieldBytes, of customer: Int) {
    let number = keys.intern(key)
    if number == customer { return }
    while firstAlias.count <= number { firstAlias.append(-1) }
    aliases.append((Int32(customer), firstAlias[number]))
    firstAlias[number] = Int32(aliases.count - 1)
  }

  /// Calls the body with each customer who has a key, as id or otherwise.
  ///
  /// - Returns: Whether there is one.
  func forEachCustomer(with key: FieldBytes, _ body: (Int) -> Void) -> Bool {
    guard !key.isEmpty, let number = keys.find(key) else { return false }
    if number < customerCount { body(number) }
    var alias = number < firstAlias.count ? firstAlias[number] : -1
    while alias >= 0 {
      body(Int(aliases[Int(alias)].customer))
      alias = aliases[Int(alias)].next
    }
    return true
  }
}
