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
  /// - Complexity: O(customers x (log customers + segments) x features).
  public init(_ result: DiscoveryResult) throws {
    let points = try result.preparation.apply(result.features)
    let statistics = SegmentStatistics(
      points: points, segmentIndices: result.segmentIndices, segmentCount: result.segments.count)
    let centers = statistics.groups.dropLast().map(\.mean)
    let again =
      try result.densities?.place(result.features.values)
      ?? Self.nearest(points, centers: Array(centers))
    let moved = zip(again, result.segmentIndices).count { $0 != $1 }
    self.init(
      version: Self.currentVersion, featureNames: result.features.features.map(\.name),
      preparation: result.preparation, centers: Array(centers), densities: result.densities,
      segments: result.segments.map {
        NamedSegment(
          id: $0.id, name: $0.name, customers: $0.customers, condition: $0.rule.condition)
      },
      references: result.features.features.indices.map {
        FeatureReference(result.features.values.column($0))
      },
      rfm: RFMCuts(
        bins: result.rfm.bins, recency: result.rfm.cuts["R"] ?? [],
        frequency: result.rfm.cuts["F"] ?? [], monetary: result.rfm.cuts["M"] ?? []),
      thresholds: result.thresholds, algorithm: result.choice.algorithm,
      rule: result.choice.rule.english(),
      seed: result.seed, asOf: result.customers.asOf.secondsSince1970,
      customers: result.customers.count,
      reassignedShare: Double(moved) / Double(max(1, result.customers.count)))
  }

  /// Places customers.
  ///
  /// - Parameter table: The features of `featureNames`, of any customers.
  /// - Returns: The index in `segments` of each customer; of equally near ones the first.
  /// - Throws: `FeatureError` when the table has other features or a value is not finite.
  /// - Complexity: O(customers x segments x features), squared features for proven groups.
  public func assign(_ table: FeatureTable) throws -> [Int32] {
    let points = try preparation.apply(table)
    return try densities?.place(table.values) ?? Self.nearest(points, centers: centers)
  }

  /// Which customers lie outside what the discovery has seen.
  ///
  /// They have a feature under its least or over its greatest value then, and are placed all the
  /// same, by extrapolation.
  ///
  /// - Parameter table: The features of `featureNames`, of any customers.
  /// - Returns: One value a customer.
  /// - Complexity: O(customers x features).
  public func isOutside(_ table: FeatureTable) -> [Bool] {
    var outside = [Bool](repeating: false, count: table.values.rowCount)
    for (column, reference) in references.enumerated() {
      for (row, value) in table.values.column(column).enumerated()
      where value < reference.least || value > reference.greatest {
        outside[row] = true
      }
    }
    return outside
  }

  private static func nearest(_ points: Matrix<Double>, centers: [[Double]]) -> [Int32] {
    var labels = [Int32](repeating: 0, count: points.rowCount)
    var least = [Double](repeating: .infinity, count: points.rowCount)
    var squares = least
    for (index, center) in centers.enumerated() {
      for row in squares.indices { squares[row] = 0 }
      for (column, middle) in center.enumerated() {
        for (row, value) in points.column(column).enumerated() {
          squares[row] += (value - middle) * (value - middle)
        }
      }
      for row in squares.indices where squares[row] < least[row] {
        least[row] = squares[row]
        labels[row] = Int32(index)
      }
    }
    return labels
  }
}

extension SegmentModel.FeatureReference {
  /// Measures a column of at least one customer.
  init(_ values: some Collection<Double>) {
    let bins = ReferenceBins(values)
    self.init(
      least: values.min() ?? 0, greatest: values.max() ?? 0, bounds: bins.bounds,
      counts: bins.counts)
  }
}
