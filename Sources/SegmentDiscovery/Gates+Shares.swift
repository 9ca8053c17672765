// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import SalesData

extension Gates {
  /// A segment is substantial from this share of the customers or of the money.
  static let substantialShare = 0.05
  /// Under `substantialShare`, but from here, it is doubtful.
  static let doubtfulShare = 0.02

  /// Tests a segment's shares.
  init(customerShare: Double, revenueShare: Double) {
    let larger = max(customerShare, revenueShare)
    let outcome: Gate.Outcome =
      larger >= Self.substantialShare
      ? .passed : larger >= Self.doubtfulShare ? .doubtful : .failed
    substantial = Gate(
      outcome: outcome,
      explanation: """
        \(NumberText.percent(customerShare)) of the customers and \
        \(NumberText.percent(revenueShare)) of the money; 5% of either is enough, under 2% of \
        both is too little.
        """)
  }
}
