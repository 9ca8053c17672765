// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import TabularFiles

/// A record copied out, for comparison.
struct CopiedRecord: Hashable {
  var line: Int
  var fields: [String]

  init(_ line: Int, _ fields: String...) {
    self.line = line
    self.fields = fields
  }

  init(_ record: borrowing RecordView) {
    line = record.line
    fields = []
    for i in 0..<record.fieldCount { fields.append(record.string(i)) }
  }
}

extension DelimitedText {
  /// A text named `t.csv`.
  init(_ text: String, delimiter: UInt8? = nil, hasHeader: Bool = true) throws {
    try self.init(
      bytes: Array(text.utf8), name: "t.csv", delimiter: delimiter, hasHeader: hasHeader)
  }

  /// All records, copied.
  func records() throws -> [CopiedRecord] {
    var records: [CopiedRecord] = []
    try forEachRecord { records.append(CopiedRecord($0)) }
    return records
  }
}

/// The error that the body throws, if it is one about an input.
func inputError(_ body: () throws -> Void) -> InputError? {
  do {
    try body()
    return nil
  } catch {
    return error as? InputError
  }
}

@Suite struct DelimitedTextTests {
  @Test func headerAndRecords() throws {
    let text = try DelimitedText(" id , amount\n1,2.50\n2,\n")
    #expect(text.header == ["id", "amount"])
    #expect(text.encoding == .utf8)
    #expect(text.delimiter == UInt8(ascii: ","))
    #expect(try text.records() == [CopiedRecord(2, "1", "2.50"), CopiedRecord(3, "2", "")])
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func lineEndsAndBlankLines(end: String) throws {
    let lines = ["a,b", "1,2", "", "3,4", "", "", "5,6"]
    let expected = [
      CopiedRecord(2, "1", "2"), CopiedRecord(4, "3", "4"), CopiedRecord(7, "5", "6"),
    ]
    #expect(try DelimitedText(lines.joined(separator: end)).records() == expected)
    #expect(try DelimitedText(lines.joined(separator: end) + end).records() == expected)
  }

  @Test func quotes() throws {
    let text = try DelimitedText(
      "a,b,c\n\"x, \"\"y\"\"\",\"two\r\nlines\n\",3\n\"\",\"\"\"\", \"in\"\n12\" screen,\"5\" x,\"z\" \n"
    )
    #expect(
      try text.records() == [
        CopiedRecord(2, "x, \"y\"", "two\r\nlines\n", "3"),
        CopiedRecord(5, "", "\"", " \"in\""),
        CopiedRecord(6, "12\" screen", "\"5\" x", "z"),
      ])
    var raw: [String] = []
    try text.forEachRecord(limit: 1) { raw.append($0.rawText) }
    #expect(raw == ["\"x, \"\"y\"\"\",\"two\r\nlines\n\",3"])
  }

