// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import TabularFiles

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Damaged archives and workbooks, the same ones every time: each is read or refused, nothing else.
///
/// `CLIENTELE_FUZZ_ROUNDS` sets how many; a long run takes a million.
@Suite struct PackedFuzzTests {
  private struct Generator {
    var state: UInt64
    mutating func below(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
  }

  private static let rounds =
    getenv("CLIENTELE_FUZZ_ROUNDS").flatMap { Int(String(cString: $0)) } ?? 1000

  private let plain = Array(
    ("id,date,amount\n" + (0..<40).map { "\($0),2024-01-01,\($0).50\n" }.joined()).utf8)
  private let rows = """
    <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>a&amp;b</t></is></c></row>
    <row r="3"><c r="A3" s="1"><v>45322.5</v></c><c r="B3"><v>0.30000000000000004</v></c></row>
    """
  private let pieces = [
    "<", ">", "/>", "\"", "&", "&#0;", "&#x110000;", "<!DOCTYPE a>", "<![CDATA[", "<!--", "<row>",
    "</row>", "<c r=\"XFD1\">", "r=\"1048577\"", "t=\"s\"", "s=\"99\"", "-1", "1e308", "1e-300",
    "99999999999999999999", "&lt;", "<v/>", "</c>", "\u{0}", "é",
  ]

  private func mutate(_ bytes: inout [UInt8], _ generator: inout Generator, _ pieces: [[UInt8]]) {
    for _ in 0...generator.below(4) {
      let position = generator.below(bytes.count + 1)
      switch generator.below(6) {
      case 0 where position < bytes.count:
        bytes[position] = UInt8(truncatingIfNeeded: generator.below(256))
      case 1 where position < bytes.count: bytes[position] ^= 1 << UInt8(generator.below(8))
      case 2:
        let end = min(bytes.count, position + generator.below(16))
        bytes.removeSubrange(position..<end)
      case 3 where generator.below(4) == 0: bytes.removeSubrange(position...)
      case 4: bytes.insert(contentsOf: pieces[generator.below(pieces.count)], at: position)
      default:
        let end = min(bytes.count, position + generator.below(64))
        bytes.insert(contentsOf: Array(bytes[position..<end]), at: position)
      }
    }
  }

  @Test func damagedPackagesAreReadOrRefused() throws {
    var generator = Generator(state: 2_024_1122)
    let seeds = [
      PackedBytes.gzip(plain), PackedBytes.zstandard(plain),
      PackedBytes.zip([("a.csv", String(decoding: plain, as: UTF8.self))]),
      PackedBytes.workbook(rows, strings: ["<t>x</t>"]),
    ]
    let pieces = pieces.map { Array($0.utf8) }
    let limits = UnpackingLimits(byteCount: 1 << 18, ratio: 0)
    var (read, refused) = (0, 0)
    for round in 0..<Self.rounds {
      var bytes: [UInt8]
      if round.isMultiple(of: 2) {
        bytes = seeds[generator.below(seeds.count)]
        mutate(&bytes, &generator, pieces)
      } else {
        // The XML is damaged, and packed as it should be.
        var sheet = Array(rows.utf8)
        mutate(&sheet, &generator, pieces)
        var text = Array("<t>shared</t>".utf8)
        if generator.below(3) == 0 { mutate(&text, &generator, pieces) }
        bytes = PackedBytes.workbook(
          String(decoding: sheet, as: UTF8.self), strings: [String(decoding: text, as: UTF8.self)])
      }
      do {
        let input = try InputBytes(bytes, name: "f").unpacked(sheet: nil, limits: limits)
        #expect(input.count <= (1 << 18) + (1 << 17))
        try DelimitedText(input).forEachRecord { record in
          if record.fieldCount == 0 { Issue.record("a record without a field") }
        }
        read += 1
      } catch is InputError {
        refused += 1
      }
    }
    #expect(read > 0 && refused > 0)
  }
}
