// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import TabularFiles

@Suite struct CSVWriterTests {
  private func cell(_ text: String, delimiter: UInt8 = UInt8(ascii: ",")) throws -> String {
    var rows = CSVWriter(delimiter: delimiter)
    rows.text(text)
    rows.integer(1)
    try rows.endRow()
    return String(decoding: rows.bytes.dropLast(3), as: UTF8.self)
  }

  @Test func quotesWhereNecessary() throws {
    #expect(try cell("plain text") == "plain text")
    #expect(try cell("a,b") == "\"a,b\"")
    #expect(try cell("a,b", delimiter: UInt8(ascii: ";")) == "a,b")
    #expect(try cell("say \"hi\"") == "\"say \"\"hi\"\"\"")
    #expect(try cell("two\nlines") == "\"two\nlines\"")
    #expect(try cell(" padded") == "\" padded\"")
  }

  @Test func formulasAreGuarded() throws {
    #expect(try cell("=1+1") == "'=1+1")
    #expect(try cell("@SUM(A1)") == "'@SUM(A1)")
    #expect(try cell("+1+cmd|' /C calc'!A0") == "'+1+cmd|' /C calc'!A0")
    #expect(try cell("-2+3") == "'-2+3")
    #expect(try cell("\t=1") == "'\t=1")
    #expect(try cell("\r=1,2") == "\"'\r=1,2\"")
    #expect(try cell("-2.50") == "-2.50")
    #expect(try cell("+4912345") == "+4912345")
    #expect(try cell("a=b") == "a=b")
  }

  @Test func readyCellsAreThoseOfText() throws {
    for text in ["", "At Risk", "a,b", "=1+1", "say \"hi\""] {
      var rows = CSVWriter()
      var ready = CSVWriter()
      for _ in 0..<2 {
        rows.text(text)
        CSVWriter.cell(text).withUnsafeBufferPointer { ready.cells($0) }
      }
      try rows.endRow()
      try ready.endRow()
      #expect(ready.bytes == rows.bytes)
    }
  }

  @Test func numbers() throws {
    var rows = CSVWriter()
    for value in [-3, 0.1, 1e21, .nan, -0.0, 1.0 / 3] { rows.number(value) }
    rows.number(text: "-12,50")
    rows.integer(Int32(-7))
    rows.blank()
    try rows.endRow()
    #expect(
      String(decoding: rows.bytes, as: UTF8.self)
        == "-3,0.1,1e+21,,0,0.3333333333333333,\"-12,50\",-7,\n")
  }

  @Test func whatIsWrittenReadsBack() throws {
    let cells = [["", "x"], ["\"", "a\"b,\r\n"], ["é;|\t", " "], ["", ""]]
    var rows = CSVWriter()
    try rows.header(["first", "=second"])
    for row in cells {
      for cell in row { rows.text(cell) }
      try rows.endRow()
    }
    let text = try DelimitedText(bytes: rows.bytes, name: "w.csv")
    #expect(text.header == ["first", "=second"])
    #expect(try text.records().map(\.fields) == cells)
  }

  @Test func oneEmptyCellIsNoBlankLine() throws {
    var rows = CSVWriter()
    try rows.header(["only"])
    rows.text("")
    try rows.endRow()
    #expect(try DelimitedText(bytes: rows.bytes, name: "w.csv").records().count == 1)
  }

  @Test func intoAFile() throws {
    let folder = try ScratchFolder()
    let path = "\(folder.path)/rows.csv"
    try AtomicFile.write(path: path) { file in
      var rows = CSVWriter(file)
      try rows.header(["n"])
      for n in 0..<50_000 {
        rows.integer(n)
        try rows.endRow()
      }
      #expect(rows.bytes.isEmpty)
    }
    var next = 0
    try DelimitedText(path: path).forEachRecord { record in
      #expect(record.string(0) == String(next))
      next += 1
    }
    #expect(next == 50_000)
  }
}
