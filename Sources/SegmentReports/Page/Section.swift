// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import SalesData
import SegmentDiscovery

/// A piece of a section, whatever the form it is written in.
enum Block: Sendable {
  case paragraph(Wording)
  /// The sentence that answers the section's question, set larger.
  case lead(Wording)
  /// A heading under the section's own.
  case heading(Wording)
  /// Sentences that stand side by side.
  case list([Wording])
  /// Names and what they are.
  case facts([(name: Wording, text: Wording)])
  case table(DataTable)
  case figure(Figure)
  /// The outcomes of a segment's six gates, each with its explanation.
  case gates(Gates)
  /// The segments by number, name and colour, for plots that have room for numbers alone.
  case key([Wording])
  /// Text to copy, with what it is.
  case code(String, label: Wording)
  /// What most readers can pass over.
  indirect case fold(title: Wording, blocks: [Block])
}

/// A part of the report with a heading and an address of its own.
struct Section: Sendable {
  /// The part of the address after `#`.
  let id: String
  let title: Wording
  /// In the contents, where shorter.
  let shortTitle: Wording
  let blocks: [Block]
  /// Parts under it, each with an address of its own.
  var parts: [Part] = []

  /// A part of a section.
  struct Part: Sendable {
    let id: String
    let title: Wording
    /// The segment whose colour stands before the title.
    let segment: Int?
    let blocks: [Block]
  }
}

/// What makes a section from a discovery; one file each.
protocol SectionBuilder {
  /// The section, or nil where the discovery has nothing for it.
  static func section(_ context: ReportContext) -> Section?
}