  @Test func rowsOfAnyLength() throws {
    let text = try DelimitedText("a,b\n1\n1,2,3\n,\n")
    #expect(
      try text.records() == [
        CopiedRecord(2, "1"), CopiedRecord(3, "1", "2", "3"), CopiedRecord(4, "", ""),
      ])
  }

  @Test func withoutHeader() throws {
    let text = try DelimitedText("\n1;2\n3;4", hasHeader: false)
    #expect(text.header.isEmpty)
    #expect(text.firstLine == 2)
    #expect(try text.records() == [CopiedRecord(2, "1", "2"), CopiedRecord(3, "3", "4")])
  }

  @Test(arguments: [",", ";", "\t", "|"])
  func delimiterIsFound(delimiter: String) throws {
    let quoted = "\"a,;\t|b\""
    let text = try DelimitedText(
      "name\(delimiter)x\(delimiter)y\n\(quoted)\(delimiter)1\(delimiter)2\n")
    #expect(text.header == ["name", "x", "y"])
    #expect(try text.records() == [CopiedRecord(2, "a,;\t|b", "1", "2")])
  }

  @Test func delimiterFollowsRecordsNotHeaderAlone() throws {
    #expect(try DelimitedText("Name, full;Sum, EUR\nA;1,50\nB;2,75\n").header.count == 2)
    #expect(try DelimitedText("id;amount\nA;1.234,50\nB;7,00\n").header == ["id", "amount"])
    #expect(try DelimitedText("note\nhello, world\n").header == ["note"])
    #expect(try DelimitedText("amount\n1\n2\n").header == ["amount"])
  }

  @Test func excelSeparatorLine() throws {
    let text = try DelimitedText("sep=|\r\na|b\r\n1|2,3;4\r\n")
    #expect(text.header == ["a", "b"])
    #expect(try text.records() == [CopiedRecord(3, "1", "2,3;4")])
  }

  @Test func namedDelimiters() {
    #expect(Delimiter.named("tab") == 9)
    #expect(Delimiter.named("\\t") == 9)
    #expect(Delimiter.named(":") == UInt8(ascii: ":"))
    #expect(Delimiter.named("\"") == nil)
    #expect(Delimiter.named("x") == nil)
    #expect(Delimiter.named("\n") == nil)
    #expect(Delimiter.named(",,") == nil)
  }

  @Test func quoteThatNeverCloses() throws {
    let text = try DelimitedText("a,b\n1,2\n\n3,\"4\n5,6\n")
    let error = inputError { try text.forEachRecord { _ in } }
    #expect(error?.file == "t.csv")
    #expect(error?.line == 4)
    #expect(error?.description.contains("never closes") == true)
  }

  @Test func quoteThatTakesInLinesIsRefused() throws {
    let text = try DelimitedText("a,b\n1,\"2\n3,4\n5,\"6\"\n")
    let error = inputError { try text.forEachRecord { _ in } }
    #expect(error?.line == 2)
    #expect(error?.description.contains("line 4") == true)
  }

  @Test func quoteThatTakesInTooMuchIsRefused() throws {
    let rows = String(repeating: "1,2\n", count: 400_000)
    let text = try DelimitedText("a,b\n1,2\n9,\"\(rows)")
    var count = 0
    let error = inputError { try text.forEachRecord { _ in count += 1 } }
    #expect(error?.line == 3)
    #expect(error?.problem.contains("1 MB") == true)
    #expect(count == 1)
  }

  @Test func largestFieldAndTooLarge() throws {
    let largest = String(repeating: "x", count: 1 << 20)
    for field in [largest, "\"\(largest)\""] {
      let records = try DelimitedText("a,b\n\(field),2\n").records()
      #expect(records.first?.fields.first?.utf8.count == 1 << 20)
    }
    for field in ["\(largest)x", "\"\(largest)x\""] {
      #expect(inputError { _ = try DelimitedText("a,b\n\(field),2\n").records() }?.line == 2)
    }
  }

  @Test func tooManyFields() throws {
    let widest = String(repeating: ",", count: 16_383)
    #expect(try DelimitedText("\(widest)\n").header.count == 16_384)
    #expect(inputError { _ = try DelimitedText("\(widest),\n") }?.line == 1)
  }

  @Test func emptyInputIsRefused() {
    for text in ["", "\n\r\n\n", "\u{FEFF}"] {
      #expect(inputError { _ = try DelimitedText(text) }?.problem.contains("empty") == true)
    }
  }

  @Test func bodyStopsTheReading() throws {
    struct Enough: Error {}
    let text = try DelimitedText("a\n1\n2\n3\n")
    var seen = 0
    #expect(throws: Enough.self) {
      try text.forEachRecord { _ in
        seen += 1
        if seen == 2 { throw Enough() }
      }
    }
    #expect(seen == 2)
  }

  @Test func progressAndCancellation() async throws {
    let line = String(repeating: "x", count: 9_999) + "\n"
    let text = try DelimitedText(String(repeating: line, count: 2_600), hasHeader: false)
    var fractions: [Double] = []
    try text.forEachRecord(progress: { fractions.append($0) }, { _ in })
    #expect(fractions.count == 3)
    #expect(fractions == fractions.sorted() && fractions.allSatisfy { $0 > 0.3 && $0 <= 1 })
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      try text.forEachRecord { _ in }
    }
    await #expect(throws: CancellationError.self) { try await task.value }
  }
}
