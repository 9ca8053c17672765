// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// One line of an order as it waits in its partition until all rows are read: 32 bytes.
struct OrderRow: BitwiseCopyable {
  /// What makes rows of one customer one order; see `OrderHash`.
  var order: UInt64
  /// The hash of all fields, to know a second equal row.
  var fingerprint: UInt64
  var micros: Int64
  /// The moment, the mark of refunds, the service code and the customer.
  ///
  /// From the top: 34, 1, 5 and 24 bits. Years 1900 to 2199, as `CivilDate.years` has them, need
  /// 34 bits with their sign.
  private var packed: UInt64

  static let customerLimit = 1 << 24
  static let serviceCodeLimit = 1 << 5

  init(
    order: UInt64, fingerprint: UInt64, micros: Int64, placed: Int64, isTouchedByRefund: Bool,
    serviceCode: UInt8, customer: Int
  ) {
    self.order = order
    self.fingerprint = fingerprint
    self.micros = micros
    packed =
      UInt64(bitPattern: placed) << 30 | (isTouchedByRefund ? 1 << 29 : 0)
      | UInt64(serviceCode) << 24 | UInt64(truncatingIfNeeded: customer)
  }

  /// When it was placed, in seconds since 1970.
  @inline(__always)
  var placed: Int64 { Int64(bitPattern: packed) >> 30 }
  /// Whether its amount is under zero or was refunded.
  @inline(__always)
  var isTouchedByRefund: Bool { packed & 1 << 29 != 0 }
  /// One more than the place of its service code in the pass's list; 0 for a product.
  @inline(__always)
  var serviceCode: Int { Int(truncatingIfNeeded: packed >> 24) & (Self.serviceCodeLimit - 1) }
  /// The number of its customer in the partition.
  @inline(__always)
  var customer: Int { Int(truncatingIfNeeded: packed) & (Self.customerLimit - 1) }

  /// Brings rows of one order, and of these equal ones, side by side.
  @inline(__always)
  static func precedes(_ a: OrderRow, _ b: OrderRow) -> Bool {
    a.order != b.order ? a.order < b.order : a.fingerprint < b.fingerprint
  }
}

/// What makes rows one order of a customer: a hash of the order id, or of the moment where there is
/// none.
///
/// Of a customer's n orders two share a hash with a chance of about n^2 / 2^65: one in 36 million
/// for a customer with a million orders. Customers themselves are told apart by their bytes.
enum OrderHash {
  static func of(_ id: FieldBytes) -> UInt64 { ByteHash.hash(id) }

  /// The hash of an order of a customer, from the hashes of both; the same again gives the order's.
  @inline(__always)
  static func combine(_ order: UInt64, _ customer: UInt64) -> UInt64 {
    order ^ customer &* 0x8EBC_6AF0_9C88_C6E3
  }

  static func of(moment: Int64) -> UInt64 {
    ByteHash.mix(
      UInt64(bitPattern: moment) ^ 0x8EBC_6AF0_9C88_C6E3, 0xE703_7ED1_A0B4_28DB)
  }
}
