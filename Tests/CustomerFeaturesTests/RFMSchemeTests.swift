// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CustomerFeatures
import SalesData
import Testing

@Suite struct RFMSchemeTests {
  /// One customer for each value: so many orders, each of so many cents, the last on that day.
  struct Shopper {
    var orders = 1
    var cents = 100
    var lastDay = 10.0
  }

  func table(_ shoppers: [Shopper], asOfDay: Double = 1000, scale: Int = 1) -> CustomerTable {
    var orders: [String: [SmallLedger.Order]] = [:]
    for (index, shopper) in shoppers.enumerated() {
      orders["c\(10_000 + index)"] = (0..<shopper.orders).map {
        (shopper.lastDay - Double($0), shopper.cents)
      }
    }
    return CustomerTable(SmallLedger.make(orders, asOfDay: asOfDay, scale: scale))
  }

  func table(frequencies: [Int]) -> CustomerTable {
    table(frequencies.map { Shopper(orders: $0, lastDay: 500) })
  }

  func near(_ found: [Double], _ expected: [Double]) -> Bool {
    found.count == expected.count && zip(found, expected).allSatisfy { abs($0 - $1) < 1e-9 }
  }

  /// Amounts from 0.1 to 5.0: the bounds are the quintiles plus 1, and score 5 is never given.
  @Test func rPackageAddsOneToEachQuantile() throws {
    let customers = table((1...50).map { Shopper(cents: 10 * $0) })
    let monetary = try RFMScores(customers, scheme: .rPackage()).monetary
    #expect(near(monetary.cuts, [2.08, 3.06, 4.04, 5.02]))
    #expect(monetary.sizes == [20, 10, 10, 10, 0])
    #expect(monetary.emptyScores == [5])
    #expect(monetary.cutIsOver)
  }

  @Test func rPackageOfOneTimeBuyers() throws {
    let frequencies = [1: 60, 2: 20, 3: 10, 4: 5, 5: 3, 9: 2].flatMap {
      Array(repeating: $0.key, count: $0.value)
    }.sorted()
    let frequency = try RFMScores(table(frequencies: frequencies), scheme: .rPackage()).frequency
    #expect(near(frequency.cuts, [2, 2, 2.4, 3.2]))
    #expect(frequency.sizes == [60, 0, 20, 10, 10])
  }

  /// A recency under the lowest bound scores most; one at a bound is over it.
  @Test func rPackageTurnsRecencyRound() throws {
    let customers = table((1...11).map { Shopper(lastDay: 1000 - Double(10 * $0)) })
    let recency = try RFMScores(customers, scheme: .rPackage()).recency
    #expect(near(recency.cuts, [91, 71, 51, 31]))
    #expect(recency.scores == [5, 5, 5, 4, 4, 3, 3, 2, 2, 1, 1])
  }

  /// `ntile(5) OVER (ORDER BY frequency, customer_id)` of DuckDB: tiles of 3, 3, 3, 2 and 2.
  @Test func tilesTearEqualsApart() throws {
    let frequencies = [1, 1, 1, 1, 1, 2, 2, 3, 1, 1, 2, 4, 1]
    let scores = try RFMScores(table(frequencies: frequencies), scheme: .ntile())
    #expect(scores.frequency.scores == [1, 1, 1, 2, 2, 3, 4, 5, 2, 3, 4, 5, 3])
    #expect(scores.frequency.sizes == [3, 3, 3, 2, 2])
    #expect(scores.frequency.splitShare == 11.0 / 13)
    #expect(scores.frequency.tieShare == 11.0 / 13)
    // All bought last on one day: the order of the ids decides.
    #expect(scores.recency.scores == [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 5, 5])
    let few = try RFMScores(table(frequencies: [4, 1, 2]), scheme: .ntile())
    #expect(few.frequency.scores == [3, 1, 2] && few.frequency.sizes == [1, 1, 1, 0, 0])
  }

