// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// What refunds do to the money of a customer.
public enum RefundTreatment: String, Sendable, Hashable, Codable, CaseIterable {
  /// Refunds are subtracted from the money; frequency and recency count purchases alone.
  case net
  /// Refunds are left out: orders under zero are rejected with their money, and a refunded amount
  /// in a column of its own is not subtracted.
  case gross
  /// Every order that a refund touched is left out: orders under zero, orders with a line under
  /// zero, and orders with a refunded amount; all rejected with their money.
  case exclude
}
