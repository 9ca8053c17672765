// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CClienteleSystemZlib

/// The files of a zip archive, by its central directory (APPNOTE.TXT 6.3, section 4).
struct ZipArchive {
  struct Entry {
    var name: String
    var method: Int
    var checksum: UInt32
    var packedCount: Int
    var headerOffset: Int
  }

  let input: InputBytes
  private(set) var entries: [Entry] = []

  /// Reads the directory.
  ///
  /// - Throws: `InputError` when the archive is damaged, or is of a kind that is not read.
  init(_ input: InputBytes) throws {
    self.input = input
    entries = try input.withUnsafeBytes { try Self.directory($0, input) }
  }

  /// Unpacks a file.
  ///
  /// - Parameters:
  ///   - entry: The file.
  ///   - sink: Takes its bytes, at most 64 KB at a time.
  /// - Throws: `InputError` when it is damaged or packed in a way that is not read; what the sink
  ///   throws.
  func unpack(_ entry: Entry, into sink: (UnsafeBufferPointer<UInt8>) throws -> Void) throws {
    try input.withUnsafeBytes { bytes in
      let header = entry.headerOffset
      guard header + 30 <= bytes.count, Self.word(bytes, header) == 0x0403_4B50 else {
        throw input.damaged("zip", at: header)
      }
      let start = header + 30 + Self.half(bytes, header + 26) + Self.half(bytes, header + 28)
      guard start + entry.packedCount <= bytes.count else {
        throw input.truncated("zip", at: bytes.count)
      }
      let packed = UnsafeBufferPointer(rebasing: bytes[start..<start + entry.packedCount])
      var checksum = crc32(0, nil, 0)
      switch entry.method {
      case 0:
        var offset = 0
        while offset < packed.count {
          let end = min(packed.count, offset + 1 << 16)
          let piece = UnsafeBufferPointer(rebasing: packed[offset..<end])
          checksum = crc32(checksum, piece.baseAddress, UInt32(piece.count))
          try sink(piece)
          offset = end
        }
      case 8:
        var inflater = Inflater(.raw)
        let (outcome, used) = try inflater.inflate(packed) { piece in
          checksum = crc32(checksum, piece.baseAddress, UInt32(piece.count))
          try sink(piece)
        }
        guard outcome == .ended else { throw input.damaged("zip", at: start + used) }
      default:
        throw InputError(
          file: input.name, "packs \(entry.name) in a way that is not read (\(entry.method))",
          remedy: "unpack it first")
      }
      guard checksum == UInt(entry.checksum) else { throw input.damaged("zip", at: start) }
    }
  }

  private static func directory(
    _ bytes: UnsafeBufferPointer<UInt8>, _ input: InputBytes
  ) throws -> [Entry] {
    // The last record, after which there may be a comment of up to 64 KB.
    var end = bytes.count - 22
    while end >= 0, word(bytes, end) != 0x0605_4B50 {
      end -= 1
      if end < bytes.count - 22 - 65_535 { break }
    }
    guard end >= 0, word(bytes, end) == 0x0605_4B50 else {
      throw input.truncated("zip", at: bytes.count)
    }
    let count = half(bytes, end + 10)
    var offset = word(bytes, end + 16)
    guard count < 0xFFFF, offset < 0xFFFF_FFFF else {
      throw InputError(
        file: input.name, "is a zip file of more than 4 GB", remedy: "unpack it first")
    }
    var entries: [Entry] = []
    for _ in 0..<count {
      guard offset + 46 <= end, word(bytes, offset) == 0x0201_4B50 else {
        throw input.damaged("zip", at: offset)
      }
      let nameCount = half(bytes, offset + 28)
      let next = offset + 46 + nameCount + half(bytes, offset + 30) + half(bytes, offset + 32)
      guard next <= end else { throw input.damaged("zip", at: offset) }
      let name = String(decoding: bytes[(offset + 46)..<(offset + 46 + nameCount)], as: UTF8.self)
      if half(bytes, offset + 8) & 1 != 0 {
        throw InputError(
          file: input.name, "is locked by a password", remedy: "save it without one")
      }
      entries.append(
        Entry(
          name: name, method: half(bytes, offset + 10),
          checksum: UInt32(word(bytes, offset + 16)), packedCount: word(bytes, offset + 20),
          headerOffset: word(bytes, offset + 42)))
      offset = next
    }
    return entries
  }

  private static func half(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Int {
    Int(bytes[offset]) | Int(bytes[offset + 1]) << 8
  }

  private static func word(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Int {
    half(bytes, offset) | half(bytes, offset + 2) << 16
  }
}

extension InputBytes {
  /// The sheet of a workbook as comma-separated text, or the one file of an archive.
  func unpackedFromZip(sheet: String?, limit: Int) throws -> InputBytes {
    let archive = try ZipArchive(self)
    if archive.entries.contains(where: { $0.name == "xl/workbook.xml" }) {
      return try Workbook(archive, limit: limit).text(ofSheet: sheet)
    }
    let files = archive.entries.filter {
      !$0.name.hasSuffix("/") && !$0.name.hasPrefix("__MACOSX/")
    }
    guard let file = files.first, files.count == 1 else {
      throw InputError(
        file: name, "is a zip archive of \(files.count) files",
        remedy: "unpack it and name its folder")
    }
    var scratch = try ScratchFile(for: name, limit: limit)
    try archive.unpack(file) { try scratch.append($0) }
    return try scratch.finish(.zip(file: file.name))
  }
}
