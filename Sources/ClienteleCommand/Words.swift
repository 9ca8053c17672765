// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clientele

/// Numbers and nouns as people write them.
enum Words {
  /// "a, b and c".
  static func list(_ items: [String]) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " and " + last
  }

  /// An exact amount with its currency where one is known: "1,234.50 EUR", "£1,234.50".
  static func money(_ amount: Money, currency: String?) -> String {
    withCurrency(NumberText.exact(amount), currency)
  }

  /// The amount to the hundredth, for tables that are read and not reckoned with.
  static func roundedMoney(_ amount: Money, currency: String?) -> String {
    withCurrency(NumberText.fixed(amount.doubleValue, places: 2, grouping: true), currency)
  }

  private static func withCurrency(_ digits: String, _ currency: String?) -> String {
    guard let currency else { return digits }
    if currency.allSatisfy(\.isLetter) { return "\(digits) \(currency)" }
    return digits.hasPrefix("−") ? "−\(currency)\(digits.dropFirst())" : "\(currency)\(digits)"
  }

  /// Lines of words; a word longer than a line goes on in the next one.
  ///
  /// - Parameters:
  ///   - text: Words between spaces.
  ///   - room: Columns of a line, more than the indent.
  ///   - indent: Spaces before every line but the first.
  /// - Returns: At least one line.
  static func wrapped(_ text: some StringProtocol, to room: Int, indent: Int = 0) -> [String] {
    let margin = String(repeating: " ", count: indent)
    var lines: [String] = []
    var current = ""
    func start() -> String { lines.isEmpty ? "" : margin }
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      var word = String(word)
      // Room for one more word, after a space.
      func space() -> Int { room - columns(start() + current) - (current.isEmpty ? 0 : 1) }
      if !current.isEmpty, columns(word) > space(), columns(word) <= room - indent || space() < 8 {
        lines.append(start() + current)
        current = ""
      }
      while columns(word) > space() {
        let part = prefix(word, columns: space())
        lines.append(start() + current + (current.isEmpty ? "" : " ") + part)
        word = String(word.dropFirst(max(part.count, 1)))
        current = ""
      }
      current += (current.isEmpty ? "" : " ") + word
    }
    if !current.isEmpty || lines.isEmpty { lines.append(start() + current) }
    return lines
  }

  /// Columns of a terminal that a text takes: two for a sign of East Asian scripts or an emoji.
  static func columns(_ text: some StringProtocol) -> Int {
    text.reduce(0) { $0 + columns($1) }
  }

  /// The longest beginning of a text that takes at most so many columns.
  static func prefix(_ text: String, columns room: Int) -> String {
    var taken = 0
    return String(
      text.prefix { sign in
        taken += columns(sign)
        return taken <= room
      })
  }

  private static func columns(_ sign: Character) -> Int {
    guard let scalar = sign.unicodeScalars.first, scalar.value >= 0x1100 else { return 1 }
    // The blocks whose signs are wide in Unicode's EastAsianWidth.txt, and emoji.
    let wide: [ClosedRange<UInt32>] = [
      0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD,
    ]
    return wide.contains { $0.contains(scalar.value) } ? 2 : 1
  }

  /// An argument as a shell takes it.
  static func shellQuoted(_ argument: String) -> String {
    let plain = argument.allSatisfy { $0.isLetter || $0.isNumber || "/._-+=,@".contains($0) }
    if plain, !argument.isEmpty { return argument }
    return "'"
      + argument.split(separator: "'", omittingEmptySubsequences: false)
      .joined(separator: "'\\''") + "'"
  }
}
