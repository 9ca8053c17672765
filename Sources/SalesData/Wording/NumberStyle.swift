// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// How a language writes figures: decimal sign, thousands, percent, money, dates, lists.
///
/// ``NumberText`` rounds and gives English digits; a style turns their signs into its own, so that
/// a figure is the same number in every language.
package struct NumberStyle: Sendable {
  package var decimalMark = "."
  package var thousandsMark = ","
  /// Whether four digits are divided; from five on they always are.
  package var dividesFourDigits = true
  /// After the digits of a share.
  package var percentSign = "%"
  /// In sentences.
  package var percentWord = " percent"
  /// Before a figure that is smaller or larger than what is written.
  package var under = "under "
  package var over = "over "
  package var unknownShare = "an unknown share"
  /// Nought to ten.
  package var words = [
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
  ]
  /// What stands for `k`, `M`, `bn` and `T`.
  package var thousand = "k"
  package var million = "M"
  package var billion = "bn"
  package var trillion = "T"
  /// Whether the currency follows the amount.
  package var currencyFollows = false
  /// Up to, and without, which number a noun is singular; nil where only one is.
  package var singularBelow: Double?
  package var and = " and "
  package var or = " or "
  package var openingQuote = "“"
  package var closingQuote = "”"
  package var months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
  /// Between the parts of a date.
  package var afterDay = "\u{A0}"
  package var afterMonth = "\u{A0}"
  /// Where the first of a month is written otherwise.
  package var firstDay = "1"

  package init() {}

  package static let english = NumberStyle()

  /// Whether a noun with the number is singular.
  package func isSingular(_ number: Double) -> Bool {
    singularBelow.map { number.magnitude < $0 } ?? (number == 1)
  }

  /// English digits as the language writes them.
  package func digits(_ english: String) -> String {
    let isShort = !dividesFourDigits && english.prefix { $0 != "." }.count(where: \.isNumber) < 5
    var text = ""
    var unit = ""
    for character in english {
      switch character {
      case ".": text += decimalMark
      case ",": text += isShort ? "" : thousandsMark
      case "k", "M", "b", "n", "T": unit.append(character)
      default: text.append(character)
      }
    }
    switch unit {
    case "k": return text + thousand
    case "M": return text + million
    case "bn": return text + billion
    case "T": return text + trillion
    default: return text
    }
  }

  /// `23.5%`, `under 0.1%`.
  package func percent(_ share: Double) -> String {
    localized(NumberText.percent(share), ending: "%", with: percentSign)
  }

  /// `21 percent`, `under 1 percent`.
  package func wholePercent(_ share: Double) -> String {
    guard share.isFinite else { return unknownShare }
    return localized(NumberText.wholePercent(share), ending: " percent", with: percentWord)
  }

  /// An amount with its currency.
  package func money(_ english: String, sign: String, isNegative: Bool) -> String {
    let size = digits(english)
    let minus = isNegative && english != "0" ? "−" : ""
    guard !sign.isEmpty else { return minus + size }
    guard currencyFollows else {
      // A code of letters stands apart from the digits; the space must not break.
      return minus + sign + (sign.last?.isLetter == true ? "\u{A0}" : "") + size
    }
    return minus + size + "\u{A0}" + sign
  }

  /// `9 December 2011` for `2011-12-09`, `December 2011` for `2011-12`; else the text itself.
  package func date(_ text: String) -> String {
    let parts = text.split(separator: "-")
    guard parts.count == 2 || parts.count == 3, let month = Int(parts[1]),
      months.indices.contains(month - 1)
    else { return text }
    let rest = months[month - 1] + afterMonth + parts[0]
    guard parts.count == 3 else { return rest }
    guard let day = Int(parts[2]) else { return text }
    return (day == 1 ? firstDay : String(day)) + afterDay + rest
  }

  /// A name in quotation marks, cut where it is very long.
  package func quoted(_ name: String) -> String {
    openingQuote + (name.count > 80 ? String(name.prefix(78)) + "…" : name) + closingQuote
  }

  private func localized(_ english: String, ending: String, with own: String) -> String {
    guard english.hasSuffix(ending) else { return english }
    let figure = english.dropLast(ending.count)
    for (word, other) in [("under ", under), ("over ", over)] where figure.hasPrefix(word) {
      return other + digits(String(figure.dropFirst(word.count))) + own
    }
    return digits(String(figure)) + own
  }
}
