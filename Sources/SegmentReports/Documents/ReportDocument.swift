// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CustomerFeatures
import SalesData
import SegmentDiscovery

/// RFM at a glance, as JSON.
struct RFMDocument: Encodable, Sendable {
  /// One of the eleven named segments.
  struct NamedSegment: Encodable, Sendable {
    let name: String
    /// Left out, with the revenue, where they are hidden.
    let customers: Int?
    let revenue: Money?
  }

  /// One cell of the grid of recency and frequency scores.
  struct Cell: Encodable, Sendable {
    let r: Int
    let f: Int
    /// Left out where it is hidden.
    let customers: Int?
    /// Left out where nobody is in the cell.
    let medianMonetary: Double?
  }

  let bins: Int
  let segments: [NamedSegment]
  let grid: [Cell]
  let cuts: [String: [Double]]
  let tieShares: [String: Double]

  init(_ context: ReportContext) {
    let rfm = context.result.rfm
    bins = rfm.bins
    segments = zip(rfm.segments, context.shown(rfm.segments.map(\.customers))).map {
      segment, count in
      NamedSegment(
        name: segment.name, customers: count, revenue: count == nil ? nil : segment.revenue)
    }
    grid = zip(rfm.grid, context.shown(rfm.grid.map(\.customers))).map { cell, count in
      Cell(
        r: cell.r, f: cell.f, customers: count,
        medianMonetary: count.flatMap { $0 > 0 ? cell.medianMonetary.finite : nil })
    }
    cuts = rfm.cuts.mapValues { $0.filter(\.isFinite) }
    tieShares = rfm.tieShares.filter { $0.value.isFinite }
  }
}

/// How features were prepared, as JSON.
struct PreparationDocument: Encodable, Sendable {
  /// What was decided for one feature.
  struct Column: Encodable, Sendable {
    let feature: Feature
    let transform: String
    let logUnit: Double?
    let scaling: String
    let skewness: Double?
    let transformedSkewness: Double?
    let center: Double?
    let scale: Double?
    let isConstant: Bool
  }

  let columns: [Column]

  init(_ preparation: FeaturePreparation) {
    columns = preparation.columns.map {
      Column(
        feature: $0.feature, transform: $0.transform.rawValue, logUnit: $0.logUnit.finite,
        scaling: $0.scaling.rawValue, skewness: $0.skewness.finite,
        transformedSkewness: $0.transformedSkewness.finite, center: $0.center.finite,
        scale: $0.scale.finite, isConstant: $0.isConstant)
    }
  }
}

/// `report.json`: every figure of the report.
struct ReportDocument: Encodable, Sendable {
  /// What made the report.
  struct Provenance: Encodable, Sendable {
    let version: String
    let blas: String
    let command: String
    let inputs: [InputFile]
    let seed: UInt64
  }

  let input: InputDocument
  let business: BusinessFigures
  let distributions: [Distribution]
  let structure: Structure
  let choice: ChoiceDocument
  let segments: [SegmentDocument]
  let thresholds: GateThresholds
  let adjustments: [SegmentAdjustment]
  let views: ViewsDocument
  /// Left out where no tree was built.
  let tree: TreeDocument?
  /// Left out where no earlier model was given.
  let change: ChangeDocument?
  let rfm: RFMDocument
  let preparation: PreparationDocument
  let notes: [Wording]
  /// Whether counts of customers under five are hidden.
  let isPrivate: Bool
  let provenance: Provenance

  init(_ context: ReportContext) {
    let result = context.result
    input = InputDocument(context.summary, hidingSmallCounts: context.isPrivate)
    business = context.business
    distributions = context.distributions
    structure = result.structure
    choice = ChoiceDocument(result)
    segments = result.segments.map { SegmentDocument($0, context) }
    thresholds = result.thresholds
    adjustments = result.adjustments
    views = ViewsDocument(context)
    tree = result.tree.map { TreeDocument($0, context) }
    change = result.change.map { ChangeDocument($0, context) }
    rfm = RFMDocument(context)
    preparation = PreparationDocument(result.preparation)
    notes = result.notes
    isPrivate = context.isPrivate
    provenance = Provenance(
      version: context.provenance.version, blas: context.provenance.blas,
      command: context.provenance.command, inputs: context.provenance.inputs, seed: result.seed)
  }
}
