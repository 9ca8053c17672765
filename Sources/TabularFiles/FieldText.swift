// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// Small questions about the bytes of a field.
public enum FieldText {
  /// The bytes without the ASCII spaces, tabs, line breaks and no-break spaces around them.
  ///
  /// - Parameter bytes: The field in UTF-8.
  /// - Returns: A part of the same bytes.
  /// - Complexity: O(blanks).
  public static func trimming(
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> UnsafeBufferPointer<UInt8> {
    var (start, end) = (0, bytes.count)
    while start < end {
      if isSpace(bytes[start]) {
        start += 1
      } else if end - start >= 2, bytes[start] == 0xC2, bytes[start + 1] == 0xA0 {
        start += 2
      } else {
        break
      }
    }
    while end > start {
      if isSpace(bytes[end - 1]) {
        end -= 1
      } else if end - start >= 2, bytes[end - 2] == 0xC2, bytes[end - 1] == 0xA0 {
        end -= 2
      } else {
        break
      }
    }
    return UnsafeBufferPointer(rebasing: bytes[start..<end])
  }

  /// The text without the spaces around it.
  ///
  /// - Parameter bytes: The field in UTF-8.
  /// - Returns: A copy of the text.
  /// - Complexity: O(bytes).
  public static func trimmed(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    String(decoding: trimming(bytes), as: UTF8.self)
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == Byte.space || (byte >= Byte.tab && byte <= Byte.return)
  }
}
