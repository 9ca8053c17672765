// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// The settings of a discovery.
///
/// Features are prepared (module `CustomerFeatures`), partitioned by k-means and by
/// Ward's method for every allowed number of segments, compared, and one partition is chosen by
/// the rule that ``Choice/rule`` states. The same customers, settings and seed give the same
/// bits on any number of threads.
public struct SegmentDiscoverer: Sendable {
  /// Which algorithms may be chosen.
  public enum Algorithm: String, Sendable, CaseIterable {
    /// Either, by the rule.
    case auto
    /// K-means.
    case kmeans
    /// Ward's hierarchical clustering.
    case ward
  }

  /// Which algorithms may be chosen; both are run for the evidence where that is affordable.
  public var algorithm: Algorithm

  /// The allowed numbers of segments; one number alone overrides the choice.
  public var segmentCounts: ClosedRange<Int>

  /// Names of the features to cluster; nil for recency_days, frequency, monetary.
  public var featureNames: [String]?

  /// Decides the starts of k-means and which customers a sampled silhouette is of.
  public var seed: UInt64

  /// Ward's exact tree is left out above this number of customers, and the notes say so, unless
  /// `algorithm` asks for it.
  public var wardCustomerLimit = 1_000_000

  /// With fewer customers, one segment is reported: smaller groups are told from chance by nothing.
  public static let leastCustomers = 10

  /// Creates settings.
  ///
  /// - Parameters:
  ///   - algorithm: Which algorithms may be chosen.
  ///   - segmentCounts: The allowed numbers of segments.
  ///   - featureNames: Names of the features to cluster; nil for the standard three.
  ///   - seed: Decides all that is random.
  public init(
    algorithm: Algorithm = .auto, segmentCounts: ClosedRange<Int> = 2...10,
    featureNames: [String]? = nil, seed: UInt64 = 0
  ) {
    self.algorithm = algorithm
    self.segmentCounts = segmentCounts
    self.featureNames = featureNames
    self.seed = seed
  }
}
