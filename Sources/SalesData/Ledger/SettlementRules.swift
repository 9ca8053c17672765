// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// How orders are settled when all rows have been read.
struct SettlementRules: Sendable {
  let refunds: RefundTreatment
  let dropsDuplicates: Bool
  let keepsOrders: Bool
  let listsRejects: Bool
  let countsPurchaseDays: Bool
  let serviceCodeCount: Int
  /// Whether any row is an item of an order in another row.
  let hasItems: Bool
  /// Whether orders are summed while rows are read.
  let isSummed: Bool

  init(
    _ options: SalesReadingOptions, serviceCodeCount: Int, hasItems: Bool, isSummed: Bool
  ) {
    refunds = options.refunds
    dropsDuplicates = options.dropDuplicates
    keepsOrders = options.keepsOrders
    listsRejects = options.rejectsPath != nil
    countsPurchaseDays = options.countsPurchaseDays
    self.serviceCodeCount = serviceCodeCount
    self.hasItems = hasItems
    self.isSummed = isSummed
  }

  /// Why a whole order is left out, or nil.
  @inline(__always)
  func reason(toReject micros: Int128, isTouchedByRefund: Bool) -> RejectReason? {
    switch refunds {
    case .net: nil
    case .gross: micros < 0 ? .refund : nil
    case .exclude:
      micros < 0 ? .refund : isTouchedByRefund ? .touchedByRefund : nil
    }
  }
}
