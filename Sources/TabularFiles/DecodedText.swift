// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing

/// The text of an input as UTF-8, whatever it is stored as.
///
/// Text that is UTF-8 already is used in place. UTF-16 is known by its byte order mark or by the
/// zero bytes of its Western characters; bytes that are not valid UTF-8 are taken for
/// Windows-1252, as a Latin-1 export is, unless nearly all of their high bytes do form UTF-8: then
/// a few are damaged, and each becomes U+FFFD.
public struct DecodedText: Sendable {
  /// The input's name as the user gave it, for messages.
  public var name: String { bytes.name }

  /// What the text was stored as.
  public let encoding: TextEncoding

  /// The number of damaged places, each replaced by U+FFFD.
  public let replacementCount: Int

  /// The bytes that hold the text, and perhaps a byte order mark before it.
  let bytes: InputBytes

  /// Where in `bytes` the text starts.
  let start: Int

  /// Decodes an input.
  ///
  /// - Parameters:
  ///   - input: The bytes.
  ///   - encoding: What they are stored as; nil finds out.
  /// - Throws: `InputError` when the bytes are not text, with the line of the first NUL byte.
  public init(_ input: InputBytes, encoding: TextEncoding? = nil) throws {
    let mark = input.withUnsafeBytes(Self.byteOrderMark)
    let detected: TextEncoding?
    switch encoding {
    case .utf16:
      detected =
        mark == .utf16BigEndian
        ? mark
        : input.withUnsafeBytes(Self.utf16Order) ?? .utf16LittleEndian
    case .some(let given):
      detected = given
    case nil:
      detected = mark ?? input.withUnsafeBytes(Self.utf16Order)
    }
    let skipped = mark == detected ? Self.markLength(mark) : 0
    switch detected {
    case .utf16LittleEndian, .utf16BigEndian:
      let bigEndian = detected == .utf16BigEndian
      (bytes, replacementCount) = input.withUnsafeBytes { source in
        TextTranscoding.fromUTF16(
          UnsafeBufferPointer(rebasing: source[skipped...]), bigEndian: bigEndian,
          name: input.name)
      }
      start = 0
      self.encoding = detected ?? .utf16LittleEndian
      try Self.refuseNUL(bytes, TextScan.scan(bytes, from: 0))
    case .windows1252, .latin1:
      try Self.refuseNUL(input, TextScan.scan(input, from: 0))
      bytes = input.withUnsafeBytes { source in
        TextTranscoding.fromSingleBytes(
          source, high: detected == .latin1 ? nil : TextEncoding.windows1252High,
          name: input.name)
      }
      (start, replacementCount) = (0, 0)
      self.encoding = detected ?? .windows1252
    case .utf8, .utf16, nil:
      let scan = TextScan.scan(input, from: skipped)
      try Self.refuseNUL(input, scan)
      if scan.isUTF8 {
        (bytes, start, replacementCount) = (input, skipped, 0)
        self.encoding = .utf8
      } else if detected == .utf8 || scan.strayByteCount * 20 <= scan.sequenceCount {
        bytes = input.withUnsafeBytes { source in
          TextTranscoding.repairingUTF8(
            UnsafeBufferPointer(rebasing: source[skipped...]),
            strayByteCount: scan.strayByteCount, name: input.name)
        }
        (start, replacementCount) = (0, scan.strayByteCount)
        self.encoding = .utf8
      } else {
        bytes = input.withUnsafeBytes { source in
          TextTranscoding.fromSingleBytes(
            source, high: TextEncoding.windows1252High, name: input.name)
        }
        (start, replacementCount) = (0, 0)
        self.encoding = .windows1252
      }
    }
  }

