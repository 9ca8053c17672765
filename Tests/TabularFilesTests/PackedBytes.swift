// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CClienteleSystemZlib
import CClienteleSystemZstd

/// Packed files, made by the same libraries that unpack them.
enum PackedBytes {
  static func gzip(_ bytes: [UInt8]) -> [UInt8] { deflate(bytes, windowBits: 31) }

  static func zstandard(_ bytes: [UInt8]) -> [UInt8] {
    var packed = [UInt8](repeating: 0, count: ZSTD_compressBound(bytes.count))
    let count = ZSTD_compress(&packed, packed.count, bytes, bytes.count, 3)
    return Array(packed[..<count])
  }

  /// A zip archive; every second file is stored and not deflated.
  static func zip(_ files: [(name: String, text: String)]) -> [UInt8] {
    var archive: [UInt8] = []
    var directory: [UInt8] = []
    for (index, file) in files.enumerated() {
      let bytes = Array(file.text.utf8)
      let method: UInt64 = index.isMultiple(of: 2) ? 8 : 0
      let packed = method == 8 ? deflate(bytes, windowBits: -15) : bytes
      let checksum = UInt64(crc32(0, bytes, UInt32(bytes.count)))
      let sizes = le(checksum, 4) + le(UInt64(packed.count), 4) + le(UInt64(bytes.count), 4)
      let name = Array(file.name.utf8)
      let start = UInt64(archive.count)
      archive +=
        le(0x0403_4B50, 4) + le(20, 2) + le(0, 2) + le(method, 2) + le(0, 4) + sizes
        + le(UInt64(name.count), 2) + le(0, 2) + name + packed
      directory +=
        le(0x0201_4B50, 4) + le(20, 2) + le(20, 2) + le(0, 2) + le(method, 2) + le(0, 4) + sizes
        + le(UInt64(name.count), 2) + le(0, 12) + le(start, 4) + name
    }
    let end =
      le(0x0605_4B50, 4) + le(0, 4) + le(UInt64(files.count), 2) + le(UInt64(files.count), 2)
      + le(UInt64(directory.count), 4) + le(UInt64(archive.count), 4) + le(0, 2)
    return archive + directory + end
  }

  /// A workbook of one or two sheets with these rows of XML.
  static func workbook(
    _ rows: String, strings: [String] = [], formats: String = "", sheetTwo: String? = nil,
    usesDatesFrom1904: Bool = false
  ) -> [UInt8] {
    let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    func sheet(_ rows: String) -> String {
      head + "<worksheet xmlns=\"m\"><sheetData>\(rows)</sheetData></worksheet>"
    }
    let second =
      sheetTwo == nil ? "" : "<sheet name=\"Orders &amp; more\" sheetId=\"9\" r:id=\"rId2\"/>"
    var files = [
      (
        "xl/workbook.xml",
        head + "<workbook xmlns:r=\"x\"><workbookPr\(usesDatesFrom1904 ? " date1904=\"1\"" : "")/>"
          + "<sheets><sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"rId1\"/>\(second)</sheets></workbook>"
      ),
      (
        "xl/_rels/workbook.xml.rels",
        head + "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/>"
          + "<Relationship Id=\"rId2\" Target=\"/xl/worksheets/sheet2.xml\"/></Relationships>"
      ),
      ("xl/worksheets/sheet1.xml", sheet(rows)),
      (
        "xl/sharedStrings.xml",
        head + "<sst>" + strings.map { "<si>\($0)</si>" }.joined() + "</sst>"
      ),
      (
        "xl/styles.xml",
        head + "<styleSheet><numFmts>\(formats)</numFmts><cellStyleXfs><xf numFmtId=\"14\"/>"
          + "</cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"22\"/>"
          + "<xf numFmtId=\"164\"/><xf numFmtId=\"20\"/></cellXfs></styleSheet>"
      ),
    ]
    if let sheetTwo { files.append(("xl/worksheets/sheet2.xml", sheet(sheetTwo))) }
    return zip(files)
  }

  private static func le(_ value: UInt64, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * min($0, 7))) }
  }

  private static func deflate(_ bytes: [UInt8], windowBits: Int32) -> [UInt8] {
    let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    stream.initialize(to: z_stream())
    defer { stream.deallocate() }
    deflateInit2_(
      stream, 6, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    defer { deflateEnd(stream) }
    var source = bytes
    var packed = [UInt8](repeating: 0, count: bytes.count + bytes.count / 8 + 128)
    let room = packed.count
    source.withUnsafeMutableBufferPointer { input in
      packed.withUnsafeMutableBufferPointer { output in
        stream.pointee.next_in = input.baseAddress
        stream.pointee.avail_in = UInt32(input.count)
        stream.pointee.next_out = output.baseAddress
        stream.pointee.avail_out = UInt32(room)
        _ = CClienteleSystemZlib.deflate(stream, Z_FINISH)
      }
    }
    return Array(packed[..<(room - Int(stream.pointee.avail_out))])
  }
}
