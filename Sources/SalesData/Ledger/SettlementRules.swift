// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// How orders are settled when all rows have been read.
struct SettlementRules: Sendable {
  let refunds: RefundTreatment
  let dropsDuplicates: Bool
  let keepsOrders: Bool
  let listsRejects: Bool
  let serviceCodeCount: Int
  /// Whether any row is an item of an order in another row.
  let hasItems: Bool

  init(_ options: SalesReadingOptions, serviceCodeCount: Int, hasItems: Bool) {
    refunds = options.refunds
    dropsDuplicates = options.dropDuplicates
    keepsOrders = options.keepsOrders
    listsRejects = options.rejectsPath != nil
    self.serviceCodeCount = serviceCodeCount
    self.hasItems = hasItems
  }

  /// Why a whole order is left out, or nil.
  @inline(__always)
  func reason(toReject order: PartitionSales.Order) -> RejectReason? {
    switch refunds {
    case .net: nil
    case .gross: order.micros < 0 ? .refund : nil
    case .exclude:
      order.micros < 0 ? .refund : order.isTouchedByRefund ? .touchedByRefund : nil
    }
  }
}
