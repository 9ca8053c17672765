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
  let speaker: any Speaker & Sendable
  let language: ReportLanguage
  let business: BusinessFigures
  let distributions: [Distribution]
  /// Where each segment lies among the others; empty in a report that is handed on, whose maps would
  /// show single customers by what they bought.
  let maps: [SegmentMap?]
  /// Nil where the orders are not known.
  let segmentMonths: SegmentMonths?
  /// Whether the orders were read but are too many to have been kept.
  let hasUnkeptOrders: Bool
  /// Whether counts of customers under five are hidden, and the lists left out.
  let isPrivate: Bool

  init(
    result: DiscoveryResult, summary: SalesSummary, provenance: ReportBundle.Provenance,
    language: ReportLanguage = .en,
    speaker: (any Speaker & Sendable)? = nil, ledger: SalesLedger? = nil, isPrivate: Bool = false
  ) {
    self.isPrivate = isPrivate
    self.language = language
    self.speaker = speaker ?? language.speaker
    self.result = result
    self.summary = summary
    self.provenance = provenance
    units = UnitText(currency: summary.currency)
    let business = BusinessFigures(result.customers, summary: summary)
    self.business =
      isPrivate ? business.hidingSmallCounts(customers: result.customers.count) : business
    let distributions = Distribution.all(result)
    hasUnkeptOrders = ledger.map { $0.orderOffsets.isEmpty } ?? false
    segmentMonths = ledger.flatMap { SegmentMonths($0, result, isPrivate: isPrivate) }
    maps = isPrivate ? [] : SegmentMap.all(result)
    self.distributions = isPrivate ? distributions.map { $0.hidingSmallCounts() } : distributions
  }

  var segments: [Segment] { result.segments }
  var customerCount: Int { result.customers.count }

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

  /// What of a segment's traits may be told: no category that under five members share, nor one
  /// whose members the other segments and the whole would give away.
  func traits(_ segment: Segment) -> [SegmentTrait] {
    guard isPrivate else { return segment.traits }
    return segment.traits.filter { trait in
      guard trait.category != nil else { return true }
      let holders = segments.compactMap { other in
        other.traits.first { $0.name == trait.name && $0.category == trait.category }.flatMap {
          Self.count($0, in: other).map { (id: other.id, count: $0) }
        }
      }
      let told = SmallCounts.hidden(holders.map(\.count))
      return zip(holders, told).contains { $0.id == segment.id && $1 ?? 0 > 0 }
    }
  }

  private static func count(_ trait: SegmentTrait, in segment: Segment) -> Int? {
    guard case .share(let members, _, _) = trait.comparison else { return nil }
    return Int((members * Double(segment.customers)).rounded())
  }

  /// The share of customers outside what an earlier model has seen, where it may be told.
  func shownOutsideShare(_ change: SegmentChange) -> Double? {
    let count = Int((change.outsideShare * Double(customerCount)).rounded())
    return shown(count).map { _ in change.outsideShare }
  }

  /// Files by their own names: the folders of a machine are nobody's business.
  var fileNames: [String] { summary.files.map(Self.baseName) }

  static func baseName(_ path: String) -> String {
    let last = path.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last
    return last.map(String.init) ?? path
  }

  /// The position of a segment in the report.
  func index(ofSegment id: Int) -> Int? { segments.firstIndex { $0.id == id } }

  /// A text in the report's language, for plots; everything else is said where it is written.
  func say(_ wording: Wording) -> String { speaker.say(wording) }

  /// From the first order to the last.
  var period: Wording {
    "\(Self.day(summary.firstOrder)) to \(Self.day(summary.lastOrder))"
  }

  /// An algorithm as people know it.
  static func algorithmName(_ name: String) -> Wording {
    switch name {
    case "kmeans": return "k-means"
    case "ward": return "Ward’s tree"
    case "mixture": return "the proven groups"
    default: return .verbatim(name)
    }
  }

  /// The day of a moment: `9 December 2011`, which nobody reads as September.
  static func day(_ moment: Timestamp?) -> Wording {
    moment.map { .date(String($0.description.prefix(10))) } ?? "an unknown day"
  }
}
