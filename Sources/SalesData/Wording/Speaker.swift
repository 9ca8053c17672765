// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// Says texts in a language.
package protocol Speaker {
  /// How the language writes numbers.
  var numbers: NumberStyle { get }
  /// The language's text for an English pattern; the pattern itself where it has none.
  func text(for pattern: String) -> String
  /// A segment's name in the language; one that a person gave stays as it is.
  func segmentName(_ name: String) -> String
}

extension Speaker {
  /// A text in the language.
  package func say(_ wording: Wording) -> String {
    let pattern = text(for: wording.pattern)
    guard !wording.arguments.isEmpty else { return pattern }
    return WordingPattern.pieces(pattern).map { piece in
      switch piece {
      case .words(let words): return words
      case .figure(let index): return figure(index, wording)
      case .forms(let index, let forms, let withFigure):
        let form = form(index, forms, wording)
        if form.contains("#") { return form.replacing("#", with: figure(index, wording)) }
        if case .choice = wording.arguments[index - 1] { return form }
        return withFigure ? figure(index, wording) + " " + form : form
      }
    }.joined()
  }

  private func figure(_ index: Int, _ wording: Wording) -> String {
    wording.arguments.indices.contains(index - 1) ? say(wording.arguments[index - 1]) : ""
  }

  private func form(_ index: Int, _ forms: [String], _ wording: Wording) -> String {
    guard wording.arguments.indices.contains(index - 1) else { return "" }
    let number: Double
    switch wording.arguments[index - 1] {
    case .digits(_, let value): number = value
    case .word(let value), .choice(let value): number = Double(value)
    default: number = 2
    }
    return (numbers.isSingular(number) ? forms.first : forms.last) ?? ""
  }

  private func say(_ argument: Wording.Argument) -> String {
    switch argument {
    case .text(let text): return text
    case .name(let name, let isQuoted):
      let said = segmentName(name)
      return isQuoted ? numbers.quoted(said) : said
    case .digits(let digits, _): return numbers.digits(digits)
    case .word(let number):
      return numbers.words.indices.contains(number)
        ? numbers.words[number] : numbers.digits(NumberText.count(number))
    case .choice: return ""
    case .percent(let share): return numbers.percent(share)
    case .wholePercent(let share): return numbers.wholePercent(share)
    case .money(let digits, let sign, let isNegative):
      return numbers.money(digits, sign: sign, isNegative: isNegative)
    case .date(let text): return numbers.date(text)
    case .wording(let wording): return say(wording)
    case .sentence(let wording):
      let text = say(wording)
      return text.prefix(1).uppercased() + text.dropFirst()
    case .list(let items, let isAlternative):
      let texts = items.map(say)
      guard let last = texts.last, texts.count > 1 else { return texts.first ?? "" }
      let rest = texts.dropLast().joined(separator: ", ")
      return rest + (isAlternative ? numbers.or : numbers.and) + last
    case .joined(let items, let separator): return items.map(say).joined(separator: separator)
    }
  }
}

/// Says texts as they are written.
package struct EnglishSpeaker: Speaker {
  package let numbers = NumberStyle.english

  package init() {}

  package func text(for pattern: String) -> String { pattern }
  package func segmentName(_ name: String) -> String { name }
}
