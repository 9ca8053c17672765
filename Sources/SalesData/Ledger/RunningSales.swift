// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// What the orders of one customer sum to so far: 48 bytes, beside the customer's id in one line of
/// the cache.
///
/// All zeros are the sums of no order. Amounts that outgrow 64 bits are carried elsewhere.
struct RunningSales: BitwiseCopyable {
  /// Millionths of all orders, less what was carried.
  var amount: Int64
  /// Millionths of the purchases alone, less what was carried.
  var purchased: Int64
  /// Of the purchases; of no meaning where there is none.
  var first: Int64
  var last: Int64
  var purchases: UInt32
  var refunds: UInt32
  var purchaseLines: UInt32
  var purchaseDays: UInt32

  /// What did not fit a customer's sums, in millionths.
  struct Carry {
    var amount: Int128 = 0
    var purchased: Int128 = 0
  }

  /// Adds an order.
  ///
  /// - Returns: What has to be carried: nothing, but for amounts beyond nine trillion units.
  @inline(__always)
  mutating func add(placed: Int64, micros: Int64, lines: UInt32) -> Carry? {
    var carry: Carry?
    let (sum, overflows) = amount.addingReportingOverflow(micros)
    if overflows {
      carry = Carry(amount: Int128(amount))
      amount = micros
    } else {
      amount = sum
    }
    if micros < 0 { refunds &+= 1 }
    guard micros > 0 else { return carry }
    let (total, isOver) = purchased.addingReportingOverflow(micros)
    if isOver {
      carry = Carry(amount: carry?.amount ?? 0, purchased: Int128(purchased))
      purchased = micros
    } else {
      purchased = total
    }
    first = purchases == 0 ? placed : min(first, placed)
    last = purchases == 0 ? placed : max(last, placed)
    purchases &+= 1
    purchaseLines &+= lines
    return carry
  }
}
