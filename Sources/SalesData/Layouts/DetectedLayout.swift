// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import TabularFiles

/// The layout of one file, and how sure it is.
struct DetectedLayout: Sendable {
  var layout: SalesLayout
  /// In 0...1.
  var confidence: Double
  /// Why, in a phrase.
  var reason: Wording
  /// Another layout that fits but for one column.
  var nearMiss: NearMiss?
  /// What a careful reader should know.
  var note: Wording?

  /// A layout of which one column is not there.
  struct NearMiss: Sendable {
    var name: String
    var missing: String
    /// What the missing column is read as, if anything: naming another column for it mends it.
    var field: SalesField?

    /// What would make the file the layout's, as an order to the user.
    var remedy: String {
      field.map { "--map \($0.rawValue)=COLUMN names the column that takes its place" }
        ?? "export it again with that column"
    }
  }

  /// Finds the layout of a header.
  ///
  /// A layout fits when all columns of one of its signatures are there, or the user named others
  /// for the fields that they are read as; of several that fit, the one with the longest
  /// signature. The degree of certainty is 0.9 for the signature and up to 0.1 for the usual
  /// columns. Of several near misses that with the longest signature counts, then that with most
  /// usual columns.
  ///
  /// - Parameters:
  ///   - header: The names of the columns.
  ///   - mapped: The fields for which the user named columns.
  /// - Returns: The layout, or the generic one with the near miss.
  static func detect(_ header: [HeaderName], mapped: Set<SalesField> = []) -> DetectedLayout {
    let present = Set(header)
    var best: (DetectedLayout, columns: Int)?
    var nearest: (NearMiss, columns: Int, usual: Int)?
    for layout in SalesLayout.all {
      let usual = layout.usualColumns.count(where: present.contains)
      for signature in layout.signatures {
        let missing = signature.filter { column in
          !present.contains(column) && !(layout.field(of: column).map(mapped.contains) ?? false)
        }
        if missing.isEmpty {
          guard signature.count > best?.columns ?? 0 else { continue }
          let share =
            layout.usualColumns.isEmpty ? 1 : Double(usual) / Double(layout.usualColumns.count)
          let detected = DetectedLayout(
            layout: layout, confidence: 0.9 + 0.1 * share,
            reason: layout.usualColumns.isEmpty
              ? "all \(signature.count) columns that identify it"
              : """
              all \(signature.count) columns that identify it and \(usual) of \
              \(layout.usualColumns.count) usual ones
              """)
          best = (detected, signature.count)
        } else if missing.count == 1, signature.count >= 3,
          (signature.count, usual) > (nearest?.columns ?? 0, nearest?.usual ?? 0)
        {
          let nearMiss = NearMiss(
            name: layout.name, missing: missing[0].original, field: layout.field(of: missing[0]))
          nearest = (nearMiss, signature.count, usual)
        }
      }
    }
    if let best { return best.0 }
    let note = nearest.map { near, _, _ -> Wording in
      """
      It looks like \(verbatim: near.name) without the column \(verbatim: near.missing), and is read \
      by usual names; \(verbatim: near.remedy).
      """
    }
    return DetectedLayout(
      layout: .generic, confidence: 0.5, reason: "columns with usual names",
      nearMiss: nearest?.0, note: note)
  }
}

extension SalesLayout {
  /// What a column of the layout is read as, if anything.
  fileprivate func field(of column: HeaderName) -> SalesField? {
    if identities.contains(where: { $0.column == column }) { return .customer }
    return SalesField.allCases.first { fields[$0]?.contains(column) == true }
  }
}