  /// Calls the body with the text as UTF-8 without a byte order mark.
  ///
  /// - Parameter body: Reads the text, which stays valid until it returns.
  /// - Returns: What the body returns.
  /// - Throws: What the body throws.
  /// - Complexity: That of the body.
  public func withUnsafeUTF8<Result>(
    _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    try bytes.withUnsafeBytes { try body(UnsafeBufferPointer(rebasing: $0[start...])) }
  }

  /// Lets the pages of a part of the text go; see `InputBytes`.
  func discardPages(in range: Range<Int>) {
    bytes.discardPages(in: range.lowerBound + start..<range.upperBound + start)
  }

  private static func byteOrderMark(_ bytes: UnsafeBufferPointer<UInt8>) -> TextEncoding? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return .utf8 }
    if bytes.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
    if bytes.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }
    return nil
  }

  private static func markLength(_ mark: TextEncoding?) -> Int {
    switch mark {
    case .utf8: 3
    case .utf16LittleEndian, .utf16BigEndian: 2
    default: 0
    }
  }

  /// Knows UTF-16 without a mark by its ASCII characters: every other byte of theirs is zero.
  private static func utf16Order(_ bytes: UnsafeBufferPointer<UInt8>) -> TextEncoding? {
    let pairs = min(bytes.count, 4096) / 2
    guard pairs >= 4, bytes.count.isMultiple(of: 2) else { return nil }
    var (even, odd) = (0, 0)
    for i in 0..<pairs {
      if bytes[2 * i] == 0 { even += 1 }
      if bytes[2 * i + 1] == 0 { odd += 1 }
    }
    if odd * 2 >= pairs && even * 8 <= odd { return .utf16LittleEndian }
    if even * 2 >= pairs && odd * 8 <= even { return .utf16BigEndian }
    return nil
  }

  private static func refuseNUL(_ bytes: InputBytes, _ scan: TextScan) throws {
    try bytes.checkIntact()
    guard let offset = scan.firstNUL else { return }
    let line = bytes.withUnsafeBytes { LineCount.lines(in: $0[..<offset]) + 1 }
    if let kind = bytes.withUnsafeBytes(KnownFormat.name) {
      throw InputError(
        file: bytes.name, line: line, "is not text, it is \(kind)",
        remedy: "unpack it or export it as CSV first")
    }
    throw InputError(
      file: bytes.name, line: line, "is not text: it has a NUL byte here",
      remedy: "export the table again as CSV, or name the encoding with --encoding")
  }
}

extension TextScan {
  /// Bytes that one thread looks over at a time.
  private static let pieceByteCount = 1 << 22

  /// Looks over an input from an offset on, letting go the pages that it has seen.
  ///
  /// Pieces are looked over side by side. Each begins with a byte that continues no sequence, so
  /// that none is torn apart.
  static func scan(_ input: InputBytes, from start: Int) -> TextScan {
    input.withUnsafeBytes { source in
      nonisolated(unsafe) let text = UnsafeBufferPointer(rebasing: source[start...])
      let pieceCount = max(1, text.count / pieceByteCount)
      @Sendable func cut(_ piece: Int) -> Int {
        if piece == 0 || piece == pieceCount { return piece == 0 ? 0 : text.count }
        var offset = piece * pieceByteCount
        while offset < text.count, text[offset] & 0xC0 == 0x80 { offset += 1 }
        return offset
      }
      let scans = Execution.default.mapChunks(of: pieceCount, size: 1) { piece, _ in
        let range = cut(piece)..<cut(piece + 1)
        var scan = TextScan(UnsafeBufferPointer(rebasing: text[range]))
        scan.firstNUL = scan.firstNUL.map { $0 + start + range.lowerBound }
        input.discardPages(in: start + range.lowerBound..<start + range.upperBound)
        return scan
      }
      var whole = scans[0]
      for scan in scans.dropFirst() {
        whole.firstNUL = whole.firstNUL ?? scan.firstNUL
        whole.strayByteCount += scan.strayByteCount
        whole.sequenceCount += scan.sequenceCount
      }
      return whole
    }
  }
}
