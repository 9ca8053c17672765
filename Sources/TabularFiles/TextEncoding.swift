// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// How the characters of a text file are stored.
public enum TextEncoding: String, Sendable, Hashable, Codable, CaseIterable {
  /// UTF-8, with or without a byte order mark.
  case utf8 = "utf-8"
  /// UTF-16 in the order that the file shows: asked for, never reported.
  case utf16 = "utf-16"
  /// UTF-16, the low byte first (what Excel calls Unicode text).
  case utf16LittleEndian = "utf-16le"
  /// UTF-16, the high byte first.
  case utf16BigEndian = "utf-16be"
  /// Windows-1252, the Western European code page of Windows.
  case windows1252 = "windows-1252"
  /// ISO 8859-1, whose bytes are the first 256 characters of Unicode.
  case latin1 = "latin-1"

  /// Finds the encoding that a user named.
  ///
  /// - Parameter name: A usual name in any case (`UTF-8`, `utf16`, `cp1252`, `ISO-8859-1`).
  public init?(name: String) {
    let plain = name.lowercased().filter { $0.isLetter || $0.isNumber }
    switch plain {
    case "utf8", "utf8sig", "ascii", "usascii": self = .utf8
    case "utf16", "unicode": self = .utf16
    case "utf16le": self = .utf16LittleEndian
    case "utf16be": self = .utf16BigEndian
    case "windows1252", "cp1252", "ansi": self = .windows1252
    case "latin1", "iso88591": self = .latin1
    default: return nil
    }
  }

  /// The characters of the bytes 0x80...0x9F in Windows-1252, as the WHATWG Encoding Standard has
  /// them: the five bytes without a character keep their number.
  static let windows1252High: [UInt16] = [
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
    0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
  ]
}
