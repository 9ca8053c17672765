// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import TabularFiles

/// The layout of one file, and how sure it is.
struct DetectedLayout: Sendable {
  var layout: SalesLayout
  /// In 0...1.
  var confidence: Double
  /// Why, in a phrase.
  var reason: String
  /// Another layout that fits but for one column.
  var nearMiss: (name: String, missing: String)?
  /// What a careful reader should know.
  var note: String?

  /// Finds the layout of a header.
  ///
  /// A layout fits when all columns of one of its signatures are there; of several that fit, the
  /// one with the longest signature. The degree of certainty is 0.9 for the signature and up to
  /// 0.1 for the usual columns.
  static func detect(_ header: [HeaderName]) -> DetectedLayout {
    let present = Set(header)
    var best: (DetectedLayout, columns: Int)?
    var nearMiss: (name: String, missing: String)?
    for layout in SalesLayout.all {
      for signature in layout.signatures {
        let missing = signature.filter { !present.contains($0) }
        if missing.isEmpty {
          guard signature.count > best?.columns ?? 0 else { continue }
          let usual = layout.usualColumns.count(where: present.contains)
          let share =
            layout.usualColumns.isEmpty ? 1 : Double(usual) / Double(layout.usualColumns.count)
          let detected = DetectedLayout(
            layout: layout, confidence: 0.9 + 0.1 * share,
            reason: "all \(signature.count) columns that identify it"
              + (layout.usualColumns.isEmpty
                ? "" : " and \(usual) of \(layout.usualColumns.count) usual ones"))
          best = (detected, signature.count)
        } else if missing.count == 1, signature.count >= 4, nearMiss == nil {
          nearMiss = (layout.name, missing[0].original)
        }
      }
    }
    if let best { return best.0 }
    let note = nearMiss.map {
      "It looks like \($0.name) without the column \($0.missing), and is read by usual names."
    }
    return DetectedLayout(
      layout: .generic, confidence: 0.5, reason: "columns with usual names",
      nearMiss: nearMiss, note: note)
  }
}
