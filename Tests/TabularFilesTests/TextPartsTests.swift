// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import TabularFiles

/// Parts of a text that several threads read side by side.
@Suite struct TextPartsTests {
  /// What reading part by part yields, or nil when a part did not end where the next began.
  private func records(
    _ text: DelimitedText, byteCount: Int, cuts: DelimitedText.Cuts
  ) -> [[String]]? {
    var records: [[String]] = []
    var line = text.firstRecordLine
    for part in text.parts(byteCount: byteCount, cuts: cuts) {
      let end = try? text.forEachRecord(startingIn: part, line: line) { record in
        records.append(
          ["\(record.line)"] + (0..<record.fieldCount).map { record.string($0) })
      }
      guard let end, end.end == part.upperBound else { return nil }
      line = end.line
    }
    return records
  }

  private func whole(_ text: DelimitedText) throws -> [[String]] {
    var records: [[String]] = []
    try text.forEachRecord { record in
      records.append(["\(record.line)"] + (0..<record.fieldCount).map { record.string($0) })
    }
    return records
  }

  @Test(
    arguments: [
      "a,b\n1,2\n\n3,4\n\n\n5,6", "a,b\r\n1,2\r\n\r\n3,4\r\n", "a,b\n\"1\",\"2\"\n\"\"\"3\",4\n",
    ])
  func partsOfAnySizeAreTheWhole(text: String) throws {
    let text = try DelimitedText(bytes: Array(text.utf8), name: "text.csv")
    let expected = try whole(text)
    #expect(!expected.isEmpty)
    for cuts in DelimitedText.Cuts.allCases {
      for size in 1...30 {
        #expect(records(text, byteCount: size, cuts: cuts) == expected, "\(cuts) \(size)")
      }
    }
  }

  @Test func aLineBreakInQuotesIsFoundOut() throws {
    let body = String(repeating: "1,\"two\nlines, \"\"quoted\"\"\n\"\n3,4\n", count: 40)
    let text = try DelimitedText(bytes: Array(("a,b\n" + body).utf8), name: "text.csv")
    let expected = try whole(text)
    #expect(expected.count == 80)
    var wrong = 0
    for size in 5...120 {
      // A guess that was wrong is never taken for right.
      let guessed = records(text, byteCount: size, cuts: .lines)
      if let guessed { #expect(guessed == expected, "\(size)") } else { wrong += 1 }
      #expect(records(text, byteCount: size, cuts: .evenQuotes) == expected, "\(size)")
    }
    #expect(wrong > 50)
  }

  @Test func partsCoverAllBytesAndTextWithoutLineFeedsIsOne() throws {
    let text = try DelimitedText(bytes: Array("a,b\r1,2\r3,4\r".utf8), name: "text.csv")
    #expect(text.parts(byteCount: 2, cuts: .lines).count == 1)
    let longer = try DelimitedText(
      bytes: Array(("a,b\n" + String(repeating: "1,2\n", count: 100)).utf8), name: "text.csv")
    let parts = longer.parts(byteCount: 10, cuts: .lines)
    #expect(parts.count > 20)
    #expect(parts.first?.lowerBound == 4 && parts.last?.upperBound == 404)
    #expect(zip(parts, parts.dropFirst()).allSatisfy { $0.upperBound == $1.lowerBound })
  }
}
