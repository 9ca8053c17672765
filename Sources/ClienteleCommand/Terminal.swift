// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What is known of the terminal at hand: width, and whether emphasis is wanted.
enum Terminal {
  /// Columns of the terminal behind a descriptor, or 100 where there is none.
  static func width(of descriptor: Int32) -> Int {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 100 }
    return Int(size.ws_col)
  }

  /// Whether standard output is a terminal.
  static var isOutput: Bool { isatty(1) == 1 }

  /// Whether standard error is a terminal on which a line can be written over.
  static var showsProgress: Bool { isatty(2) == 1 && variable("TERM") != "dumb" }

  /// Whether standard output is a terminal that may show bold and dim text (see no-color.org).
  static var showsEmphasis: Bool {
    isOutput && variable("NO_COLOR") == nil && variable("TERM") != "dumb"
  }

  private static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  /// The marks of gates in colour: green, yellow, red; the mark itself says the same.
  static func marks(_ text: String) -> String {
    guard showsEmphasis else { return text }
    let codes: [Character: Int] = ["✓": 32, "?": 33, "✗": 31, "–": 2]
    return text.map { mark in
      codes[mark].map { "\u{1B}[\($0)m\(mark)\u{1B}[0m" } ?? String(mark)
    }.joined()
  }

  static func bold(_ text: String) -> String { showsEmphasis ? "\u{1B}[1m\(text)\u{1B}[0m" : text }

  static func accent(_ text: String) -> String {
    showsEmphasis ? "\u{1B}[36m\(text)\u{1B}[0m" : text
  }

  static func dim(_ text: String) -> String { showsEmphasis ? "\u{1B}[2m\(text)\u{1B}[0m" : text }
}
