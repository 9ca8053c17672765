// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CustomerFeatures
import SalesData
import SegmentDiscovery

/// The report as Markdown, for a wiki or an issue: the same words, plots as their tables.
struct MarkdownPage {
  let context: ReportContext

  func source() -> String {
    let verdict = Verdict(context)
    var text = "# " + said(verdict.headline) + "\n\n"
    if let nature = verdict.nature { text += "**\(said(nature))**\n\n" }
    if !verdict.doubt.isEmpty { text += said(verdict.doubt.joined(separator: " ")) + "\n\n" }
    text += cards()
    for section in ReportOutline.sections(context) {
      text += "## \(said(section.title))\n\n"
      text += markdown(section.blocks, level: 3)
      for part in section.parts {
        text += "### \(said(part.title))\n\n" + markdown(part.blocks, level: 4)
      }
    }
    text += "## \(said("Words"))\n\n"
    for term in Glossary.spoken(context.say) {
      let word = term.word.prefix(1).uppercased() + term.word.dropFirst()
      text += "- **\(Self.escape(word))**: \(Self.escape(term.meaning))\n"
    }
    return text
  }

  /// A text in the report's language, as Markdown shows it.
  private func said(_ wording: Wording) -> String { Self.escape(context.say(wording)) }

  private func cards() -> String {
    let units = context.units
    var text = ""
    for (index, segment) in context.segments.enumerated() {
      let card = SegmentCard(
        segment: segment, index: index, units: units, isAlone: context.segments.count == 1,
        say: context.say)
      let money = units.money(segment.revenue)
      text += "- **\(said(.name(segment.name)))**: "
      text += said(
        """
        \(.count(segment.customers, "customer")) (\(.percent(segment.customerShare))), \
        \(money) revenue (\(.percent(segment.revenueShare))).
        """)
      let traits = card.traits.map { units.trait($0, comparing: !card.isAlone) }
      if !traits.isEmpty { text += " \(said(traits.joined(separator: "; ").sentence))." }
      let gates = segment.gates.all.map { name, gate -> Wording in
        "\(verbatim: gate.outcome.mark) \(.known(name))"
      }
      text += " \(said(segment.action)) \(said("Gates: \(gates.joined(separator: ", "))."))\n"
    }
    return text.isEmpty ? "" : text + "\n"
  }

  private func markdown(_ blocks: [Block], level: Int) -> String {
    blocks.map { markdown($0, level: level) }.joined()
  }

  private func markdown(_ block: Block, level: Int) -> String {
    switch block {
    case .paragraph(let text):
      return said(text) + "\n\n"
    case .lead(let text):
      return "**\(said(text))**\n\n"
    case .gates(let gates):
      return gates.all.map { name, gate in
        "- \(gate.outcome.mark) \(said(.known(name).sentence)), \(said(gate.outcome.word)): "
          + "\(said(gate.explanation))\n"
      }.joined() + "\n"
    case .key(let names):
      return names.enumerated().map { "\($0.offset + 1). \(said($0.element))\n" }.joined()
        + "\n"
    case .heading(let text):
      return String(repeating: "#", count: level) + " " + said(text) + "\n\n"
    case .list(let items):
      return items.map { "- \(said($0))\n" }.joined() + "\n"
    case .facts(let facts):
      return facts.map { "- \(said("\($0.name): \($0.text)"))\n" }.joined() + "\n"
    case .table(let table):
      return markdown(table)
    case .figure(let figure):
      let head = "**\(said(figure.title))**\n\n\(said("\(figure.subtitle)."))\n\n"
      return head + markdown(figure.table)
    case .code(let text, _):
      return Self.fenced(text)
    case .fold(let title, let blocks):
      return "**\(said(title))**\n\n" + markdown(blocks, level: level)
    }
  }

  private func markdown(_ table: DataTable) -> String {
    var text = "| " + table.columns.map { said($0.title) }.joined(separator: " | ") + " |\n"
    text += "|" + table.columns.map { $0.isNumeric ? " ---: |" : " --- |" }.joined() + "\n"
    for (index, row) in table.rows.enumerated() {
      let cells = row.map { cell in
        index == table.emphasizedRow && !cell.isEmpty ? "**\(said(cell))**" : said(cell)
      }
      text += "| " + cells.joined(separator: " | ") + " |\n"
    }
    return text + "\n"
  }

  /// A block of code whose fence is longer than any run of backticks in it.
  private static func fenced(_ text: String) -> String {
    var longest = 0
    var run = 0
    for character in text {
      run = character == "`" ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: max(3, longest + 1))
    return "\(fence)\n\(text)\n\(fence)\n\n"
  }

  /// Text that Markdown shows as it is: no markup, no HTML, one line.
  static func escape(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "|", "~", "$":
        escaped += "\\"
        escaped.unicodeScalars.append(scalar)
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "&": escaped += "&amp;"
      case "\n", "\r", "\t": escaped += " "
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    // What means something only at the start of a line.
    if let first = escaped.first, "#+-=".contains(first) { escaped = "\\" + escaped }
    return escaped
  }
}
