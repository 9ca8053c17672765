// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import SegmentReports

/// What the page's script relies on; what it does is tried in a browser by hand.
@Suite struct PageScriptTests {
  /// One more of each closing than of each opening mark would stop the script as a whole.
  @Test func bracketsOutsideTextsMatch() {
    var open: [Character] = []
    var quote: Character?
    var previous: Character = " "
    var isPattern = false
    for character in PageScript.source.source {
      defer { previous = previous == "\\" && character == "\\" ? " " : character }
      if previous == "\\" { continue }
      if let mark = quote {
        if character == mark { quote = nil }
        continue
      }
      if isPattern {
        if character == "/" { isPattern = false }
        continue
      }
      switch character {
      case "\"", "'", "`": quote = character
      case "/" where "(,=".contains(previous): isPattern = true
      case "(": open.append(")")
      case "[": open.append("]")
      case "{": open.append("}")
      case ")", "]", "}": #expect(open.popLast() == character)
      default: break
      }
    }
    #expect(open.isEmpty && quote == nil && !isPattern)
  }

  /// What the script asks of the document is there.
  @Test func thePageHasWhatTheScriptReads() {
    let page = SampleDiscovery().bundle.html()
    for attribute in ["data-units=\"[[", "data-decimal=\"", "data-filter=\"", "data-v=\""] {
      #expect(page.contains(attribute), "\(attribute)")
    }
    let script = PageScript.source.source
    for name in ["units", "decimal", "filter", "v", "ordered"] {
      #expect(script.contains("dataset.\(name)") || script.contains("\"\(name)\" in"), "\(name)")
    }
    // Every table has one head row, a body, and a box with a name around it.
    let tables = page.split(separator: "<table ").dropFirst()
    #expect(!tables.isEmpty)
    for table in tables {
      #expect(table.contains("<thead><tr>") && table.contains("<tbody>"))
    }
    #expect(page.split(separator: "<div class=\"scroll\" tabindex=\"0\"").count == tables.count + 1)
    // Ranges sort as they stand, not by their letters.
    #expect(page.contains("<th scope=\"col\" data-ordered>"))
  }
}
