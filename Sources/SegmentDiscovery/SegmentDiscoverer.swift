// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import ReproducibleComputing
public import SalesData

/// The settings of a discovery.
public struct SegmentDiscoverer: Sendable {
  /// Which algorithms may be chosen.
  public enum Algorithm: String, Sendable, CaseIterable { case auto, kmeans, ward }

  public var algorithm: Algorithm
  /// The allowed numbers of segments.
  public var segmentCounts: ClosedRange<Int>
  /// Names of the features to cluster; nil for recency_days, frequency, monetary.
  public var featureNames: [String]?
  public var seed: UInt64

  public init(
    algorithm: Algorithm = .auto, segmentCounts: ClosedRange<Int> = 2...10,
    featureNames: [String]? = nil, seed: UInt64 = 0
  ) {
    self.algorithm = algorithm
    self.segmentCounts = segmentCounts
    self.featureNames = featureNames
    self.seed = seed
  }

  public func discover(
    _ ledger: SalesLedger, execution: Execution = .default
  ) throws -> DiscoveryResult { fatalError() }
}
