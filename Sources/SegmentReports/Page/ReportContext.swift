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

  init(result: DiscoveryResult, summary: SalesSummary, provenance: ReportBundle.Provenance) {
    self.result = result
    self.summary = summary
    self.provenance = provenance
    units = UnitText(currency: summary.currency)
  }

  var segments: [Segment] { result.segments }
  var customerCount: Int { result.customers.customerIDs.count }

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
    default: return name
    }
  }

  /// The day of a moment: `2011-12-09`.
  static func day(_ moment: Timestamp?) -> String {
    guard let moment else { return "unknown" }
    return String(moment.description.prefix(10))
  }

  static func capitalized(_ text: String) -> String {
    guard let first = text.first else { return text }
    return first.uppercased() + text.dropFirst()
  }
}
