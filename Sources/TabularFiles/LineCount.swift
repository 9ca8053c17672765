// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// Counts the lines of a text, for the places that errors name.
enum LineCount {
  /// The number of line ends: LF, CR LF and CR alone each count once.
  static func lines(in bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
    var count = 0
    var afterReturn = false
    for byte in bytes {
      if byte == 0x0D || (byte == 0x0A && !afterReturn) { count += 1 }
      afterReturn = byte == 0x0D
    }
    return count
  }
}
