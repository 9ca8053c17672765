// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ClienteleCommand

/// Tables keep what matters at every width.
@Suite struct TextTableTests {
  private var table: TextTable {
    var table = TextTable(
      [("name", .left), ("count", .right), ("extra", .right), ("marks", .left)],
      dispensable: [.init(column: 2), .init(column: 1)], emphasis: [3: { "<\($0)>" }])
    table.append(["a name of twenty-eight signs", "1,234", "12.5", "✓?"])
    return table
  }

  @Test func columnsGoBeforeNamesAreCut() {
    #expect(table.lines(width: 80)[2] == "a name of twenty-eight signs  1,234   12.5  <✓?   >")
    #expect(table.lines(width: 45)[2] == "a name of twenty-eight signs  1,234  <✓?   >")
    #expect(table.lines(width: 38)[2] == "a name of twenty-eight signs  <✓?   >")
    #expect(table.lines(width: 30)[2] == "a name of twenty-eight…  <✓?   >")
    // Names stay readable however narrow the terminal is.
    #expect(table.lines(width: 5)[2] == "a name of twent…  <✓?   >")
  }

  @Test func noLineIsWiderThanAsked() {
    for width in 25...80 {
      for line in table.lines(width: width) {
        #expect(line.filter { $0 != "<" && $0 != ">" }.count <= width, "\(width): \(line)")
      }
    }
  }

  @Test func namesAreWrappedBeforeFiguresGo() {
    var table = TextTable(
      [("name", .left), ("count", .right), ("share", .right)],
      dispensable: [.init(column: 2, leastFirst: 18)], wrapsFirst: true)
    table.append(["1  Frequent high spenders, active this week", "1,234", "12.5%"])
    #expect(
      table.lines(width: 40).dropFirst(2) == [
        "1  Frequent high spenders,  1,234  12.5%", "   active this week",
      ])
    #expect(
      table.lines(width: 30).dropFirst(2) == [
        "1  Frequent high         1,234", "   spenders, active", "   this week",
      ])
    #expect(table.fits(23))
    #expect(!table.fits(22), "a name keeps 16 columns")
  }

  @Test func wideSignsTakeTwoColumns() {
    #expect(Words.columns("批发 ab") == 7)
    #expect(Words.prefix("批发客户", columns: 5) == "批发")
    #expect(Words.wrapped("批发客户", to: 4) == ["批发", "客户"])
    var table = TextTable([("a", .left), ("b", .right)])
    table.append(["批发客户", "1"])
    #expect(table.lines(width: 80)[2] == "批发客户  1")
  }

  @Test func wordsAreWrapped() {
    #expect(Words.wrapped("one two three", to: 7) == ["one two", "three"])
    #expect(Words.wrapped("abcdefghij", to: 4) == ["abcd", "efgh", "ij"])
    #expect(Words.wrapped("", to: 4) == [""])
    #expect(Words.wrapped("1  one two", to: 6, indent: 3) == ["1  one", "   two"])
    #expect(Words.wrapped("in Donaudampfschiff", to: 12) == ["in Donaudamp", "fschiff"])
  }
}
