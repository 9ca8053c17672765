// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// How recency, frequency and monetary become scores, and which names the codes have.
public enum RFMScheme: Sendable, Hashable {
  /// ceil(bins x mid-rank / n): equal customers get equal scores, and units change none.
  case midrank(bins: Int = 5)

  /// As R's package rfm (0.3.0, `rfm_table_customer`) scores recency, frequency and monetary.
  ///
  /// The bounds are the inner quantiles (type 7) plus 1, whatever the unit, and a customer at a
  /// bound is over it. That 1 shifts the scores where a unit of money is large or customers order
  /// little: scores may stay empty, and money in another unit changes them.
  case rPackage(bins: Int = 5)

  /// SQL's `NTILE(bins) OVER (ORDER BY value, customer_id)`, recency falling: bins of equal size,
  /// for which equal customers get different scores.
  case ntile(bins: Int = 5)

  /// As pymc-marketing's `clv.rfm_segments` scores: quartiles of whole days since the last
  /// purchase, of days with a purchase, and of the mean money of such a day.
  ///
  /// Quartiles that are equal become one, and the best score is then 3, 2 or 1 instead of 4, as
  /// there; where pymc-marketing stops with an error because all customers are in one bin, all
  /// score 1.
  case pymcMarketing

  /// As Klaviyo scores: recency 3 up to 180 days and 2 up to 365, terciles of the number of
  /// purchases and of their money before refunds.
  ///
  /// A customer at a tercile (type 7 quantile) is under it.
  case klaviyo

  /// Bounds that were fixed beforehand.
  case thresholds(RFMThresholds)

  /// The number of scores.
  public var bins: Int {
    switch self {
    case .midrank(let bins), .rPackage(let bins), .ntile(let bins): bins
    case .pymcMarketing: 4
    case .klaviyo: 3
    case .thresholds(let thresholds): thresholds.bins
    }
  }

  /// The names of the codes.
  public var map: RFMMap {
    switch self {
    case .midrank, .ntile, .thresholds: .elevenSegments
    case .rPackage: .rPackage
    case .pymcMarketing: .pymcMarketing
    case .klaviyo: .klaviyo
    }
  }
}
