// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import CustomerFeatures

/// What is kept of a discovery so that other customers can be placed into its segments.
///
/// A customer belongs to the segment whose centre is nearest on the prepared scale, or, where the
/// segments are proven groups, to the one it most probably is of by their densities. For k-means
/// and proven groups that gives back the partition itself. A Ward partition is not drawn by nearest
/// centres; ``reassignedShare`` says what share of the customers they would put elsewhere.
public struct SegmentModel: Sendable, Hashable, Codable {
  /// A segment's id, name and share, frozen.
  public struct NamedSegment: Sendable, Hashable, Codable {
    /// Counts from 1, as in the discovery.
    public let id: Int
    /// Its name in the discovery.
    public let name: String
    /// Its customers in the discovery.
    public let customers: Int
    /// Its rule as a condition in real units.
    public let condition: String
  }

  /// The cuts between RFM scores in real units.
  public struct RFMCuts: Sendable, Hashable, Codable {
    /// The number of scores.
    public let bins: Int
    /// Days, falling: who bought no longer ago than `recency[s - 1]` scores more than s.
    public let recency: [Double]
    /// Orders: who has at most `frequency[s - 1]` scores at most s.
    public let frequency: [Double]
    /// Money: who spent at most `monetary[s - 1]` scores at most s.
    public let monetary: [Double]
  }

  /// Where the customers of the discovery lay on one feature, in real units.
  public struct FeatureReference: Sendable, Hashable, Codable {
    /// The least and the greatest value.
    public let least: Double
    /// The greatest value.
    public let greatest: Double
    /// The ascending upper bounds of the bins that drift is measured in, but the last.
    public let bounds: [Double]
    /// The customers in each bin, one more than `bounds`.
    public let counts: [Int]
  }

  /// The version of the format that this code writes and reads.
  public static let currentVersion = 2

  /// The version of the format that the model was written in.
  public let version: Int

  /// Names of the features, in the order of the table's columns.
  public let featureNames: [String]

  /// How features are transformed and scaled.
  public let preparation: FeaturePreparation

  /// One centre a segment on the prepared scale: values of the active columns.
  public let centers: [[Double]]

  /// One density a segment, where the segments are proven groups; nil where the nearest centre
  /// decides.
  public let densities: SegmentDensities?

  /// The segments, in the order of `centers`.
  public let segments: [NamedSegment]

  /// Where the customers lay, one entry a feature.
  public let references: [FeatureReference]

  /// The cuts between RFM scores.
  public let rfm: RFMCuts

  /// From where the gates are passed.
  public let thresholds: GateThresholds

  /// The algorithm of the partition: "kmeans", "ward", "mixture" or "none".
  public let algorithm: String

  /// The rule by which the partition was chosen.
  public let rule: String

  /// The seed of the discovery.
  public let seed: UInt64

  /// The moment from which recency was counted, in seconds since 1970.
  public let asOf: Int64

  /// The customers of the discovery.
  public let customers: Int

  /// The share of these whom `assign` puts into another segment.
  public let reassignedShare: Double
}
