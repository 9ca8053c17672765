// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// As much of Markdown as the notebooks use: headings, paragraphs, lists, code, strong words, links.
enum MarkdownText {
  static func html(_ lines: [String]) -> Markup {
    var all = Markup.empty
    var paragraph: [String] = []
    var items: [String] = []
    func flush() {
      if !paragraph.isEmpty { all += "<p>\(inline(paragraph.joined(separator: " ")))</p>\n" }
      if !items.isEmpty {
        let list = items.map { item -> Markup in "<li>\(inline(item))</li>" }.joined()
        all += "<ul>\(list)</ul>\n"
      }
      (paragraph, items) = ([], [])
    }
    for line in lines {
      let level = line.prefix { $0 == "#" }.count
      if level > 0 {
        flush()
        all += "<h\(level)>\(inline(String(line.dropFirst(level + 1))))</h\(level)>\n"
      } else if line.isEmpty {
        flush()
      } else if line.hasPrefix("- ") {
        items.append(String(line.dropFirst(2)))
      } else if items.isEmpty {
        paragraph.append(line)
      } else {
        items[items.count - 1] += " " + line.drop { $0 == " " }
      }
    }
    flush()
    return all
  }

  private static func inline(_ text: String) -> Markup {
    var all = Markup.empty
    var rest = text[...]
    while let start = rest.firstIndex(where: { "`*[".contains($0) }) {
      all += Markup(text: String(rest[..<start]))
      let mark = rest[start]
      let after = rest[rest.index(after: start)...]
      rest = rest[start...]
      if mark == "`", let end = after.firstIndex(of: "`") {
        all += "<code>\(String(after[..<end]))</code>"
        rest = after[after.index(after: end)...]
      } else if rest.hasPrefix("**"), let end = rest.dropFirst(2).firstRange(of: "**") {
        all += "<strong>\(String(rest.dropFirst(2)[..<end.lowerBound]))</strong>"
        rest = rest[end.upperBound...]
      } else if mark == "[", let middle = after.firstRange(of: "]("),
        let end = after[middle.upperBound...].firstIndex(of: ")")
      {
        let address = String(after[middle.upperBound..<end])
        all += "<a href=\"\(address)\">\(String(after[..<middle.lowerBound]))</a>"
        rest = after[after.index(after: end)...]
      } else {
        all += Markup(text: String(mark))
        rest = after
      }
    }
    all += Markup(text: String(rest))
    return all
  }
}

/// Swift with its keywords, texts and comments told apart.
enum CodeText {
  private static let keywords: Set<String> = [
    "as", "any", "case", "else", "false", "for", "func", "guard", "if", "import", "in", "let",
    "nil",
    "return", "switch", "throws", "true", "try", "var", "where", "while",
  ]

  static func html(_ code: String) -> Markup {
    var all = Markup.empty
    var rest = code[...]
    while let first = rest.first {
      if rest.hasPrefix("//") {
        let end = rest.firstIndex(of: "\n") ?? rest.endIndex
        all += "<em>\(String(rest[..<end]))</em>"
        rest = rest[end...]
      } else if first == "\"" {
        let end = endOfText(rest)
        all += "<i>\(String(rest[..<end]))</i>"
        rest = rest[end...]
      } else if first.isLetter || first == "_" {
        let end = rest.firstIndex { !($0.isLetter || $0.isNumber || $0 == "_") } ?? rest.endIndex
        let word = String(rest[..<end])
        if keywords.contains(word) { all += "<b>\(word)</b>" } else { all += Markup(text: word) }
        rest = rest[end...]
      } else {
        all += Markup(text: String(first))
        rest = rest.dropFirst()
      }
    }
    return all
  }

  /// Where a text between quotes ends; what is interpolated, and texts in it, belong to it.
  private static func endOfText(_ code: Substring) -> String.Index {
    var index = code.index(after: code.startIndex)
    var depth = 0
    while index < code.endIndex {
      let character = code[index]
      let next = code.index(after: index)
      if character == "\\", next < code.endIndex {
        depth += code[next] == "(" ? 1 : 0
        index = code.index(after: next)
        continue
      }
      if depth > 0 {
        depth += character == "(" ? 1 : character == ")" ? -1 : 0
      } else if character == "\"" {
        return next
      }
      index = next
    }
    return code.endIndex
  }
}
