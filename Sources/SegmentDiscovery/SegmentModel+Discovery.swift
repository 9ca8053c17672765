// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import CustomerFeatures
import DenseLinearAlgebra
import SalesData

extension SegmentModel {
  /// Keeps what is needed of a discovery.
  ///
  /// - Parameter result: The discovery.
  /// - Throws: `FeatureError` when the result's table does not fit its preparation.
  public init(_ result: DiscoveryResult) throws {
    let points = try result.preparation.apply(result.features)
    let statistics = SegmentStatistics(
      points: points, segmentIndices: result.segmentIndices, segmentCount: result.segments.count)
    let centers = statistics.groups.dropLast().map(\.mean)
    let nearest = Self.nearest(points, centers)
    let moved = zip(nearest, result.segmentIndices).count { $0 != $1 }
    self.init(
      version: Self.currentVersion, featureNames: result.features.features.map(\.name),
      preparation: result.preparation, centers: Array(centers),
      segments: result.segments.map { NamedSegment(id: $0.id, name: $0.name) },
      conditions: result.segments.map(\.rule.condition),
      rfm: RFMCuts(
        bins: result.rfm.bins, recency: result.rfm.cuts["R"] ?? [],
        frequency: result.rfm.cuts["F"] ?? [], monetary: result.rfm.cuts["M"] ?? []),
      algorithm: result.choice.algorithm, rule: result.choice.rule, seed: result.seed,
      asOf: result.customers.asOf.secondsSince1970, customers: result.customers.count,
      reassignedShare: Double(moved) / Double(max(1, result.customers.count)))
  }

  /// Places customers.
  ///
  /// - Parameter table: The features of `featureNames`, of any customers.
  /// - Returns: The index in `segments` of each customer; of equally near ones the first.
  /// - Throws: `FeatureError` when the table has other features or a value is not finite.
  /// - Complexity: O(customers x segments x features).
  public func assign(_ table: FeatureTable) throws -> [Int32] {
    Self.nearest(try preparation.apply(table), centers)
  }

  private static func nearest(_ points: Matrix<Double>, _ centers: [[Double]]) -> [Int32] {
    (0..<points.rowCount).map { row in
      var best = 0
      var least = Double.infinity
      for (index, center) in centers.enumerated() {
        var square = 0.0
        for column in center.indices {
          let difference = points[row, column] - center[column]
          square += difference * difference
        }
        if square < least {
          least = square
          best = index
        }
      }
      return Int32(best)
    }
  }
}
