// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CustomerFeatures
import SalesData
import Testing

@Suite struct RFMScoresTests {
  /// Customers with given frequencies; all else follows from the index.
  func customers(frequencies: [Int], scale: Int = 1) -> CustomerTable {
    var made: [String: [SmallLedger.Order]] = [:]
    for (index, frequency) in frequencies.enumerated() {
      made["c\(1000 + index)"] = (0..<frequency).map {
        (Double(index) + Double($0) / 64, index + 1)
      }
    }
    return CustomerTable(SmallLedger.make(made, asOfDay: 400, scale: scale))
  }

  @Test func tenDifferentValuesFillFiveBinsByTwos() throws {
    let scores = try RFMScores(customers(frequencies: Array(1...10)))
    #expect(scores.frequency.scores == [1, 1, 2, 2, 3, 3, 4, 4, 5, 5])
    #expect(scores.monetary.scores == [1, 1, 2, 2, 3, 3, 4, 4, 5, 5])
    // The last to buy has the highest recency score.
    #expect(scores.recency.scores == [1, 1, 2, 2, 3, 3, 4, 4, 5, 5])
    #expect(scores.frequency.sizes == [2, 2, 2, 2, 2])
    #expect(scores.frequency.tieShare == 0)
    #expect(scores.frequency.cuts == [2, 4, 6, 8])
  }

  @Test func tiesShareTheirMidRank() throws {
    // 1 x 60, 2 x 20, 3 x 10, 4 x 5, 5 x 3, 9 x 2 of field practice: mid-ranks .3, .7, .85, .925,
    // .965 and .99, so that scores 1 and 3 stay empty and nobody is torn from an equal.
    let frequencies =
      [1: 60, 2: 20, 3: 10, 4: 5, 5: 3, 9: 2].sorted { $0.key < $1.key }
      .flatMap { Array(repeating: $0.key, count: $0.value) }
    let dimension = try RFMScores(customers(frequencies: frequencies)).frequency
    #expect(dimension.scores == frequencies.map { $0 == 1 ? 2 : $0 == 2 ? 4 : 5 })
    #expect(dimension.sizes == [0, 60, 0, 20, 20])
    #expect(dimension.emptyScores == [1, 3])
    #expect(dimension.tieShare == 1)
    #expect(dimension.cuts == [0, 1, 1, 2])
  }

  @Test func theCeilingIsExactAtABoundary() throws {
    // n = 10, bins = 5: below 1, equal 2 gives 5 x 2 / 10 = 1 exactly, so score 1 and not 2.
    let dimension = try RFMScores(
      customers(frequencies: [1, 2, 2, 3, 4, 5, 6, 7, 8, 9])
    ).frequency
    #expect(dimension.scores == [1, 1, 1, 2, 3, 3, 4, 4, 5, 5])
    #expect(dimension.tieShare == 0.2)
  }

  @Test func unitsOfMoneyChangeNoScore() throws {
    let frequencies = (0..<50).map { 1 + $0 % 7 }
    let once = try RFMScores(customers(frequencies: frequencies))
    let cents = try RFMScores(customers(frequencies: frequencies, scale: 100))
    #expect(once.monetary.scores == cents.monetary.scores)
    #expect(once.recency == cents.recency)
    #expect(cents.monetary.cuts == once.monetary.cuts.map { ($0 * 10_000).rounded() / 100 })
  }

  @Test(arguments: [2, 3, 5, 10]) func cutsGiveBackTheScores(bins: Int) throws {
    let table = customers(frequencies: (0..<97).map { 1 + ($0 * $0) % 11 })
    let scores = try RFMScores(table, bins: bins)
    for customer in 0..<table.count {
      let again = scores.scores(
        recencyDays: table.recencyDays[customer], purchases: Double(table.frequency[customer]),
        money: table.monetary[customer].doubleValue)
      #expect(again.r == scores.recency.scores[customer])
      #expect(again.f == scores.frequency.scores[customer])
      #expect(again.m == scores.monetary.scores[customer])
    }
  }

  @Test func binsOutOfRangeAreRefused() throws {
    let table = customers(frequencies: [1, 2])
    for bins in [-1, 0, 1, 101] {
      let error = try #require(throws: FeatureError.self) { try RFMScores(table, bins: bins) }
      #expect(error.code == .binCount)
    }
  }

  @Test func tableAndGridAgree() throws {
    let table = try RFMTable(customers(frequencies: (0..<40).map { 1 + $0 % 5 }))
    let grid = RFMGrid(table.customers, scores: table.scores)
    #expect(grid.cells.count == 25)
    #expect(grid.cells.reduce(0) { $0 + $1.customers } == table.count)
    for cell in grid.cells where cell.customers > 0 {
      let money = (0..<table.count).map { table[$0] }
        .filter { $0.rScore == cell.r && $0.fScore == cell.f }.map(\.monetary.doubleValue).sorted()
      #expect(money.count == cell.customers)
      let middle = (money[(money.count - 1) / 2] + money[money.count / 2]) / 2
      #expect(abs(cell.medianMonetary - middle) < 1e-12)
    }
    let row = table[0]
    #expect(row.customerID == "c1000" && row.frequency == 1 && row.recencyDays == 400)
    #expect(row.segmentName == table.scores.segment(0).name)
    #expect(RFMTable.columnNames.prefix(10).last == "rfm_segment")
  }
}
