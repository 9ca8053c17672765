// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// The settings of a discovery.
///
/// Features are prepared (module `CustomerFeatures`) and tested for structure. They are partitioned
/// by k-means and by Ward's method for every allowed number of segments, and into the groups that
/// the test proves; one partition is chosen by the rule that ``Choice/rule`` states. The same
/// customers, settings and seed give the same bits on any number of threads.
public struct SegmentDiscoverer: Sendable {
  /// Which algorithms may be chosen.
  public enum Algorithm: String, Sendable, CaseIterable {
    /// Any, by the rule.
    case auto
    /// K-means.
    case kmeans
    /// Ward's hierarchical clustering.
    case ward
  }

  /// Which algorithms may be chosen; all are run for the evidence where that is affordable.
  public var algorithm: Algorithm

  /// The allowed numbers of segments; one number alone overrides the choice.
  ///
  /// Nil: as many as the structure proves, otherwise one of ``standardCounts``.
  public var segmentCounts: ClosedRange<Int>?

  /// The numbers of segments that are compared when none are asked for; of fewer than a hundred
  /// customers at most one for every ten.
  public static let standardCounts = 2...10

  /// Names of the features to cluster; nil for recency_days, frequency, monetary.
  public var featureNames: [String]?

  /// Decides the starts of k-means and which customers a sampled figure is of.
  public var seed: UInt64

  /// From where gates are passed.
  public var thresholds = GateThresholds()

  /// An earlier discovery, whose names are kept for the segments that continue its own.
  public var previous: SegmentModel?

  /// Names that replace the generated ones: by the generated name, or by the segment's id.
  public var names: [String: String] = [:]

  /// How often customers are resampled for the stability of the chosen segments (Hennig: 100), at
  /// least 10; for each candidate, and for the gap statistic, a fifth of it.
  public var resampleCount = 100

  /// Ward's exact tree is left out above this number of customers, and the notes say so, unless
  /// `algorithm` asks for it.
  public var wardCustomerLimit = 1_000_000

  /// With fewer customers, one segment is reported: smaller groups are told from chance by nothing.
  public static let leastCustomers = 10

  /// Creates settings.
  ///
  /// - Parameters:
  ///   - algorithm: Which algorithms may be chosen.
  ///   - segmentCounts: The allowed numbers of segments; nil for what the customers show.
  ///   - featureNames: Names of the features to cluster; nil for the standard three.
  ///   - seed: Decides all that is random.
  public init(
    algorithm: Algorithm = .auto, segmentCounts: ClosedRange<Int>? = nil,
    featureNames: [String]? = nil, seed: UInt64 = 0
  ) {
    self.algorithm = algorithm
    self.segmentCounts = segmentCounts
    self.featureNames = featureNames
    self.seed = seed
  }
}
