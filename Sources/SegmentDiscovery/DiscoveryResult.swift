// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import CustomerFeatures
public import SalesData

/// What a discovery found: the choice, the evidence for it, and the scored segments.
public struct DiscoveryResult: Sendable {
  /// Every segmented customer.
  public var customers: CustomerTable

  /// What is known about the customers besides their orders; nil where nothing is.
  public var attributes: CustomerAttributes?

  /// The features that were clustered, in real units, one row a customer.
  public var features: FeatureTable

  /// How they were transformed and scaled.
  public var preparation: FeaturePreparation

  /// The index in `segments` of each customer.
  public var segmentIndices: [Int32]

  /// Whether the customers fall into groups by themselves.
  public var structure: Structure

  /// Which partition was chosen, from which, and why.
  public var choice: Choice

  /// Ordered by revenue, the largest first; `id` counts from 1 in this order.
  public var segments: [Segment]

  /// From where the segments' gates are passed.
  public var thresholds: GateThresholds

  /// Segments that could be one, and segments that hide two.
  public var adjustments: [SegmentAdjustment]

  /// Whether segments, their rules, RFM segments and the two methods agree.
  public var views: SegmentViews

  /// The densities of the segments, in their order, where they are the proven groups; nil where
  /// the nearest centre decides.
  public var densities: SegmentDensities?

  /// Silhouette values of (a sample of) the customers, for the profile plot.
  public var silhouette: SilhouetteProfile

  /// The top of Ward's tree, for the dendrogram; nil where no tree was built.
  public var tree: SegmentTree?

  /// How the customers lie in the segments of the earlier model, where one was given.
  public var change: SegmentChange?

  /// RFM scores and the share of the 11 named segments.
  public var rfm: RFMOverview

  /// The seed that repeats the run.
  public var seed: UInt64

  /// What a careful reader should know, a sentence each.
  public var notes: [Wording]
}
