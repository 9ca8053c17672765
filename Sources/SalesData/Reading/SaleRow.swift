// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// One row on its way to the partition of its customer: 64 bytes, a line of the cache.
struct SaleRow: BitwiseCopyable, Sendable {
  /// As `IdentifierTable` packs it; for a long id `low` is the address of its bytes.
  var customer: PackedIdentifier
  var customerHash: UInt64
  /// See `OrderHash`; the number of its lines where the row is a whole order.
  var order: UInt64
  /// The hash of all its fields.
  var fingerprint: UInt64
  var micros: Int64
  var placed: Int64
  var kind: Kind
  var isTouchedByRefund: Bool
  /// One more than the place of its service code in the pass's list; 0 for a product.
  var serviceCode: UInt8

  enum Kind: UInt8, Sendable {
    /// A line of an order.
    case sale
    /// A whole order.
    case order
    /// A customer of whom an order is left out.
    case customerAlone
    /// Not used, and only looked at for rows that equal it.
    case other
  }

  /// The bytes of a long customer id.
  var longCustomer: FieldBytes {
    FieldBytes(
      start: UnsafePointer(bitPattern: UInt(customer.low)),
      count: Int(customer.high & ~IdentifierTable.longMark))
  }
}
