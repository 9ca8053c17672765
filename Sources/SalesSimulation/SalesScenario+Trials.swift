// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

// The scenarios that try discovery: `order_id,customer_id,order_date,amount`, two years, no
// seasons. Each differs in what is hard about it. The tables read as those of the shops.

extension SalesScenario {
  /// Four segments that stand well apart.
  public static let four = trial(
    "four", "four segments that stand well apart",
    [
      .init(
        "Champions", 180, recency: .init(7, 0.35), orders: .init(28, 0.2), gap: .init(14, 0.2),
        value: .init(115, 0.2)),
      .init(
        "Steady", 270, recency: .init(36, 0.3), orders: .init(9, 0.2), gap: .init(20, 0.2),
        value: .init(44, 0.2)),
      .init(
        "Sporadic", 320, recency: .init(145, 0.25), orders: .init(2.4, 0.2), gap: .init(40, 0.3),
        value: .init(62, 0.2)),
      .init(
        "Former regulars", 230, recency: .init(390, 0.14), orders: .init(13, 0.2),
        gap: .init(15, 0.2), value: .init(24, 0.2)),
    ])

  /// Six segments: three rhythms, each with small and large spenders.
  public static let six = trial(
    "six", "three rhythms of buying, each with small and large spenders",
    [
      .init(
        "Frequent, small", 110, recency: .init(4, 0.35), orders: .init(38, 0.15),
        gap: .init(14, 0.2), value: .init(32, 0.15)),
      .init(
        "Frequent, large", 110, recency: .init(4, 0.35), orders: .init(38, 0.15),
        gap: .init(14, 0.2), value: .init(280, 0.15)),
      .init(
        "Regular, small", 200, recency: .init(48, 0.25), orders: .init(10, 0.15),
        gap: .init(20, 0.2), value: .init(32, 0.15)),
      .init(
        "Regular, large", 200, recency: .init(48, 0.25), orders: .init(10, 0.15),
        gap: .init(20, 0.2), value: .init(280, 0.15)),
      .init(
        "Gone, small", 190, recency: .init(320, 0.14), orders: .init(2.4, 0.12),
        gap: .init(40, 0.3), value: .init(32, 0.15)),
      .init(
        "Gone, large", 190, recency: .init(320, 0.14), orders: .init(2.4, 0.12),
        gap: .init(40, 0.3), value: .init(280, 0.15)),
    ])

  /// Three segments, one of which is two customers in a hundred.
  public static let rare = trial(
    "rare", "ordinary customers, good ones, and two in a hundred who outspend them all",
    [
      .init(
        "Ordinary", 900, recency: .init(175, 0.3), orders: .init(2.3, 0.25), gap: .init(45, 0.3),
        value: .init(36, 0.25)),
      .init(
        "Good", 80, recency: .init(25, 0.3), orders: .init(15, 0.2), gap: .init(20, 0.2),
        value: .init(72, 0.2)),
      .init(
        "Outstanding", 20, recency: .init(6, 0.3), orders: .init(55, 0.2), gap: .init(10, 0.2),
        value: .init(480, 0.2)),
    ])

  /// One population without segments: whatever is cut out of it is a cut, not a group.
  public static let unstructured = trial(
    "none", "one population without segments, to see that none are claimed",
    [
      .init(
        "Everybody", 1000, recency: .init(80, 0.7), orders: .init(6, 0.65), gap: .init(20, 0.3),
        value: .init(55, 0.6))
    ])

  private static func trial(
    _ name: String, _ summary: String, _ segments: [Segment]
  ) -> SalesScenario {
    SalesScenario(
      name: name, summary: summary, segments: segments, layout: .orders,
      calendar: ShopCalendar(
        first: CivilDate(year: 2024, month: 1, day: 1), dayCount: 730,
        months: [Int](repeating: 1, count: 12), weekdays: [Int](repeating: 1, count: 7),
        opening: 0..<24 * 3600),
      basket: Basket(catalogue: [], lines: 1...1, largestQuantity: 1), orderSpread: 0.15)
  }
}
