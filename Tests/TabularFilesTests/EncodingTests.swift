// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import TabularFiles

@Suite struct EncodingTests {
  static let text = "näme,prix\nJosé,5 €\n😀,“x”\n"

  private func utf16(_ text: String, bigEndian: Bool, mark: Bool) -> [UInt8] {
    ((mark ? [0xFEFF] : []) + Array(text.utf16)).flatMap { unit -> [UInt8] in
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      return bigEndian ? [high, low] : [low, high]
    }
  }

  private func fields(_ bytes: [UInt8], _ encoding: TextEncoding? = nil) throws -> [[String]] {
    let text = try DelimitedText(bytes: bytes, name: "e.csv", encoding: encoding)
    return [text.header] + (try text.records().map(\.fields))
  }

  private let expected = [["näme", "prix"], ["José", "5 €"], ["😀", "“x”"]]

  @Test func utf8WithAndWithoutMark() throws {
    #expect(try fields(Array(Self.text.utf8)) == expected)
    #expect(try fields([0xEF, 0xBB, 0xBF] + Array(Self.text.utf8)) == expected)
  }

  @Test(arguments: [false, true], [false, true])
  func utf16(bigEndian: Bool, mark: Bool) throws {
    let bytes = utf16(Self.text, bigEndian: bigEndian, mark: mark)
    let found = try DelimitedText(bytes: bytes, name: "e.csv").encoding
    #expect(found == (bigEndian ? .utf16BigEndian : .utf16LittleEndian))
    #expect(try fields(bytes) == expected)
    #expect(try fields(bytes, .utf16) == expected)
  }

  @Test func windows1252() throws {
    let bytes: [UInt8] = Array("name,price\nJos".utf8) + [0xE9, 0x2C, 0x80, 0x35, 0x0A]
    let text = try DelimitedText(bytes: bytes, name: "e.csv")
    #expect(text.encoding == .windows1252)
    #expect(try text.records() == [CopiedRecord(2, "José", "€5")])
    let latin = try DelimitedText(bytes: bytes, name: "e.csv", encoding: .latin1)
    #expect(latin.encoding == .latin1)
    #expect(try latin.records() == [CopiedRecord(2, "José", "\u{80}5")])
  }

  @Test func aDamagedByteAmongMuchUTF8IsReplaced() throws {
    let bytes = Array(("a\n" + String(repeating: "é", count: 40)).utf8) + [0xE9, 0x0A]
    let text = try DelimitedText(bytes: bytes, name: "e.csv")
    #expect(text.encoding == .utf8)
    #expect(text.replacementCount == 1)
    #expect(try text.records().first?.fields == [String(repeating: "é", count: 40) + "\u{FFFD}"])
  }

  @Test func halfASurrogatePairIsReplaced() throws {
    let bytes: [UInt8] = [0xFF, 0xFE, 0x61, 0, 0x0A, 0, 0x00, 0xD8, 0x62, 0, 0x63]
    let text = try DelimitedText(bytes: bytes, name: "e.csv")
    #expect(text.replacementCount == 2)
    #expect(try text.records().first?.fields == ["\u{FFFD}b\u{FFFD}"])
  }

  @Test func notText() throws {
    let binary = (0..<40).flatMap { _ in (0...255).map { UInt8($0) } }
    let nul = Array("a,b\r\n1,2\r\n3,\u{0}4\r\n".utf8)
    let error = inputError { _ = try fields(binary) }
    #expect(
      error?.description == """
        e.csv:1: is not text: it has a NUL byte here; \
        export the table again as CSV, or name the encoding with --encoding
        """)
    #expect(inputError { _ = try fields(nul) }?.line == 3)
    #expect(inputError { _ = try fields(nul, .windows1252) }?.line == 3)
    let wide = utf16("a\n\u{0}\n", bigEndian: false, mark: true)
    #expect(inputError { _ = try fields(wide) }?.line == 2)
    let gzip: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0]
    #expect(inputError { _ = try fields(gzip) }?.problem.contains("gzip") == true)
  }

  @Test func names() {
    #expect(TextEncoding(name: "UTF-8") == .utf8)
    #expect(TextEncoding(name: "cp1252") == .windows1252)
    #expect(TextEncoding(name: "ISO-8859-1") == .latin1)
    #expect(TextEncoding(name: "utf-16le") == .utf16LittleEndian)
    #expect(TextEncoding(name: "koi8-r") == nil)
    for encoding in TextEncoding.allCases {
      #expect(TextEncoding(name: encoding.rawValue) == encoding)
    }
  }

  @Test func validityAgreesWithTheStandardLibrary() {
    var state: UInt64 = 42
    func random(_ bound: UInt64) -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) % bound
    }
    let pool: [UInt8] = [
      0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC1, 0xC2, 0xE0, 0xE1, 0xED, 0xEF, 0xF0,
      0xF1, 0xF4, 0xF5,
    ]
    for _ in 0..<3000 {
      var bytes = [UInt8](repeating: 0x61, count: Int(random(130)))
      for _ in 0..<random(5) where !bytes.isEmpty {
        bytes[Int(random(UInt64(bytes.count)))] = pool[Int(random(UInt64(pool.count)))]
      }
      bytes += (0..<random(5)).map { _ in pool[Int(random(UInt64(pool.count)))] }
      let isValid = bytes.withUnsafeBufferPointer { TextScan($0).isUTF8 }
      #expect(isValid == (String(validating: bytes, as: UTF8.self) != nil), "\(bytes)")
    }
  }
}
