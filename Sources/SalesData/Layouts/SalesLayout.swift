// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// One way in which a shop system exports its sales.
///
/// A new layout is one file that extends this type with a constant, and one line in `all`. Column
/// names are written as the system writes them and compared as `HeaderName` has it.
struct SalesLayout: Sendable {
  /// What one row stands for.
  enum RowGrain: String, Sendable {
    case line = "one row an order line"
    case order = "one row an order"
    case payment = "one row a payment"
    /// Order fields stand in an order's first row; the others hold items alone.
    case lineUnderOrder = "one row an order line, the order's fields in its first row"
  }

  /// A column that says who bought, and how its values are made comparable.
  struct Identity: Sendable {
    var column: HeaderName
    /// E-mail addresses are the same in any case.
    var isEmail = false
    /// Values that mean nobody, as 0 does for a guest.
    var blanks: [String] = []
  }

  /// Rows that are no sales by what one column says.
  struct Exclusion: Sendable {
    enum Test: Sendable {
      /// The column is one of these, in lower case.
      case isOneOf([String])
      /// The column is one of these, and the amount is over zero.
      case isOneOfAndPositive([String])
      case isNotBlank
      /// The column contains one of these, in lower case.
      case contains([String])
    }
    var column: HeaderName
    var test: Test
    var reason: RejectReason
  }

  /// Its name as users know it.
  var name: String
  /// The columns that identify it, all of them; the first set that fits.
  var signatures: [[HeaderName]]
  /// Columns that it has besides, for the degree of certainty.
  var usualColumns: [HeaderName] = []
  var grain: RowGrain
  /// In the order in which they are asked.
  var identities: [Identity] = []
  var fields: [SalesField: [HeaderName]] = [:]
  var exclusions: [Exclusion] = []
  /// Product codes that are no products: postage, fees, adjustments; kept and noted, or left out
  /// where the user says so.
  var serviceCodes: Set<String> = []
  /// Money loaded onto gift cards, which the amount holds and which is no sale until it is spent.
  var giftCardLoads: HeaderName?
  /// How refunds appear.
  var refundConvention: String
  /// What the times mean.
  var timeZone: String
  /// What a reader of the raw file would get wrong.
  var traps: [String] = []
  /// Why it cannot be used for sales, and what to do instead.
  var unusable: (problem: String, remedy: String)?
  /// Where it has what, when it lists customers.
  var customerList: CustomerListLayout?

  /// All layouts that are known by their header; the generic one comes after them.
  static let all: [SalesLayout] = [
    shopifyOrders, shopifyCustomers, wooCommerceOrders, wooCommerceAnalytics, advancedOrders,
    advancedOrderItems, stripePayments, squareTransactions, squareItems, magentoOrders,
    bigCommerceOrders, amazonOrders, amazonAllOrders, etsyOrders, etsyItems, ebayGermany,
    ebayOrders, onlineRetail, onlineRetailII, cdnow, olist, klaviyoProfiles,
    mailchimpAudience,
  ]
}
