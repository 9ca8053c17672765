// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// A shop whose customers' segments are known.
///
/// A scenario says in numbers who buys there: each segment's share of the customers, how long ago
/// they last bought, how often, and for how much. `SalesSimulator` turns it into an export.
public struct SalesScenario: Sendable {
  /// As in `--scenario`.
  public let name: String
  /// What kind of shop it is and what its export looks like, in a sentence.
  public let summary: String
  /// Who buys there; their shares add up to 1000.
  public let segments: [Segment]

  let layout: Layout
  let calendar: ShopCalendar
  let basket: Basket
  /// The spread of the logarithm of one customer's order values.
  let orderSpread: Double

  /// One kind of customer.
  public struct Segment: Sendable, Hashable {
    /// The name that the truth file gives.
    public let name: String
    /// How many of a thousand customers are of this kind.
    public let share: Int
    /// Days from the last order to the end of the export.
    public let recency: LogNormal
    /// The number of orders; rounded, at least 1.
    public let orders: LogNormal
    /// Days between a customer's orders, on average.
    public let gap: LogNormal
    /// A customer's typical order value, in units of the currency.
    public let value: LogNormal
    /// How many of a thousand orders carry a discount, where the layout has discounts.
    public let discounted: Int
    /// How many of a thousand orders are given back in part, where the layout has returns.
    public let returned: Int
  }

  /// The columns of an export.
  enum Layout: Sendable {
    case orders
    case lineItems
    case invoices
    case shopify
  }

  /// What an order can hold.
  struct Basket: Sendable {
    let catalogue: [Product]
    /// How many lines an order has.
    let lines: ClosedRange<Int>
    /// The largest quantity of one line.
    let largestQuantity: Int
  }

  /// All scenarios, in the order in which help lists them.
  public static let all: [SalesScenario] = [
    .grocer, .wholesaler, .fashion, .four, .six, .rare, .unstructured,
  ]

  /// The scenario of a name, or nil when there is none.
  ///
  /// - Parameter name: As in `--scenario`: `grocer`, `wholesaler`, `fashion`, `four`, `six`, `rare`
  ///   or `none`.
  /// - Returns: The scenario, its segments and its layout.
  /// - Complexity: O(scenarios).
  public static func named(_ name: String) -> SalesScenario? {
    all.first { $0.name == name }
  }
}
