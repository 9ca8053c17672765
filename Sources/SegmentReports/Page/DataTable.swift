// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import SalesData

/// A table of texts: the same in HTML and in Markdown.
struct DataTable: Sendable {
  /// A column's head, and whether its cells are figures and so stand to the right.
  struct Column: Sendable {
    let title: Wording
    let isNumeric: Bool
    /// Whether the rows stand in the order of this column, which its words do not tell: ranges.
    var isOrdered = false

    static func text(_ title: Wording) -> Column { Column(title: title, isNumeric: false) }
    static func number(_ title: Wording) -> Column { Column(title: title, isNumeric: true) }
    static func ordered(_ title: Wording) -> Column {
      Column(title: title, isNumeric: false, isOrdered: true)
    }
  }

  /// What the table lists; its accessible name.
  let caption: Wording
  let columns: [Column]
  let rows: [[Wording]]
  /// Per row a segment whose colour stands before the first cell, or nil.
  var swatches: [Int?] = []
  /// The row that stands out, where one does.
  var emphasizedRow: Int?
}
