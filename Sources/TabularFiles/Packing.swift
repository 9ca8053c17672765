// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// What a text was unpacked from.
public enum Packing: Sendable, Hashable {
  /// A gzip file (RFC 1952).
  case gzip
  /// A Zstandard file (RFC 8878).
  case zstandard
  /// A zip archive, and the one file in it.
  case zip(file: String)
  /// A workbook of Excel (`.xlsx`, ECMA-376), the sheet that is read, and the number of sheets.
  case workbook(sheet: String, sheetCount: Int)
}

/// How large a packed file may become, against files made to fill a disk.
///
/// The larger of the two bounds holds. Exports shrink to between a fifth and a fiftieth of their
/// size; a zip bomb unpacks to a thousand times its size and more.
struct UnpackingLimits: Sendable {
  /// Bytes that any file may unpack to.
  var byteCount = 1 << 28
  /// Times its packed size that a file may unpack to.
  var ratio = 250

  /// The bound for a file of a packed size.
  func bound(packedCount: Int) -> Int {
    let (product, overflow) = packedCount.multipliedReportingOverflow(by: ratio)
    return max(byteCount, overflow ? .max : product)
  }
}
