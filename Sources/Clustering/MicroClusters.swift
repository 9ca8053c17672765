// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import DenseLinearAlgebra

/// Small groups of points, each known by its mean, its weight and its spread: what is left of a
/// table that is condensed before it is clustered.
///
/// The triple is BETULA's (Lang and Schubert, "BETULA: numerically stable CF-trees for BIRCH
/// clustering", SISAP 2020): unlike sums of squares about the origin it loses no digits far away.
public struct MicroClusters: Sendable, Hashable, Codable {
  /// The mean of each micro-cluster, one a row, in the units of the points.
  public let centers: Matrix<Double>
  /// The summed weight of each, above 0.
  public let weights: [Double]
  /// The weighted sum of squared distances of each one's points to its mean, at least 0.
  public let squares: [Double]

  /// The number of micro-clusters.
  public var count: Int { weights.count }

  /// The sum of squares that lies inside micro-clusters.
  public var within: Double { squares.reduce(into: CompensatedSum()) { $0.add($1) }.value }

  /// The sum of squares about the mean of all points: what lies inside and what lies between.
  public var total: Double { within + deviation(labels: [Int32](repeating: 0, count: count)).sum }

  /// The part of the total sum of squares that lies inside micro-clusters, in `0 ... 1`; 0 when all
  /// points are equal.
  public var withinShare: Double {
    let total = self.total
    return total > 0 ? min(1, within / total) : 0
  }

  init(centers: Matrix<Double>, weights: [Double], squares: [Double]) {
    self.centers = centers
    self.weights = weights
    self.squares = squares
  }

  /// The mean and the weight of each cluster of a partition, and the sum of squared distances of
  /// the micro-clusters' means to them.
  ///
  /// - Parameter labels: The cluster of each micro-cluster, numbered from 0 without gaps.
  /// - Returns: The means, one cluster a row; the summed weights; the sum of squares.
  func deviation(
    labels: [Int32]
  ) -> (centers: Matrix<Double>, weights: [Double], sum: Double) {
    let count = Int(labels.max() ?? -1) + 1
    var masses = [CompensatedSum](repeating: CompensatedSum(), count: count)
    for (micro, label) in labels.enumerated() { masses[Int(label)].add(weights[micro]) }
    var means = Matrix<Double>(rowCount: count, columnCount: centers.columnCount)
    var square = CompensatedSum()
    for column in 0..<centers.columnCount {
      let values = centers.column(column)
      let start = values.startIndex
      // About the first value, so that an offset costs no digits.
      let origin = values.first ?? 0
      var sums = [CompensatedSum](repeating: CompensatedSum(), count: count)
      for (micro, label) in labels.enumerated() {
        sums[Int(label)].add(weights[micro] * (values[start + micro] - origin))
      }
      for cluster in 0..<count {
        means[cluster, column] = origin + sums[cluster].mean(weight: masses[cluster].value)
      }
      let means = means.column(column)
      let first = means.startIndex
      for (micro, label) in labels.enumerated() {
        let difference = values[start + micro] - means[first + Int(label)]
        square.add(weights[micro] * difference * difference)
      }
    }
    return (means, masses.map(\.value), square.value)
  }
}
