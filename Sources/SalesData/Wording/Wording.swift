// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// A text as a value: an English sentence with the figures that stand in it, so that it can be said
/// in other languages too.
///
/// `description` says it in English, and that is how it is encoded. A report looks the sentence up
/// in its texts and writes the figures as its language does.
///
/// Its pattern has `%1`, `%2` where figures stand; `%1{customer|customers}` is a figure and the
/// noun in the number that it asks for, `{1:is|are}` such a word alone.
public struct Wording: Sendable {
  /// The sentence with places for figures: what texts are looked up by.
  package private(set) var pattern: String
  /// The figures, in their places.
  package private(set) var arguments: [Argument]

  package init(pattern: String, arguments: [Argument]) {
    self.pattern = pattern
    self.arguments = arguments
  }

  /// The sentence in English.
  ///
  /// - Returns: The pattern with its figures as English writes them.
  public func english() -> String { EnglishSpeaker().say(self) }

  /// Whether the English sentence holds a text.
  ///
  /// - Parameter text: The text, as it is spelt.
  /// - Returns: True where it occurs.
  public func contains(_ text: String) -> Bool { english().contains(text) }

  /// Whether there is nothing to say.
  public var isEmpty: Bool { pattern.isEmpty }

  /// Two texts as one: the whole is what a language has a text for.
  package static func + (a: Wording, b: Wording) -> Wording {
    var both = a
    both.append(b)
    return both
  }

  /// Goes on with another text.
  mutating func append(_ other: Wording) {
    pattern += WordingPattern.shifted(other.pattern, by: arguments.count)
    arguments += other.arguments
  }

  /// Adds a figure, with the forms of the noun that follows it.
  mutating func append(_ argument: Argument, forms: [String] = []) {
    arguments.append(argument)
    pattern += "%\(arguments.count)"
    if !forms.isEmpty { pattern += "{\(forms.joined(separator: "|"))}" }
  }

  /// Whether it is one figure, with its noun or without: such a text becomes part of another's
  /// pattern, where all others are said by themselves.
  var isFigure: Bool {
    guard arguments.count == 1, pattern.hasPrefix("%1") else { return false }
    let rest = pattern.dropFirst(2)
    return rest.isEmpty
      || (rest.first == "{" && rest.firstIndex(of: "}") == rest.index(before: rest.endIndex))
  }
}

extension Wording: ExpressibleByStringInterpolation {
  /// A text without figures.
  ///
  /// - Parameter value: The text in English.
  public init(stringLiteral value: String) { self.init(pattern: value, arguments: []) }

  /// A text with figures.
  ///
  /// - Parameter stringInterpolation: Its words and figures, collected in their order.
  public init(stringInterpolation: StringInterpolation) { self = stringInterpolation.wording }

  /// Collects a sentence and its figures.
  public struct StringInterpolation: StringInterpolationProtocol {
    var wording = Wording(pattern: "", arguments: [])

    /// Begins an empty text.
    ///
    /// - Parameters:
    ///   - literalCapacity: Letters to come; not used.
    ///   - interpolationCount: Figures to come; not used.
    public init(literalCapacity: Int, interpolationCount: Int) {}

    /// Adds words.
    ///
    /// - Parameter literal: The words in English.
    public mutating func appendLiteral(_ literal: String) {
      wording.append(Wording(pattern: literal, arguments: []))
    }

    /// Adds a number.
    ///
    /// - Parameter number: The number, written with the language's thousands separators.
    public mutating func appendInterpolation(_ number: Int) {
      appendInterpolation(Wording.count(number))
    }

    /// Adds what is the same in every language: what comes from data, a name of a file.
    ///
    /// - Parameter text: The text, kept as it is.
    public mutating func appendInterpolation(verbatim text: String) {
      wording.append(.text(text))
    }

    /// Adds a text: a figure as part of this sentence, a sentence as one of its own.
    ///
    /// - Parameter text: The other text.
    public mutating func appendInterpolation(_ text: Wording) {
      if text.isFigure { wording.append(text) } else { wording.append(.wording(text)) }
    }
  }
}

extension Wording: Hashable {
  /// Whether both say the same in English.
  public static func == (a: Wording, b: Wording) -> Bool { a.english() == b.english() }

  /// Hashes the English sentence.
  public func hash(into hasher: inout Hasher) { hasher.combine(english()) }
}

extension Wording: CustomStringConvertible {
  /// The sentence in English.
  public var description: String { english() }
}

extension Wording: Codable {
  /// Reads a sentence; its figures are part of its words then.
  public init(from decoder: any Decoder) throws {
    self = .verbatim(try decoder.singleValueContainer().decode(String.self))
  }

  /// Writes the sentence in English.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(english())
  }
}
