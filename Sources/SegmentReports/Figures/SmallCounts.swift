// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import SalesData

/// Counts of customers in a report that is handed on: those under five are hidden.
///
/// Where a single hidden count could be worked out from the total of the others, the smallest of
/// those is hidden too (complementary suppression; Hundepool et al., "Statistical Disclosure
/// Control", Wiley 2012, chapter 4).
enum SmallCounts {
  /// The fewest customers that are told.
  static let least = 5

  /// A list of counts with a known total; what is hidden is nil, none stays 0.
  static func hidden(_ counts: [Int]) -> [Int?] {
    var shown = counts.map { (1..<least).contains($0) ? nil : $0 }
    hideAnother(&shown)
    return shown
  }

  /// A table with known totals of its rows and columns.
  static func hidden(table: [[Int]]) -> [[Int?]] {
    var shown = table.map { $0.map { (1..<least).contains($0) ? nil : $0 } }
    // A count that is hidden for its row may stand alone in its column, and the reverse.
    var before = -1
    var hiddenCount = 0
    repeat {
      before = hiddenCount
      for row in shown.indices { hideAnother(&shown[row]) }
      for column in shown.first?.indices ?? 0..<0 {
        var cells = shown.map { $0[column] }
        hideAnother(&cells)
        for row in shown.indices { shown[row][column] = cells[row] }
      }
      hiddenCount = shown.reduce(0) { $0 + $1.count { $0 == nil } }
    } while hiddenCount != before
    return shown
  }

  /// As words say it.
  static func text(_ count: Int?) -> Wording { count.map { .count($0) } ?? "hidden" }

  private static func hideAnother(_ counts: inout [Int?]) {
    guard counts.count(where: { $0 == nil }) == 1 else { return }
    var smallest: (index: Int, count: Int)?
    for (index, count) in counts.enumerated() {
      if let count, count > 0, count < smallest?.count ?? .max { smallest = (index, count) }
    }
    if let smallest { counts[smallest.index] = nil }
  }
}
