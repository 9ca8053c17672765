// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import TabularFiles

/// Thousands of damaged inputs, the same ones every time.
@Suite struct DelimitedTextFuzzTests {
  private struct Generator {
    var state: UInt64
    mutating func below(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
  }

  private let seeds = [
    "id,date,amount\n1,2024-01-01,5.50\n\"2\",\"a\"\"b\",\"x\r\ny\"\n\n3,,\r\n",
    "sep=;\r\nkunde;datum;betrag\r\nM\u{FC}ller;31.01.2024;1.234,50\r\n\"\";\"\"\"\";7,00",
    "a\tb|c\rd\te|f\r\"\t\"\t|\r",
  ]
  private let alphabet = Array("\",;\t|\r\n\u{0}ax= ".utf8) + [0xC3, 0xBC, 0xE9, 0xFF, 0xFE, 0xEF]

  private func mutated(_ generator: inout Generator) -> [UInt8] {
    var bytes = Array(seeds[generator.below(seeds.count)].utf8)
    for _ in 0...generator.below(6) {
      let position = generator.below(bytes.count + 1)
      let byte = alphabet[generator.below(alphabet.count)]
      switch generator.below(4) {
      case 0 where position < bytes.count: bytes[position] = byte
      case 1 where position < bytes.count: bytes.remove(at: position)
      case 2: bytes.removeSubrange(position...)
      default: bytes.insert(byte, at: position)
      }
    }
    return bytes
  }

  @Test func recordsStayInsideWhateverIsRead() {
    var generator = Generator(state: 20_241_122)
    var (readCount, refusedCount) = (0, 0)
    for _ in 0..<5000 {
      let bytes = mutated(&generator)
      do {
        let text = try DelimitedText(bytes: bytes, name: "f.csv", hasHeader: false)
        var lastLine = 0
        var total = 0
        try text.forEachRecord { record in
          #expect(record.line > lastLine)
          lastLine = record.line
          #expect(record.fieldCount >= 1)
          let raw = record.rawText.utf8.count
          var content = 0
          for i in 0..<record.fieldCount {
            content += record[i].count
            #expect(record.string(i).utf8.count == record[i].count)
          }
          // Between the fields stand the delimiters; quotes only make the record longer.
          #expect(content + record.fieldCount - 1 <= raw)
          total += raw
        }
        #expect(total <= text.byteCount)
        #expect(lastLine <= text.byteCount)
        readCount += 1
      } catch let error as InputError {
        #expect(error.file == "f.csv")
        #expect(error.line.map { $0 >= 1 && $0 <= bytes.count + 1 } ?? true)
        refusedCount += 1
      } catch {
        Issue.record(error)
      }
    }
    #expect(readCount > 1000)
    #expect(refusedCount > 100)
  }

  /// What a writer quotes comes back, with any delimiter and any line end.
  @Test func whatIsQuotedComesBack() throws {
    var generator = Generator(state: 5)
    let pieces = ["a", "\"", ",", ";", "\n", "\r", "\r\n", " ", "é", "\t", "|", "long text here"]
    for _ in 0..<1000 {
      let width = 2 + generator.below(4)
      let rows = (0...generator.below(4)).map { _ in
        (0..<width).map { _ in
          (0..<generator.below(4)).map { _ in pieces[generator.below(pieces.count)] }.joined()
        }
      }
      let delimiter = [",", ";", "\t", "|"][generator.below(4)]
      let end = ["\n", "\r\n", "\r"][generator.below(3)]
      let lines = rows.map { row in
        row.map { cell in
          "\""
            + cell.split(separator: "\"", omittingEmptySubsequences: false)
            .joined(separator: "\"\"") + "\""
        }.joined(separator: delimiter)
      }
      let text = try DelimitedText(
        bytes: Array(lines.joined(separator: end).utf8), name: "q.csv",
        delimiter: Array(delimiter.utf8)[0], hasHeader: false)
      #expect(try text.records().map(\.fields) == rows)
    }
  }

  /// A scanner that starts at a later record's first byte reads the same records from there on.
  @Test func partsReadAsTheWhole() throws {
    let lines = (0..<200).map { "\($0),\"x\($0)\r\ny \"\"\($0)\"\"\",\($0 * 7)\r\n" }
    let bytes = Array(lines.joined().utf8)
    try bytes.withUnsafeBufferPointer { text in
      func read(_ range: Range<Int>, line: Int) throws -> (records: [CopiedRecord], line: Int) {
        var records: [CopiedRecord] = []
        guard
          var scanner = RecordScanner(
            text, range: range, line: line, delimiter: Byte.comma, name: "p.csv")
        else {
          return ([], line)
        }
        while try scanner.next() { records.append(CopiedRecord(scanner.record)) }
        return (records, scanner.nextLine)
      }
      let whole = try read(0..<bytes.count, line: 1).records
      #expect(whole.count == 200)
      let cut = lines[..<77].joined().utf8.count
      let first = try read(0..<cut, line: 1)
      let second = try read(cut..<bytes.count, line: first.line)
      #expect(first.records + second.records == whole)
    }
  }
}
