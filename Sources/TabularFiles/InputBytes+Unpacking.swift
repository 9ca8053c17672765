// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CClienteleSystemZstd

extension InputBytes {
  /// The text in a compressed file or a workbook; other bytes as they are.
  ///
  /// Gzip and Zstandard files, zip archives of one file and workbooks of Excel are known by their
  /// first bytes. What they hold goes to a temporary file, a piece at a time, and is mapped: the
  /// memory used does not grow with it. It may be 256 MB, or 250 times as large as the packed
  /// file, whichever is more.
  ///
  /// - Parameter sheet: The sheet of a workbook; nil is its first.
  /// - Returns: The unpacked bytes, under the same name.
  /// - Throws: `InputError` when the file is truncated, damaged or too large unpacked, or has no
  ///   such sheet.
  public func unpacked(sheet: String? = nil) throws -> InputBytes {
    try unpacked(sheet: sheet, limits: UnpackingLimits())
  }

  func unpacked(sheet: String?, limits: UnpackingLimits) throws -> InputBytes {
    let limit = limits.bound(packedCount: count)
    let start = withUnsafeBytes { Array($0.prefix(4)) }
    let isWorkbook = start == Array("PK\u{3}\u{4}".utf8)
    if let sheet, !isWorkbook {
      throw InputError(
        file: name, "is no workbook, so that it has no sheet \(sheet)", remedy: "leave out --sheet")
    }
    do {
      if start.starts(with: [0x1F, 0x8B]) { return try unpackedFromGzip(limit: limit) }
      if start == [0x28, 0xB5, 0x2F, 0xFD] { return try unpackedFromZstandard(limit: limit) }
      if isWorkbook { return try unpackedFromZip(sheet: sheet, limit: limit) }
    } catch {
      try checkIntact()
      throw error
    }
    return self
  }

  /// All members of a gzip file, one after another, and zeros after them as tapes have.
  private func unpackedFromGzip(limit: Int) throws -> InputBytes {
    var scratch = try ScratchFile(for: name, limit: limit)
    var inflater = Inflater(.gzip)
    try withUnsafeBytes { bytes in
      var offset = 0
      while offset < bytes.count {
        let rest = UnsafeBufferPointer(rebasing: bytes[offset...])
        if offset > 0, rest.allSatisfy({ $0 == 0 }) { break }
        let (outcome, used) = try inflater.inflate(rest) { try scratch.append($0) }
        offset += used
        switch outcome {
        case .ended: continue
        case .truncated: throw truncated("gzip", at: offset)
        case .damaged: throw damaged("gzip", at: offset)
        }
      }
    }
    return try scratch.finish(.gzip)
  }

  /// All frames of a Zstandard file.
  private func unpackedFromZstandard(limit: Int) throws -> InputBytes {
    var scratch = try ScratchFile(for: name, limit: limit)
    guard let context = ZSTD_createDCtx() else { preconditionFailure("no memory") }
    defer { ZSTD_freeDCtx(context) }
    let output = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 17, alignment: 16)
    defer { output.deallocate() }
    try withUnsafeBytes { bytes in
      var source = ZSTD_inBuffer(src: bytes.baseAddress, size: bytes.count, pos: 0)
      var hint = 1
      var isFlushing = false
      while source.pos < source.size || isFlushing {
        var target = ZSTD_outBuffer(dst: output.baseAddress, size: output.count, pos: 0)
        hint = ZSTD_decompressStream(context, &target, &source)
        if ZSTD_isError(hint) != 0 {
          if ZSTD_getErrorCode(hint) == ZSTD_error_frameParameter_windowTooLarge {
            throw InputError(
              file: name, "needs more than 128 MB of memory to be unpacked",
              remedy: "unpack it with zstd --long=31 -d")
          }
          throw damaged("Zstandard", at: source.pos)
        }
        try scratch.append(UnsafeRawBufferPointer(rebasing: output[..<target.pos]))
        isFlushing = target.pos == target.size && hint != 0
      }
      if hint != 0 { throw truncated("Zstandard", at: source.pos) }
    }
    return try scratch.finish(.zstandard)
  }

  func truncated(_ kind: String, at offset: Int) -> InputError {
    InputError(
      file: name, "is a \(kind) file that breaks off at byte \(offset)",
      remedy: "fetch or export it again")
  }

  func damaged(_ kind: String, at offset: Int) -> InputError {
    InputError(
      file: name, "is a damaged \(kind) file: byte \(offset) does not fit",
      remedy: "fetch or export it again")
  }
}
