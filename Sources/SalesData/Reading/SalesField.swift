// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// What a column of an export can be read as.
public enum SalesField: String, Sendable, Hashable, Codable, CaseIterable {
  /// Who bought: an id, a number, an e-mail address or a name.
  case customer
  /// The order, invoice or receipt that a row belongs to.
  case order
  /// When it was bought.
  case date
  /// The time of the day, where it stands in a column of its own.
  case time
  /// The money of the row.
  case amount
  /// Pieces; with `price`, in place of `amount`.
  case quantity
  /// The price of one piece.
  case price
  /// Money given back, to be subtracted from the amount.
  case refunded
  /// The currency's code.
  case currency
  /// Whether the sale stood: cancelled and failed ones are rejected.
  case status
  /// Who bought, where `customer` is blank.
  case email
  /// Who bought, where `customer` and `email` are blank.
  case phone
  /// The product's code or name.
  case product
  /// The product's category.
  case category
  /// The discount or its code.
  case discount
}
