// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// The places of a text: `%1`, `%1{customer|customers}`, `{1:is|are}`.
package enum WordingPattern {
  /// A piece of a pattern.
  package enum Piece: Hashable, Sendable {
    case words(String)
    /// The figure, by its number from 1.
    case figure(Int)
    /// The forms of a word; `#` in one stands for the figure. With the figure before it, or alone.
    case forms(Int, [String], withFigure: Bool)
  }

  /// Takes a pattern apart; `%` and `{` that begin no place are words.
  package static func pieces(_ pattern: String) -> [Piece] {
    var pieces: [Piece] = []
    var words = ""
    var rest = Substring(pattern)
    func number(_ text: Substring) -> (Int, Substring)? {
      let digits = text.prefix { $0.isASCII && $0.isNumber }
      return Int(digits).map { ($0, text.dropFirst(digits.count)) }
    }
    func forms(_ text: Substring) -> ([String], Substring)? {
      guard let end = text.firstIndex(of: "}") else { return nil }
      let forms = text[..<end].split(separator: "|", omittingEmptySubsequences: false)
      return (forms.map(String.init), text[text.index(after: end)...])
    }
    while let first = rest.first {
      var piece: Piece?
      if first == "%", let (index, after) = number(rest.dropFirst()) {
        if after.first == "{", let (words, end) = forms(after.dropFirst()) {
          (piece, rest) = (.forms(index, words, withFigure: true), end)
        } else {
          (piece, rest) = (.figure(index), after)
        }
      } else if first == "{", let (index, after) = number(rest.dropFirst()), after.first == ":",
        let (words, end) = forms(after.dropFirst())
      {
        (piece, rest) = (.forms(index, words, withFigure: false), end)
      }
      if let piece {
        if !words.isEmpty { pieces.append(.words(words)) }
        words = ""
        pieces.append(piece)
      } else {
        words.append(first)
        rest = rest.dropFirst()
      }
    }
    if !words.isEmpty { pieces.append(.words(words)) }
    return pieces
  }

  /// The same pattern with places that count on from others.
  static func shifted(_ pattern: String, by offset: Int) -> String {
    guard offset > 0, pattern.contains("%") || pattern.contains("{") else { return pattern }
    return pieces(pattern).map { piece in
      switch piece {
      case .words(let words): return words
      case .figure(let index): return "%\(index + offset)"
      case .forms(let index, let forms, let withFigure):
        let list = forms.joined(separator: "|")
        return withFigure ? "%\(index + offset){\(list)}" : "{\(index + offset):\(list)}"
      }
    }.joined()
  }
}
