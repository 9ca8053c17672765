// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import SalesData
import SegmentDiscovery

/// The six gates of a segment as marks with their names; the outcome is never colour alone.
struct GateStrip {
  let gates: Gates
  let say: (Wording) -> String

  /// For a card: mark and name; the outcome's word is there for those who hear the page.
  func compactHTML() -> Markup {
    var all = Markup.empty
    for (name, gate) in gates.all {
      let title = say(.known(name).sentence)
      all += """
        <li class="\(gate.outcome.rawValue)">\(mark(gate))<span>\(title)\
        <span class="hidden">\(say(": \(gate.outcome.word)"))</span></span></li>
        """
    }
    return "<ul class=\"gates\" aria-label=\"\(say(gates.verdict))\">\(all)</ul>"
  }

  /// For a section: the outcome in words, and what was measured.
  ///
  /// - Parameter linked: Turns a sentence into markup, with links to the glossary.
  /// - Returns: A list.
  func html(_ linked: (String) -> Markup) -> Markup {
    var all = Markup.empty
    for (name, gate) in gates.all {
      let title = say(.known(name).sentence)
      all += """
        <li class="\(gate.outcome.rawValue)">\(mark(gate))<div><b>\(title)</b>, \
        \(say(gate.outcome.word))<p>\(linked(say(gate.explanation)))</p></div></li>

        """
    }
    return "<ul class=\"gates full\">\(all)</ul>\n"
  }

  private func mark(_ gate: Gates.Gate) -> Markup {
    "<span class=\"mark\" aria-hidden=\"true\">\(gate.outcome.mark)</span>"
  }
}
