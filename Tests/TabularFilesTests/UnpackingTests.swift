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

@Suite struct UnpackingTests {
  private let plain = Array(
    ("id,date\n" + (0..<20_000).map { "\($0 &* 7919 % 10_007),2024-01-01\n" }.joined()).utf8)

  private func unpack(
    _ bytes: [UInt8], sheet: String? = nil, limits: UnpackingLimits = UnpackingLimits()
  ) throws -> InputBytes {
    try InputBytes(bytes, name: "f").unpacked(sheet: sheet, limits: limits)
  }

  private func refusal(
    _ bytes: [UInt8], sheet: String? = nil, limits: UnpackingLimits = UnpackingLimits()
  ) throws -> InputError {
    try #require(throws: InputError.self) { try unpack(bytes, sheet: sheet, limits: limits) }
  }

  @Test func streamsComeOutAsTheyWentIn() throws {
    for (packed, packing) in [
      (PackedBytes.gzip(plain), Packing.gzip), (PackedBytes.zstandard(plain), .zstandard),
    ] {
      let unpacked = try unpack(packed)
      #expect(unpacked.packing == packing)
      #expect(unpacked.withUnsafeBytes { Array($0) == plain })
    }
    #expect(try unpack(plain).packing == nil)
    let archive = try unpack(PackedBytes.zip([("orders.csv", "id\n1\n")]))
    #expect(archive.packing == .zip(file: "orders.csv"))
    #expect(archive.withUnsafeBytes { Array($0) } == Array("id\n1\n".utf8))
    #expect(try refusal(PackedBytes.zip([("a", "1"), ("b", "2")])).problem.contains("2 files"))
  }

  @Test func severalMembersAreOneText() throws {
    let (head, tail) = (Array(plain[..<5000]), Array(plain[5000...]))
    for pack in [PackedBytes.gzip, PackedBytes.zstandard] {
      let unpacked = try unpack(pack(head) + pack(tail))
      #expect(unpacked.withUnsafeBytes { Array($0) == plain })
    }
    #expect(try unpack(PackedBytes.gzip(plain) + [0, 0, 0]).count == plain.count)
    #expect(throws: InputError.self) { try unpack(PackedBytes.gzip(plain) + [1, 2]) }
  }

  @Test func truncatedAndDamagedStreamsSayWhere() throws {
    for (pack, kind) in [(PackedBytes.gzip, "gzip"), (PackedBytes.zstandard, "Zstandard")] {
      let packed = pack(plain)
      for count in [12, packed.count / 2, packed.count - 1] {
        let error = try refusal(Array(packed[..<count]))
        #expect(error.problem == "is a \(kind) file that breaks off at byte \(count)")
      }
      var damaged = packed
      damaged[packed.count / 2] ^= 0x55
      damaged[packed.count / 2 + 1] ^= 0x55
      #expect(try refusal(damaged).problem.contains(kind))
    }
    // The checksum alone is wrong.
    var gzip = PackedBytes.gzip(plain)
    gzip[gzip.count - 6] ^= 1
    #expect(try refusal(gzip).problem.contains("damaged"))
    var zip = PackedBytes.zip([("a.csv", "id\n1\n")])
    zip[14] ^= 1
    #expect(throws: Never.self) { try unpack(zip) }
    #expect(try refusal(Array(zip.dropLast(30))).problem.contains("breaks off"))
    let end = zip.count - 22 - 46 - 5
    zip[end + 16] ^= 1
    #expect(try refusal(zip).problem.contains("damaged"))
  }

  @Test func bombsStopAtTheBound() throws {
    let zeros = [UInt8](repeating: UInt8(ascii: "a"), count: 1 << 22)
    let limits = UnpackingLimits(byteCount: 1 << 20, ratio: 100)
    let bombs = [
      PackedBytes.gzip(zeros), PackedBytes.zstandard(zeros),
      PackedBytes.zip([("bomb.csv", String(decoding: zeros, as: UTF8.self))]),
    ]
    for bomb in bombs {
      #expect(try refusal(bomb, limits: limits).problem.contains("unpacks to more than"))
      #expect(try unpack(bomb).count == zeros.count)
    }
    #expect(UnpackingLimits().bound(packedCount: 1000) == 1 << 28)
    #expect(UnpackingLimits().bound(packedCount: 1 << 30) == 250 << 30)
    #expect(UnpackingLimits().bound(packedCount: .max) == .max)
  }

  @Test func onlyWorkbooksHaveSheets() throws {
    #expect(try refusal(plain, sheet: "Orders").problem.contains("no workbook"))
  }

  @Test func tablesAreReadWhateverTheyArePackedIn() throws {
    let table = try DelimitedText(bytes: PackedBytes.gzip(plain), name: "f.csv.gz")
    var rows = 0
    try table.forEachRecord { _ in rows += 1 }
    #expect(rows == 20_000)
    #expect(table.packing == .gzip)
  }

  @Test func aFileThatIsShortenedWhileItIsReadIsAnError() throws {
    let folder = try ScratchFolder()
    let text = "id,date\n" + String(repeating: "1,2024-01-01\n", count: 100_000)
    let path = try folder.write(Array(text.utf8), "orders.csv")
    let table = try DelimitedText(path: path)
    try table.checkIntact()
    #expect(truncate(path, 4096) == 0)
    let error = #expect(throws: InputError.self) { try table.forEachRecord { _ in } }
    #expect(error?.problem.contains("was shortened") == true)
    #expect(throws: InputError.self) { try table.checkIntact() }
  }

  @Test func foldersListTheirExports() throws {
    let folder = try ScratchFolder()
    #expect(throws: InputError.self) { try InputFolder(path: folder.path) }
    for name in ["b.csv", "a.csv.gz", "notes.md", ".hidden.csv", "~$b.xlsx", "c.XLSX"] {
      _ = try folder.write([65], name)
    }
    let listed = try #require(try InputFolder(path: folder.path))
    #expect(listed.files == ["a.csv.gz", "b.csv", "c.XLSX"].map { "\(folder.path)/\($0)" })
    #expect(listed.others == ["notes.md", "~$b.xlsx"])
    #expect(try InputFolder(path: "\(folder.path)/b.csv") == nil)
    #expect(try InputFolder(path: "-") == nil)
  }
}
