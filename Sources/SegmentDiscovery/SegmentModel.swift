// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import CustomerFeatures

/// What is kept of a discovery so that other customers can be placed into its segments.
///
/// A customer belongs to the segment whose centre is nearest on the prepared scale. For k-means
/// that gives back the partition itself. A Ward partition is not drawn by nearest centres; its
/// centres are the segments' means, and ``reassignedShare`` says what share of the customers
/// they would put elsewhere.
public struct SegmentModel: Sendable, Hashable, Codable {
  /// A segment's id and name, frozen.
  public struct NamedSegment: Sendable, Hashable, Codable {
    /// Counts from 1, as in the discovery.
    public let id: Int
    /// Its name in the discovery.
    public let name: String
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

  /// The version of the format that this code writes and reads.
  public static let currentVersion = 1

  /// The version of the format that the model was written in.
  public let version: Int

  /// Names of the features, in the order of the table's columns.
  public let featureNames: [String]

  /// How features are transformed and scaled.
  public let preparation: FeaturePreparation

  /// One centre a segment on the prepared scale: values of the active columns.
  public let centers: [[Double]]

  /// The segments, in the order of `centers`.
  public let segments: [NamedSegment]

  /// The rule of each segment as a condition in real units, in the order of `centers`.
  public let conditions: [String]

  /// The cuts between RFM scores.
  public let rfm: RFMCuts

  /// The algorithm of the partition: "kmeans", "ward" or "none".
  public let algorithm: String

  /// The rule by which the partition was chosen.
  public let rule: String

  /// The seed of the discovery.
  public let seed: UInt64

  /// The moment from which recency was counted, in seconds since 1970.
  public let asOf: Int64

  /// The customers of the discovery.
  public let customers: Int

  /// The share of these whom nearest-centre assignment puts into another segment.
  public let reassignedShare: Double
}
