// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

extension Wording {
  /// What can stand in a place of a text.
  package enum Argument: Sendable {
    /// The same in every language.
    case text(String)
    /// A segment's name; in quotation marks, and cut where it is very long, inside a sentence.
    case name(String, isQuoted: Bool)
    /// English digits, and the number that decides about singular and plural.
    case digits(String, Double)
    /// A number as a word, up to ten.
    case word(Int)
    /// Only decides about singular and plural.
    case choice(Int)
    /// `23.5%`, and for sentences `23 percent`.
    case percent(Double)
    case wholePercent(Double)
    /// English digits of an amount's size, its currency's sign, and whether it is under zero.
    case money(String, sign: String, isNegative: Bool)
    /// A day as `2011-12-09` or a month as `2011-12`.
    case date(String)
    /// A text of its own; with a capital letter.
    case wording(Wording)
    case sentence(Wording)
    /// `a, b and c`, or `a, b or c`.
    case list([Wording], isAlternative: Bool)
    /// Texts one after the other, with something between them that is the same in every language.
    case joined([Wording], separator: String)
  }

  private init(_ argument: Argument, forms: [String] = []) {
    self.init(pattern: "", arguments: [])
    append(argument, forms: forms)
  }

  /// What is the same in every language.
  package static func verbatim(_ text: String) -> Wording { Wording(.text(text)) }

  /// What a language may have a text for, though it is not written here: a feature's label.
  package static func known(_ text: String) -> Wording { Wording(pattern: text, arguments: []) }

  /// A segment's name.
  package static func name(_ name: String) -> Wording { Wording(.name(name, isQuoted: false)) }

  /// A segment's name inside a sentence.
  package static func quoted(_ name: String) -> Wording { Wording(.name(name, isQuoted: true)) }

  /// `4,338`.
  package static func count(_ value: Int) -> Wording {
    Wording(.digits(NumberText.count(value), Double(value)))
  }

  /// `1 customer`, `4,338 customers`.
  package static func count(
    _ value: Int, _ singular: String, _ plural: String? = nil
  ) -> Wording {
    Wording(
      .digits(NumberText.count(value), Double(value)), forms: [singular, plural ?? singular + "s"])
  }

  /// `four`.
  package static func word(_ value: Int) -> Wording { Wording(.word(value)) }

  /// `four groups`.
  package static func word(_ value: Int, _ singular: String, _ plural: String) -> Wording {
    Wording(.word(value), forms: [singular, plural])
  }

  /// One of two words, by a number that is not said.
  package static func choice(_ value: Int, _ singular: String, _ plural: String) -> Wording {
    Wording(.choice(value), forms: [singular, plural])
  }

  /// A figure with a noun, from digits.
  package static func figure(
    _ digits: String, _ value: Double, _ singular: String, _ plural: String? = nil
  ) -> Wording {
    // The digits decide, not what was rounded away: 1.04 reads as 1 day.
    let read = digits == "1" ? 1 : value == 1 ? 1.5 : value
    return Wording(.digits(digits, read), forms: [singular, plural ?? singular + "s"])
  }

  /// As ``NumberText/fixed(_:places:trimmed:grouping:minus:)``.
  package static func fixed(
    _ value: Double, places: Int, trimmed: Bool = false, grouping: Bool = false
  ) -> Wording {
    Wording(
      .digits(
        NumberText.fixed(value, places: places, trimmed: trimmed, grouping: grouping), value))
  }

  /// With its sign, two decimals: `+0.25`.
  package static func signed(_ value: Double) -> Wording {
    let text = NumberText.fixed(value.magnitude, places: 2)
    return Wording(.digits((value < 0 && text != "0.00" ? "−" : "+") + text, value))
  }

  /// The difference of two shares in percentage points, with its sign: `+3.2`.
  package static func points(_ difference: Double) -> Wording {
    let text = NumberText.fixed(difference.magnitude * 100, places: 1)
    return Wording(.digits((text == "0.0" ? "±" : difference < 0 ? "−" : "+") + text, difference))
  }

  /// As ``NumberText/significant(_:digits:trimmed:)``.
  package static func significant(_ value: Double, digits: Int = 3) -> Wording {
    Wording(.digits(NumberText.significant(value, digits: digits), value))
  }

  /// As ``NumberText/compact(_:)``.
  package static func compact(_ value: Double) -> Wording {
    Wording(.digits(NumberText.compact(value), value))
  }

  /// English digits as they are.
  package static func digits(_ text: String, _ value: Double) -> Wording {
    Wording(.digits(text, value))
  }

  /// `23.5%`.
  package static func percent(_ share: Double) -> Wording { Wording(.percent(share)) }

  /// `23 percent`.
  package static func wholePercent(_ share: Double) -> Wording { Wording(.wholePercent(share)) }

  /// An amount: English digits of its size and the sign of its currency.
  package static func money(_ digits: String, sign: String, isNegative: Bool) -> Wording {
    Wording(.money(digits, sign: sign, isNegative: isNegative))
  }

  /// An exact amount without a currency.
  package static func exact(_ amount: Money) -> Wording {
    Wording(.digits(NumberText.exact(amount), amount.doubleValue))
  }

  /// `9 December 2011` for `2011-12-09`, `December 2011` for `2011-12`.
  package static func date(_ text: String) -> Wording { Wording(.date(text)) }

  /// With a capital letter.
  package var sentence: Wording { Wording(.sentence(self)) }

  /// `a, b and c`.
  package static func list(_ items: [Wording]) -> Wording {
    Wording(.list(items, isAlternative: false))
  }

  /// `a, b or c`.
  package static func alternatives(_ items: [Wording]) -> Wording {
    Wording(.list(items, isAlternative: true))
  }

  /// A p-value: `0.031`, `under 0.001`.
  package static func probability(_ p: Double) -> Wording {
    p < 0.001 ? "under \(fixed(0.001, places: 3))" : fixed(p, places: 3)
  }
}

extension Sequence<Wording> {
  /// One after the other, with something between them that is the same in every language.
  package func joined(separator: String) -> Wording {
    var all = Wording(pattern: "", arguments: [])
    all.append(.joined(Array(self), separator: separator))
    return all
  }
}
