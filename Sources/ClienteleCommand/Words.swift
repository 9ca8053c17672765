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

  /// Lines of words; a word longer than a line is cut.
  static func wrapped(_ text: String, to room: Int) -> [String] {
    var lines: [String] = []
    var current = ""
    for word in text.split(separator: " ") {
      var word = word
      if !current.isEmpty, current.count + 1 + word.count > room {
        lines.append(current)
        current = ""
      }
      while word.count > room {
        lines.append(String(word.prefix(room)))
        word = word.dropFirst(room)
      }
      current += (current.isEmpty ? "" : " ") + word
    }
    if !current.isEmpty || lines.isEmpty { lines.append(current) }
    return lines
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