  /// `pandas.qcut(x, 4, duplicates="drop")` of pandas 3.0, labelled 1 to 4, to 3 or to 2.
  @Test(arguments: [
    ([1, 1, 2, 2, 3, 4, 5, 6, 7, 9, 11, 14], [1, 1, 1, 1, 2, 2, 3, 3, 3, 4, 4, 4]),
    (
      [1, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 5, 8], [1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 3, 3]
    ),
    ([1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 3, 9], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2]),
    ([7, 7, 7], [1, 1, 1]),
  ])
  func pymcQuartiles(values: [Int], expected: [Int]) throws {
    let frequency = try RFMScores(table(frequencies: values), scheme: .pymcMarketing).frequency
    #expect(frequency.scores == expected)
    #expect(frequency.cuts.count == (expected.max() ?? 0) - 1)
    // Recency, with the labels turned round.
    let recency = try RFMScores(
      table(values.map { Shopper(lastDay: 1000 - Double($0)) }), scheme: .pymcMarketing
    ).recency
    let best = (expected.max() ?? 0) + 1
    #expect(recency.scores == expected.map { best - $0 })
  }

  /// Whole days, days with a purchase, and the mean of what a day brought.
  @Test func pymcCountsDays() throws {
    let ledger = SmallLedger.make(
      [
        "a": [(10.1, 100), (10.9, 300), (12.5, 200)], "b": [(12.2, 500)],
        "c": [(3, 100), (4, 100)], "d": [(1, 50)],
      ], asOfDay: 13)
    let customers = CustomerTable(ledger)
    #expect(customers.purchaseDays == [2, 1, 2, 1])
    let scores = try RFMScores(customers, scheme: .pymcMarketing)
    // The same last day though not the same hour: a tie.
    #expect(scores.recency.scores[0] == scores.recency.scores[1])
    #expect(scores.recency.tieShare == 0.5)
    // Means 3, 5, 1 and 0.5: quartiles 0.875, 2 and 3.5.
    #expect(near(scores.monetary.cuts, [0.875, 2, 3.5]))
    #expect(scores.monetary.scores == [3, 4, 2, 1])
  }

  /// Recency by fixed days; terciles by `numpy.quantile`, a customer at one under it.
  @Test func klaviyo() throws {
    let frequencies = [1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 5, 8]
    let frequency = try RFMScores(table(frequencies: frequencies), scheme: .klaviyo).frequency
    #expect(frequency.scores == [1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3])
    let days = [0, 180, 180.5, 365, 366]
    let customers = table(days.map { Shopper(lastDay: 1000 - $0) })
    let scores = try RFMScores(customers, scheme: .klaviyo)
    #expect(scores.recency.scores == [3, 3, 2, 2, 1])
    #expect(scores.recency.cuts == [365, 180])
    #expect(scores.segmentName(4) == "Inactive")
    // What was sent back does not count against the money of the purchases.
    let returned = CustomerTable(
      SmallLedger.make(
        ["a": [(1, 900), (2, -800)], "b": [(1, 200)], "c": [(1, 300)]], asOfDay: 9))
    #expect(try RFMScores(returned, scheme: .klaviyo).monetary.scores == [3, 1, 2])
  }

  @Test func fixedThresholds() throws {
    let thresholds = try RFMThresholds(
      recency: [365, 90], frequency: [2, 5], monetary: [49.95, 200])
    let customers = table([
      Shopper(orders: 1, cents: 4994, lastDay: 1000 - 365.5),
      Shopper(orders: 1, cents: 4995, lastDay: 1000 - 365),
      Shopper(orders: 5, cents: 4000, lastDay: 1000 - 90),
      Shopper(orders: 2, cents: 9999, lastDay: 1000 - 90.5),
    ])
    let scores = try RFMScores(customers, scheme: .thresholds(thresholds))
    #expect(scores.bins == 3)
    #expect(scores.recency.scores == [1, 2, 3, 2])
    #expect(scores.frequency.scores == [1, 1, 3, 2])
    #expect(scores.monetary.scores == [1, 2, 3, 2])
    #expect(scores.segmentSizes.reduce(0, +) == 4)
  }

  @Test(arguments: [
    ([90.0, 365], [2.0, 5], [1.0, 2]), ([365, 90], [5, 2], [1, 2]), ([365, 90], [2, 2], [1, 2]),
    ([365, 90], [2, 5], [1]), ([], [], []), ([365, .nan], [2, 5], [1, 2]),
  ])
  func thresholdsThatMakeNoSense(
    recency: [Double], frequency: [Double], monetary: [Double]
  ) throws {
    let error = try #require(throws: FeatureError.self) {
      try RFMThresholds(recency: recency, frequency: frequency, monetary: monetary)
    }
    #expect(error.code == .thresholds)
  }

  /// Money in another unit changes no score, but for R's package.
  @Test func unitsOfMoney() throws {
    let shoppers = (0..<211).map { index -> Shopper in
      Shopper(orders: 1 + index % 4, cents: 3 + index * index % 307, lastDay: Double(index % 50))
    }
    for scheme: RFMScheme in [.midrank(), .ntile(), .pymcMarketing, .klaviyo, .midrank(bins: 10)] {
      let scores = try [1, 100, 1_000_000].map {
        try RFMScores(table(shoppers, scale: $0), scheme: scheme).monetary.scores
      }
      #expect(scores[0] == scores[1] && scores[0] == scores[2])
    }
    let small = try RFMScores(table(shoppers), scheme: .rPackage()).monetary
    let large = try RFMScores(table(shoppers, scale: 100), scheme: .rPackage()).monetary
    #expect(small.scores != large.scores)
  }

  @Test func cutsGiveBackTheScores() throws {
    let shoppers = (0..<97).map { index -> Shopper in
      let week = Double(index * 37 % 101)
      return Shopper(orders: 1 + index * index % 11, cents: 100 + index % 60, lastDay: week * 7)
    }
    let customers = table(shoppers)
    let thresholds = try RFMThresholds(
      recency: [500, 300], frequency: [3, 7], monetary: [2, 6])
    for scheme: RFMScheme in [.rPackage(), .rPackage(bins: 3), .klaviyo, .thresholds(thresholds)] {
      let scores = try RFMScores(customers, scheme: scheme)
      for customer in 0..<customers.count {
        let again = scores.scores(
          recencyDays: customers.recencyDays[customer],
          purchases: Double(customers.frequency[customer]),
          money: customers.monetary[customer].doubleValue)
        #expect(again.r == scores.recency.scores[customer])
        #expect(again.f == scores.frequency.scores[customer])
        #expect(again.m == scores.monetary.scores[customer])
      }
    }
  }

  @Test func noCustomersHaveNoScores() throws {
    let nobody = table([])
    for scheme: RFMScheme in [.midrank(), .rPackage(), .ntile(), .pymcMarketing, .klaviyo] {
      let scores = try RFMScores(nobody, scheme: scheme)
      #expect(scores.frequency.scores.isEmpty && scores.frequency.tieShare == 0)
    }
    #expect(throws: FeatureError.self) { try RFMScores(nobody, scheme: .ntile(bins: 1)) }
  }
}
