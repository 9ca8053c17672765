// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CustomerFeatures
import SalesData
import SegmentDiscovery

/// What every section is made from.
struct ReportContext: Sendable {
  let result: DiscoveryResult
  let summary: SalesSummary
  let provenance: ReportBundle.Provenance
  let units: UnitText
  let business: BusinessFigures
  let distributions: [Distribution]
  /// Whether counts of customers under five are hidden, and the lists left out.
  let isPrivate: Bool

  init(
    result: DiscoveryResult, summary: SalesSummary, provenance: ReportBundle.Provenance,
    isPrivate: Bool = false
  ) {
    self.isPrivate = isPrivate
    self.result = result
    self.summary = summary
    self.provenance = provenance
    units = UnitText(currency: summary.currency)
    let business = BusinessFigures(result.customers, summary: summary)
    self.business =
      isPrivate ? business.hidingSmallCounts(customers: result.customers.count) : business
    let distributions = Distribution.all(result)
    self.distributions = isPrivate ? distributions.map { $0.hidingSmallCounts() } : distributions
  }

  var segments: [Segment] { result.segments }
  var customerCount: Int { result.customers.customerIDs.count }

  /// Counts with a known total as they may be told.
  func shown(_ counts: [Int]) -> [Int?] { isPrivate ? SmallCounts.hidden(counts) : counts }

  /// A count on its own.
  func shown(_ count: Int) -> Int? {
    isPrivate && (1..<SmallCounts.least).contains(count) ? nil : count
  }

  /// A table of counts as it may be told.
  func shown(_ table: CrossTable) -> [[Int?]] {
    isPrivate ? SmallCounts.hidden(table: table.counts) : table.counts
  }

  /// What of a segment's traits may be told: no category that under five members share.
  func traits(_ segment: Segment) -> [SegmentTrait] {
    segment.traits.filter { trait in
      guard isPrivate, case .share(let members, _, _) = trait.comparison else { return true }
      let count = members * Double(segment.customers)
      return count.rounded() >= Double(SmallCounts.least)
    }
  }

  /// Files by their own names: the folders of a machine are nobody's business.
  var fileNames: [String] { summary.files.map(Self.baseName) }

  static func baseName(_ path: String) -> String {
    let last = path.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last
    return last.map(String.init) ?? path
  }

  /// The position of a segment in the report.
  func index(ofSegment id: Int) -> Int? { segments.firstIndex { $0.id == id } }

  /// An algorithm as people know it.
  static func algorithmName(_ name: String) -> String {
    switch name {
    case "kmeans": return "k-means"
    case "ward": return "Ward’s tree"
    case "mixture": return "the proven groups"
    default: return name
    }
  }

  /// The day of a moment: `9 December 2011`, which nobody reads as September.
  static func day(_ moment: Timestamp?) -> String {
    guard let moment else { return "an unknown day" }
    let parts = moment.description.prefix(10).split(separator: "-")
    guard parts.count == 3, let day = Int(parts[2]) else { return String(moment.description) }
    return "\(day)\u{A0}\(monthName(String(parts[0] + "-" + parts[1])))"
  }

  /// A month as a person says it: `December 2011` for `2011-12`.
  static func monthName(_ month: String) -> String {
    let names = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ]
    let parts = month.split(separator: "-")
    guard parts.count == 2, let number = Int(parts[1]), names.indices.contains(number - 1) else {
      return month
    }
    return "\(names[number - 1])\u{A0}\(parts[0])"
  }

  /// A name for use inside a sentence or a title: quoted, and cut where it is very long.
  static func quoted(_ name: String) -> String {
    let short = name.count > 80 ? String(name.prefix(78)) + "…" : name
    return "“\(short)”"
  }

  /// A p-value: `0.031`, `under 0.001`.
  static func probability(_ p: Double) -> String {
    p < 0.001 ? "under 0.001" : NumberText.fixed(p, places: 3)
  }

  static func capitalized(_ text: String) -> String {
    guard let first = text.first else { return text }
    return first.uppercased() + text.dropFirst()
  }
}
