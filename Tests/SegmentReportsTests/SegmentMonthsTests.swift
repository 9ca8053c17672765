// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

@testable import SalesData
import SegmentDiscovery
import Testing

@testable import SegmentReports

/// What the customers of each segment bought, month by month.
@Suite struct SegmentMonthsTests {
  @Test func theMoneyOfTheMonthsIsThatOfTheSegments() throws {
    let sample = SampleDiscovery()
    let (ledger, result) = (sample.told, sample.result)
    let months = try #require(SegmentMonths(ledger, result, isPrivate: false))
    #expect(months.cells.count == result.segments.count)
    for (segment, cells) in zip(result.segments, months.cells) {
      #expect(cells.compactMap(\.revenue).reduce(Money.zero, +) == segment.revenue)
      #expect(cells.map(\.month) == ledger.summary.months.map(\.month))
    }
    for (index, month) in ledger.summary.months.enumerated() {
      let column = months.cells.map { $0[index] }
      #expect(column.compactMap(\.revenue).reduce(Money.zero, +) == month.revenue)
      #expect(column.compactMap(\.orders).reduce(0, +) == month.orders)
    }
    let leading = result.segments.indices.map { months.leadingMonths($0) }
    #expect(leading.reduce(0, +) <= ledger.summary.months.count && (leading.max() ?? 0) > 0)
  }

  /// Orders of another discovery, orders that were not kept, and one month tell nothing.
  @Test func whatDoesNotAddUpIsNotShown() {
    let sample = SampleDiscovery()
    var other = sample.result
    other.segments[0].revenue = .zero
    #expect(SegmentMonths(sample.told, other, isPrivate: false) == nil)
    #expect(SegmentMonths(SampleDiscovery(customerCount: 90).told, other, isPrivate: false) == nil)
    var ledger = sample.told
    ledger.summary.months.removeFirst()
    #expect(SegmentMonths(ledger, sample.result, isPrivate: false) == nil)
    let one = SampleDiscovery(segmentCount: 1)
    #expect(SegmentMonths(one.told, one.result, isPrivate: false) == nil)
  }

  /// Months in which under five customers of a segment bought, and what would give them away.
  @Test func aMonthOfFewIsHidden() throws {
    let sample = SampleDiscovery(customerCount: 120)
    let (ledger, result) = (sample.told, sample.result)
    let months = try #require(SegmentMonths(ledger, result, isPrivate: true))
    let names = ledger.summary.months.map(\.month)
    var hiddenCount = 0
    for (segment, cells) in months.cells.enumerated() {
      for (index, cell) in cells.enumerated() {
        let buyers = result.segmentIndices.indices.count { customer in
          result.segmentIndices[customer] == Int32(segment)
            && ledger.orders(ofCustomer: customer).contains {
              $0.placed.description.hasPrefix(names[index]) && $0.amount > .zero
            }
        }
        if (1..<5).contains(buyers) { #expect(cell.revenue == nil && cell.orders == nil) }
        hiddenCount += cell.revenue == nil ? 1 : 0
      }
      #expect(cells.count { $0.revenue == nil } != 1)
    }
    #expect(hiddenCount > 0)
  }
}
