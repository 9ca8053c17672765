// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import TabularFiles

/// What a careful reader should know about an input, in sentences.
struct SummaryNotes {
  let files: [SalesFile]
  let options: SalesReadingOptions
  let evidence: [ValueEvidence]
  let overlap: Overlap?

  func notes(_ summary: SalesSummary, _ pass: ReadingPass) -> [Wording] {
    var notes: [Wording] = []
    for note in files.compactMap(\.plan.detected.note) where !notes.contains(note) {
      notes.append(note)
    }
    notes += files.flatMap(\.notes)
    notes += overlapNotes(pass.rejected[RejectReason.inAnotherFile.rawValue])
    if summary.duplicateRows > 0, !options.dropDuplicates {
      notes.append(
        """
        \(.count(summary.duplicateRows, "row repeats", "rows repeat")) an earlier one and \
        \(.choice(summary.duplicateRows, "is", "are")) kept; --drop-duplicates leaves repetitions out.
        """)
    }
    let nobody = pass.rejected[RejectReason.noCustomer.rawValue]
    if nobody.rows * 20 > summary.rows {
      notes.append(
        """
        \(.percent(Double(nobody.rows) / Double(summary.rows))) of the rows name no customer; they \
        hold \(.exact(nobody.amount)) of \(.exact(summary.amount)).
        """)
    }
    if !pass.serviceRows.isEmpty {
      let rows = pass.serviceRows.values.reduce(0) { $0 + $1.rows }
      let amount = pass.serviceRows.values.reduce(Money.zero) { $0 + $1.amount }
      notes.append(
        """
        \(.count(rows, "row is", "rows are")) no product (codes \
        \(verbatim: pass.serviceRows.keys.sorted().joined(separator: ", "))) and count as sales; \
        they hold \(.exact(amount)); --service-rows drop leaves them out.
        """)
    }
    if pass.zeroRows > 0 {
      notes.append("\(.count(pass.zeroRows, "row has", "rows have")) no money.")
    }
    notes += valueNotes()
    for file in files where file.text.replacementCount > 0 {
      notes.append(
        """
        \(verbatim: file.text.name): \(.count(file.text.replacementCount, "place", "places")) could \
        not be read as text.
        """)
    }
    if let note = strayMonths(summary.months) { notes.append(note) }
    return notes
  }

  private func overlapNotes(_ repeated: ReadingPass.Rejected) -> [Wording] {
    var notes: [Wording] = []
    if repeated.rows > 0 {
      notes.append(
        """
        The files overlap: \(.count(repeated.rows, "row stands", "rows stand")) in another file \
        already and \(.choice(repeated.rows, "is", "are")) left out, \(.exact(repeated.amount)); \
        --overlap keep counts them in each file.
        """)
    }
    if let overlap, overlap.differentOrders > 0 {
      notes.append(
        """
        \(.count(overlap.differentOrders, "order stands", "orders stand")) in several files with \
        different content, and all of it counts, \(.exact(overlap.differentAmount)): where these are \
        versions of one order, leave out the older file.
        """)
    }
    return notes
  }

  private func valueNotes() -> [Wording] {
    var notes: [Wording] = []
    if evidence.contains(where: { $0.dates.zoned > 0 }) {
      let mixed = evidence.contains { $0.dates.unzoned > 0 }
      notes.append(
        mixed
          ? "Some times name a zone and are read as UTC; others do not and are taken as they are."
          : "Times name their zone and are read as UTC.")
    }
    for values in evidence {
      let decimals = values.decimals
      if options.decimalMark == nil, decimals.onlyPoint == 0, decimals.onlyComma == 0,
        decimals.ambiguousPoint + decimals.ambiguousComma > 0
      {
        let shown = String(decoding: decimals.ambiguousExample, as: UTF8.self)
        notes.append(
          """
          Amounts such as \(verbatim: shown) are read with a decimal point; --decimal , reads them \
          otherwise.
          """
        )
      }
    }
    return notes
  }

  /// A few orders long after, or long before, all others are likelier wrong dates than sales.
  private func strayMonths(_ months: [SalesSummary.Month]) -> Wording? {
    let total = months.reduce(0) { $0 + $1.orders }
    var before = 0
    var gap = 0
    for month in months {
      if month.orders == 0 {
        gap += 1
        continue
      }
      if gap >= 6 {
        let after = total - before
        if after * 100 <= total {
          return """
            \(.count(after, "order is", "orders are")) dated \(verbatim: month.month) or later, \
            \(gap) months after all others; that date moves the recency of everyone unless --as-of \
            says otherwise.
            """
        }
        if before * 100 <= total {
          return """
            \(.count(before, "order is", "orders are")) dated \(gap) months or more before all others.
            """
        }
      }
      before += month.orders
      gap = 0
    }
    return nil
  }
}
