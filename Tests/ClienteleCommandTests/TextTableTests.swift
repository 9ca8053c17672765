// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ClienteleCommand

/// Tables keep what matters at every width.
@Suite struct TextTableTests {
  private var table: TextTable {
    var table = TextTable(
      [("name", .left), ("count", .right), ("extra", .right), ("marks", .left)],
      dispensable: [2, 1], emphasis: [3: { "<\($0)>" }])
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

  @Test func wordsAreWrapped() {
    #expect(Words.wrapped("one two three", to: 7) == ["one two", "three"])
    #expect(Words.wrapped("abcdefghij", to: 4) == ["abcd", "efgh", "ij"])
    #expect(Words.wrapped("", to: 4) == [""])
  }
}
