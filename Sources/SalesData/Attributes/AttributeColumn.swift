// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// One attribute of all customers, by which segments can be described.
public struct AttributeColumn: Sendable, Hashable {
  /// The values of all customers, in the ledger's order; nil where nothing is known.
  public enum Values: Sendable, Hashable {
    /// One of few texts: the place of a customer's in `categories`, which are in the order of their
    /// bytes.
    case categorical(codes: [Int32?], categories: [String])
    /// Numbers, as exact as a `Double` is; money that must add up is in orders alone.
    case numeric([Double?])
    /// Moments; a day alone is its midnight.
    case date([Timestamp?])
    /// Yes or no.
    case flag([Bool?])

    /// The word for the kind: categorical, numeric, date or flag.
    public var kind: String {
      switch self {
      case .categorical: "categorical"
      case .numeric: "numeric"
      case .date: "date"
      case .flag: "flag"
      }
    }
  }

  /// The column's name in its file, or what it was made of: `country`, `tag: vip`.
  public let name: String

  /// The layout of the list that it comes from, or `orders`.
  public let origin: String

  /// One value a customer.
  public let values: Values

  /// Creates a column.
  ///
  /// - Parameters:
  ///   - name: The column's name.
  ///   - origin: The layout of the list that it comes from, or `orders`.
  ///   - values: One value a customer.
  public init(name: String, origin: String, values: Values) {
    self.name = name
    self.origin = origin
    self.values = values
  }

  /// Customers of whom the value is known.
  public var presentCount: Int {
    switch values {
    case .categorical(let codes, _): codes.count { $0 != nil }
    case .numeric(let numbers): numbers.count { $0 != nil }
    case .date(let moments): moments.count { $0 != nil }
    case .flag(let flags): flags.count { $0 != nil }
    }
  }
}
