// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// Why a row is not used; the first that applies, in this order.
enum RejectReason: Int, CaseIterable, Comparable, Sendable {
  case tooManyFields
  case testOrder
  case failed
  case cancelled
  case unpaid
  case refundedOrder
  case notASale
  case giftCard
  case serviceRow
  case noCustomer
  case noDate
  case noAmount
  case amountTooFine
  case otherCurrency
  case afterAsOf
  case inAnotherFile
  case duplicate
  case itemWithoutOrder
  case refund
  case touchedByRefund

  static func < (a: RejectReason, b: RejectReason) -> Bool { a.rawValue < b.rawValue }

  /// The words that users read.
  var text: String {
    switch self {
    case .tooManyFields: "more fields than the header"
    case .testOrder: "test order"
    case .failed: "failed payment"
    case .cancelled: "cancelled"
    case .unpaid: "not paid"
    case .refundedOrder: "fully refunded"
    case .notASale: "not a sale"
    case .giftCard: "gift card sold"
    case .serviceRow: "postage, fee or adjustment"
    case .noCustomer: "no customer"
    case .noDate: "no readable date"
    case .noAmount: "no readable amount"
    case .amountTooFine: "an amount finer than a millionth"
    case .otherCurrency: "another currency"
    case .afterAsOf: "after the as-of date"
    case .inAnotherFile: "in another file already"
    case .duplicate: "repeats an earlier row"
    case .itemWithoutOrder: "an item without its order"
    case .refund: "refund"
    case .touchedByRefund: "order touched by a refund"
    }
  }
}
