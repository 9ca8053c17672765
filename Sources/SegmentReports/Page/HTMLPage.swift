// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import SalesData
import SegmentDiscovery

/// The report as one HTML file that asks the network for nothing and needs no script.
struct HTMLPage {
  let context: ReportContext

  private func say(_ wording: Wording) -> String { context.say(wording) }

  func source() -> String {
    let verdict = Verdict(context)
    let sections = ReportOutline.sections(context)
    var writer = HTMLWriter(say: context.say)
    var body = Markup.empty
    for section in sections { body += html(section, &writer) }
    body += glossary()
    let page: Markup = """
      <!DOCTYPE html>
      <html \(attributes())>
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width,initial-scale=1">
      <meta name="generator" content="Clientele \(context.provenance.version)">
      <title>\(say("Customer segments: \(verdict.headline)"))</title>
      <style>\(Markup(stringLiteral: StyleSheet.source))</style>
      </head>
      <body>
      <a class="skip" href="#segments">\(say("Skip to the segments"))</a>
      <header class="page mast">\(masthead())</header>
      <main class="page">
      <div class="verdict"><h1>\(say(verdict.headline))</h1>\(nature(verdict))\
      \(doubt(verdict))</div>
      \(cards())
      <div class="layout">
      \(contents(sections))
      <div>\(body)</div>
      </div>
      </main>
      <footer class="page">\(footer())</footer>
      <script>\(PageScript.source)</script>
      </body>
      </html>

      """
    return page.source
  }

  /// The language, and how it writes numbers: the script sorts figures by it.
  private func attributes() -> Markup {
    let numbers = context.speaker.numbers
    let units = [
      (numbers.thousand, "1e3"), (numbers.billion, "1e9"), (numbers.million, "1e6"),
      (numbers.trillion, "1e12"),
    ].map { "[\"\($0.0.filter { $0 != "\u{A0}" })\",\($0.1)]" }
    // The longer first: thousands of millions begin like thousands in Spanish.
    let longest = units.sorted { ($1.count, $0) < ($0.count, $1) }.joined(separator: ",")
    return """
      lang="\(context.language.rawValue)" data-decimal="\(numbers.decimalMark)" \
      data-units="[\(longest)]" data-filter="\(say("Filter"))"
      """
  }

  private func masthead() -> Markup {
    let files = context.fileNames
    let shown =
      files.count <= 3 ? files.joined(separator: ", ") : say(.count(files.count, "file"))
    let period = say(context.period)
    return "<b>\(say("Customer segments"))</b><span>\(shown)</span><span>\(period)</span>"
  }

  private func nature(_ verdict: Verdict) -> Markup {
    guard let nature = verdict.nature else { return .empty }
    return "<p class=\"nature\">\(say(nature))</p>"
  }

  private func doubt(_ verdict: Verdict) -> Markup {
    guard !verdict.doubt.isEmpty else { return .empty }
    let text = say(verdict.doubt.joined(separator: " "))
    return "<p class=\"doubt\">\(text)</p>"
  }

  private func cards() -> Markup {
    let segments = context.segments
    guard !segments.isEmpty else { return .empty }
    // As many beside one another as leave no ragged row, up to five.
    let columns = [1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 3, 9: 3, 10: 5][segments.count] ?? 4
    let look = segments.count == 1 ? "cards alone" : "cards"
    var all = Markup.empty
    for (index, segment) in segments.enumerated() {
      let card = SegmentCard(
        segment: segment, index: index, units: context.units, isAlone: segments.count == 1,
        say: context.say)
      all += card.html()
    }
    return """
      <h2 class="hidden">\(say("The segments, by revenue"))</h2>
      <ol class="\(look)" style="--columns:\(columns)">
      \(all)</ol>
      """
  }

  private func contents(_ sections: [Section]) -> Markup {
    var items = Markup.empty
    let writer = HTMLWriter(say: context.say)
    for section in sections {
      items += "<li><a href=\"#\(section.id)\">\(say(section.shortTitle))</a>"
      if !section.parts.isEmpty {
        items += "<ul>"
        for part in section.parts {
          let title = say(part.title)
          items += "<li><a href=\"#\(part.id)\">\(writer.named(part.segment, title))</a></li>"
        }
        items += "</ul>"
      }
      items += "</li>\n"
    }
    items += "<li><a href=\"#glossary\">\(say("Words"))</a></li>"
    return """
      <nav class="contents" aria-label="\(say("Contents"))"><h2>\(say("Contents"))</h2><ul>
      \(items)</ul></nav>
      """
  }

  private func html(_ section: Section, _ writer: inout HTMLWriter) -> Markup {
    var inside = writer.html(section.blocks, level: 3)
    for part in section.parts {
      let blocks = writer.html(part.blocks, level: 4)
      inside += """
        <div class="part" id="\(part.id)"><h3>\(writer.named(part.segment, say(part.title)))</h3>
        \(blocks)</div>

        """
    }
    return """
      <section class="section" id="\(section.id)" aria-labelledby="\(section.id)-title">
      <h2 id="\(section.id)-title">\(say(section.title))</h2>
      \(inside)</section>

      """
  }

  private func glossary() -> Markup {
    var items = Markup.empty
    for term in Glossary.spoken(context.say) {
      let word = term.word.prefix(1).uppercased() + term.word.dropFirst()
      items += "<dt id=\"\(term.id)\">\(word)</dt><dd>\(term.meaning)</dd>\n"
    }
    return """
      <section class="section" id="glossary" aria-labelledby="glossary-title">
      <h2 id="glossary-title">\(say("Words"))</h2>
      <dl class="glossary">\(items)</dl></section>

      """
  }

  private func footer() -> Markup {
    let version = Wording.verbatim(context.provenance.version)
    return Markup(
      text: say("Made by Clientele \(version). The same input gives the same report."))
  }
}
