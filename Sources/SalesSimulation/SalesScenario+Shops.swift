// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

// The scenarios that look like a trade. A row of a table reads: name, of a thousand customers; then
// median and spread of the logarithm of recency in days, number of orders, days between orders and
// order value; then, of a thousand orders, those with a discount and those given back in part.

extension SalesScenario.Segment {
  /// One row of a scenario's table.
  init(
    _ name: String, _ share: Int, recency: LogNormal, orders: LogNormal, gap: LogNormal,
    value: LogNormal, discounted: Int = 0, returned: Int = 0
  ) {
    self.name = name
    self.share = share
    self.recency = recency
    self.orders = orders
    self.gap = gap
    self.value = value
    self.discounted = discounted
    self.returned = returned
  }
}

extension SalesScenario {
  /// A farm shop that delivers.
  ///
  /// One row a product of an order (`order_id,customer_id,order_date,product,quantity,price`), ISO
  /// dates without a time, euros; busiest on Thursdays to Saturdays; no refunds.
  public static let grocer = SalesScenario(
    name: "grocer",
    summary: "a farm shop that delivers: one row a product, weekly regulars beside one-time buyers",
    segments: [
      .init(
        "Weekly regulars", 150, recency: .init(4, 0.3), orders: .init(20, 0.15),
        gap: .init(7, 0.05), value: .init(48, 0.18)),
      .init(
        "Monthly stockers", 120, recency: .init(15, 0.3), orders: .init(5, 0.15),
        gap: .init(30, 0.1), value: .init(165, 0.18)),
      .init(
        "Occasional buyers", 260, recency: .init(24, 0.3), orders: .init(5, 0.2),
        gap: .init(21, 0.2), value: .init(33, 0.2)),
      .init(
        "Lapsed regulars", 160, recency: .init(112, 0.12), orders: .init(9, 0.18),
        gap: .init(8, 0.1), value: .init(45, 0.18)),
      .init(
        "One-time buyers", 310, recency: .init(75, 0.3), orders: .init(1),
        gap: .init(30), value: .init(24, 0.22)),
    ],
    layout: .lineItems,
    calendar: ShopCalendar(
      first: CivilDate(year: 2025, month: 2, day: 3), dayCount: 210,
      months: [9, 9, 10, 10, 10, 10, 8, 7, 10, 10, 11, 13],
      weekdays: [6, 8, 9, 13, 14, 12, 2], opening: 7 * 3600..<20 * 3600),
    basket: Basket(catalogue: Product.farmShop, lines: 1...3, largestQuantity: 4),
    orderSpread: 0.15)

  /// A gift wholesaler.
  ///
  /// The columns of the UCI set "Online Retail" (`InvoiceNo,StockCode,Description,Quantity,
  /// InvoiceDate,UnitPrice,CustomerID,Country`), pounds; busy from September to November. Goods
  /// given back are invoices `C...` with negative quantities; about one invoice in fourteen has no
  /// customer, stock corrections have neither customer nor price, and abroad postage is a line.
  public static let wholesaler = SalesScenario(
    name: "wholesaler",
    summary: "a gift wholesaler: UCI Online Retail's columns, cancellations, rows without customer",
    segments: [
      .init(
        "Key accounts", 60, recency: .init(4, 0.35), orders: .init(24, 0.18),
        gap: .init(13, 0.12), value: .init(900, 0.22), returned: 120),
      .init(
        "Regular shops", 260, recency: .init(22, 0.3), orders: .init(8, 0.18),
        gap: .init(36, 0.15), value: .init(260, 0.22), returned: 80),
      .init(
        "Christmas buyers", 220, recency: .init(30, 0.22), orders: .init(2, 0.15),
        gap: .init(16, 0.2), value: .init(430, 0.22), returned: 30),
      .init(
        "Trial orders", 240, recency: .init(95, 0.25), orders: .init(1),
        gap: .init(30), value: .init(105, 0.22)),
      .init(
        "Lapsed shops", 220, recency: .init(250, 0.1), orders: .init(4, 0.18),
        gap: .init(24, 0.15), value: .init(230, 0.22), returned: 100),
    ],
    layout: .invoices,
    calendar: ShopCalendar(
      first: CivilDate(year: 2024, month: 12, day: 1), dayCount: 374,
      months: [6, 6, 8, 7, 9, 8, 8, 8, 13, 15, 20, 12],
      weekdays: [11, 12, 12, 14, 10, 1, 7], opening: 8 * 3600..<18 * 3600),
    basket: Basket(catalogue: Product.gifts, lines: 1...3, largestQuantity: 1000),
    orderSpread: 0.15)

  /// A fashion brand.
  ///
  /// The 79 columns of a Shopify orders export of 2024: an order's own figures stand on its first
  /// row only; pounds with VAT included; made-up names at example.com; codes WELCOME10 and SALE30;
  /// refunds in whole or in part on the order itself; busy in November, December and May.
  public static let fashion = SalesScenario(
    name: "fashion",
    summary: "a fashion brand: a Shopify orders export with discounts, refunds and seasons",
    segments: [
      .init(
        "Collectors", 60, recency: .init(9, 0.3), orders: .init(13, 0.15),
        gap: .init(33, 0.15), value: .init(250, 0.18), discounted: 100, returned: 100),
      .init(
        "Loyal customers", 220, recency: .init(40, 0.25), orders: .init(4, 0.18),
        gap: .init(75, 0.15), value: .init(120, 0.18), discounted: 150, returned: 80),
      .init(
        "Sale hunters", 240, recency: .init(80, 0.22), orders: .init(3, 0.15),
        gap: .init(90, 0.15), value: .init(52, 0.18), discounted: 920, returned: 120),
      .init(
        "Lapsed fans", 180, recency: .init(330, 0.08), orders: .init(4, 0.18),
        gap: .init(28, 0.2), value: .init(140, 0.18), discounted: 120, returned: 60),
      .init(
        "One-time buyers", 300, recency: .init(210, 0.18), orders: .init(1),
        gap: .init(30), value: .init(80, 0.22), discounted: 300),
    ],
    layout: .shopify,
    calendar: ShopCalendar(
      first: CivilDate(year: 2024, month: 3, day: 1), dayCount: 549,
      months: [6, 5, 7, 9, 14, 10, 6, 5, 9, 11, 30, 24],
      weekdays: [10, 9, 9, 10, 11, 12, 14], opening: 7 * 3600..<23 * 3600),
    basket: Basket(catalogue: Product.fashion, lines: 1...2, largestQuantity: 1),
    orderSpread: 0.15)
}
