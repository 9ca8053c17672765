// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import SalesData
import SegmentDiscovery

/// The customers in the segments of an earlier discovery, as JSON.
struct ChangeDocument: Encodable, Sendable {
  /// A segment then and now; shares are left out, with the count, where it is hidden.
  struct Side: Encodable, Sendable {
    let id: Int
    let name: String
    let customersThen: Int?
    let shareThen: Double?
    let customersNow: Int?
    let shareNow: Double?
    /// The share now less the share then; left out where either is.
    let shareChange: Double?
  }

  /// How far a feature has drifted.
  struct Drift: Encodable, Sendable {
    let name: String
    let label: String
    let stabilityIndex: Double?
    let pValue: Double?
    let reading: String
  }

  let segments: [Side]
  let drifts: [Drift]
  /// Left out where it is hidden.
  let outsideShare: Double?
  let modelAgeDays: Double?
  let advice: String
  let reason: Wording

  init(_ change: SegmentChange, _ context: ReportContext) {
    let then = context.shown(change.segments.map(\.customersThen))
    let now = context.shown(change.segments.map(\.customersNow))
    segments = change.segments.indices.map { index in
      let side = change.segments[index]
      let isShown = then[index] != nil && now[index] != nil
      return Side(
        id: side.id, name: side.name, customersThen: then[index],
        shareThen: then[index].flatMap { _ in side.shareThen.finite }, customersNow: now[index],
        shareNow: now[index].flatMap { _ in side.shareNow.finite },
        shareChange: isShown ? (side.shareNow - side.shareThen).finite : nil)
    }
    drifts = change.drifts.map {
      Drift(
        name: $0.name, label: $0.label, stabilityIndex: $0.stabilityIndex.finite,
        pValue: $0.pValue.finite, reading: $0.reading)
    }
    outsideShare = context.shownOutsideShare(change)?.finite
    modelAgeDays = change.modelAgeDays.finite
    advice = change.advice.rawValue
    reason = change.reason
  }
}
