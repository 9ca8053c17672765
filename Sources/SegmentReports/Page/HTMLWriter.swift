// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import SalesData
import SegmentDiscovery

/// Blocks as HTML; remembers which technical words it has already linked to the glossary.
struct HTMLWriter {
  let say: (Wording) -> String
  private let terms: [Glossary.Spoken]
  private var linkedTerms: Set<String> = []
  private var regionNumber = 0

  init(say: @escaping (Wording) -> String) {
    self.say = say
    terms = Glossary.spoken(say)
  }

  /// Blocks one after the other.
  ///
  /// - Parameters:
  ///   - blocks: What to write.
  ///   - level: The level of headings among them, 3 or 4.
  /// - Returns: Their source.
  mutating func html(_ blocks: [Block], level: Int) -> Markup {
    var all = Markup.empty
    for block in blocks { all += html(block, level: level) }
    return all
  }

  private mutating func html(_ block: Block, level: Int) -> Markup {
    switch block {
    case .paragraph(let text):
      return "<p>\(linked(say(text)))</p>\n"
    case .lead(let text):
      return "<p class=\"lead\">\(linked(say(text)))</p>\n"
    case .gates(let gates):
      return GateStrip(gates: gates, say: say).html { linked($0) }
    case .key(let names):
      var all = Markup.empty
      for (index, name) in names.enumerated() { all += "<li>\(named(index, say(name)))</li>" }
      return "<ol class=\"key\">\(all)</ol>\n"
    case .heading(let text):
      return "<h\(level)>\(say(text))</h\(level)>\n"
    case .list(let items):
      var all = Markup.empty
      for item in items { all += "<li>\(linked(say(item)))</li>" }
      return "<ul class=\"list\">\(all)</ul>\n"
    case .facts(let facts):
      var all = Markup.empty
      for fact in facts { all += "<dt>\(say(fact.name))</dt><dd>\(linked(say(fact.text)))</dd>" }
      return "<dl class=\"facts\">\(all)</dl>\n"
    case .table(let table):
      return html(table)
    case .figure(let figure):
      return html(figure, level: level)
    case .code(let text, _):
      return "<pre><code>\(text)</code></pre>\n"
    case .fold(let title, let blocks):
      let inside = html(blocks, level: level)
      return "<details><summary>\(say(title))</summary>\(inside)</details>\n"
    }
  }

  private mutating func html(_ figure: Figure, level: Int) -> Markup {
    let narrow = figure.chart.drawing(width: Figure.narrowWidth)
    let wide = figure.chart.drawing(width: Figure.wideWidth)
    let subtitle = linked(say("\(figure.subtitle)."))
    let alternative = say(figure.alternative)
    let table = html(figure.table)
    return """
      <figure><figcaption><h\(level)>\(say(figure.title))</h\(level)><p>\(subtitle)</p></figcaption>
      \(narrow.svg(label: alternative, className: "narrow"))
      \(wide.svg(label: alternative, className: "wide"))
      <details><summary>\(say("The figures as a table"))</summary>\(table)</details>
      </figure>

      """
  }

  private mutating func html(_ table: DataTable) -> Markup {
    regionNumber += 1
    var head = Markup.empty
    for column in table.columns {
      let look: Markup =
        column.isNumeric ? " class=\"n\"" : column.isOrdered ? " data-ordered" : ""
      head += "<th scope=\"col\"\(look)>\(linked(say(column.title)))</th>"
    }
    var body = Markup.empty
    for (index, row) in table.rows.enumerated() {
      let look: Markup = table.emphasizedRow == index ? " class=\"on\"" : ""
      body += "<tr\(look)>"
      for (column, cell) in row.enumerated() {
        let isNumeric = table.columns.indices.contains(column) && table.columns[column].isNumeric
        let numeric: Markup = isNumeric ? " class=\"n\"" : ""
        if column == 0 {
          let swatch = table.swatches.indices.contains(index) ? table.swatches[index] : nil
          body += "<th scope=\"row\"\(numeric)>\(named(swatch, say(cell)))</th>"
        } else {
          body += "<td\(numeric)>\(say(cell))</td>"
        }
      }
      body += "</tr>\n"
    }
    // A table wider than a phone scrolls by itself, by keyboard too; two regions of one name
    // would be hard to tell apart, so they are numbered.
    let caption = say(table.caption)
    let label = say("Table \(regionNumber): \(.verbatim(caption))")
    return """
      <p class="caption" id="table-\(regionNumber)">\(caption)</p>
      <div class="scroll" tabindex="0" role="region" aria-label="\(label)"><table aria-labelledby="table-\(regionNumber)">
      <thead><tr>\(head)</tr></thead>
      <tbody>\(body)</tbody></table></div>

      """
  }

  /// A name after a square in its segment's colour, and beside it however long its first word is.
  func named(_ segment: Int?, _ name: String) -> Markup {
    guard let segment else { return Markup(text: name) }
    let number = segment % Palette.segmentColorCount + 1
    return """
      <span class="named"><span class="dot" style="--c:var(--s\(number))"></span><span>\(name)</span>\
      </span>
      """
  }

  /// Text in which the first use of each technical word leads to its meaning.
  private mutating func linked(_ text: String) -> Markup {
    for term in terms where !linkedTerms.contains(term.id) {
      guard let range = text.firstRange(of: term.word), isWord(range, in: text) else { continue }
      linkedTerms.insert(term.id)
      let before = linked(String(text[..<range.lowerBound]))
      let after = linked(String(text[range.upperBound...]))
      return "\(before)<a class=\"term\" href=\"#\(term.id)\">\(term.word)</a>\(after)"
    }
    return Self.unbroken(text)
  }

  /// Text in which no option of a command is broken between its hyphens.
  private static func unbroken(_ text: String) -> Markup {
    var all = Markup.empty
    var rest = Substring(text)
    while let start = rest.firstRange(of: "--")?.lowerBound {
      let option = rest[start...].prefix { $0 == "-" || ($0.isASCII && $0.isLetter) }
      all += "\(String(rest[..<start]))<span class=\"option\">\(String(option))</span>"
      rest = rest[option.endIndex...]
    }
    return all + Markup(text: String(rest))
  }

  /// Whether a range is a word of its own, or its plural.
  private func isWord(_ range: Range<String.Index>, in text: String) -> Bool {
    if range.lowerBound > text.startIndex {
      let before = text[text.index(before: range.lowerBound)]
      if before.isLetter || before == "_" { return false }
    }
    guard range.upperBound < text.endIndex else { return true }
    let after = text[range.upperBound]
    return !(after.isLetter || after == "_") || after == "s"
  }
}
