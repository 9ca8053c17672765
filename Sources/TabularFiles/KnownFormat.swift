// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// Formats that people hand over in place of text, known by their first bytes.
enum KnownFormat {
  /// What the bytes are, in words, or nil when their beginning says nothing.
  static func name(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    if bytes.starts(with: [0x1F, 0x8B]) { return "a gzip file" }
    if bytes.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) { return "a Zstandard file" }
    if bytes.starts(with: Array("PK\u{3}\u{4}".utf8)) { return "a zip archive or an Excel file" }
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { return "an old Excel file" }
    if bytes.starts(with: Array("PAR1".utf8)) { return "a Parquet file" }
    if bytes.starts(with: Array("SQLite format 3".utf8)) { return "an SQLite database" }
    if bytes.starts(with: Array("%PDF".utf8)) { return "a PDF document" }
    if bytes.starts(with: NumPyHeader.magic) { return "a NumPy array" }
    return nil
  }
}
