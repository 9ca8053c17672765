// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import DenseLinearAlgebra
import ReproducibleComputing

/// Brings the columns of a table to a common scale, and back.
///
/// Values are `(x - center) / scale`. A column that does not vary gets the scale 1, so that it
/// becomes zero everywhere and no distance feels it.
public struct Standardization: Sendable, Hashable, Codable {
  /// Which centre and which scale are taken.
  public enum Method: String, Sendable, Hashable, Codable, CaseIterable {
    /// The columns stay as they are.
    case none
    /// Mean and (population) standard deviation.
    case z
    /// Median and interquartile range / 1.349, the standard deviation of a normal column. Where
    /// the quartiles are equal, the standard deviation is taken.
    case robust
  }

  /// Which centre and which scale were taken.
  public let method: Method
  /// The centre of each column.
  public let centers: [Double]
  /// The scale of each column, over 0.
  public let scales: [Double]

  /// Measures the columns of a table.
  ///
  /// - Parameters:
  ///   - method: Which centre and which scale to take.
  ///   - points: Rows x columns, finite.
  ///   - weights: A weight for each row, at least 0; a weighted row counts as that row repeated.
  /// - Throws: ``ClusteringError`` when a value is not finite or the weights do not fit.
  /// - Complexity: O(n d), and a sort of each column for `robust`.
  public init<Scalar: MatrixScalar>(
    _ method: Method, of points: Matrix<Scalar>, weights: [Double]? = nil
  ) throws {
    try PointsValidation.check(points, execution: .default)
    try PointsValidation.check(weights: weights, rowCount: points.rowCount)
    self.method = method
    var centers: [Double] = []
    var scales: [Double] = []
    for j in 0..<points.columnCount {
      let values = points.column(j).map { Double($0) }
      switch method {
      case .none:
        centers.append(0)
        scales.append(1)
      case .z:
        let (mean, deviation) = Self.momentsOf(values, weights: weights)
        centers.append(mean)
        scales.append(deviation > 0 ? deviation : 1)
      case .robust:
        let quartiles = Self.quantiles([0.25, 0.5, 0.75], of: values, weights: weights)
        let spread = (quartiles[2] - quartiles[0]) / 1.349
        let deviation = spread > 0 ? spread : Self.momentsOf(values, weights: weights).deviation
        centers.append(quartiles[1])
        scales.append(deviation > 0 ? deviation : 1)
      }
    }
    self.centers = centers
    self.scales = scales
  }

  /// The table on the common scale.
  ///
  /// - Parameter points: Rows x columns, as many columns as were measured.
  /// - Returns: The scaled values, of the same shape.
  /// - Complexity: O(rows x columns).
  public func apply<Scalar: MatrixScalar>(to points: Matrix<Scalar>) -> Matrix<Scalar> {
    precondition(points.columnCount == centers.count, "other columns than were measured")
    guard method != .none else { return points }
    let rowCount = points.rowCount
    var result = points
    result.withUnsafeMutableColumns { base in
      for j in centers.indices {
        let column = base + j * rowCount
        for i in 0..<rowCount {
          column[i] = Scalar((Double(column[i]) - centers[j]) / scales[j])
        }
      }
    }
    return result
  }

  private static func momentsOf(
    _ values: [Double], weights: [Double]?
  ) -> (mean: Double, deviation: Double) {
    // Moved by the first value, so that a far offset costs no digits.
    let origin = values.first ?? 0
    var total = 0.0
    var sum = 0.0
    for (i, value) in values.enumerated() {
      let weight = weights?[i] ?? 1
      total += weight
      sum += weight * (value - origin)
    }
    guard total > 0 else { return (origin, 0) }
    let shift = sum / total
    var squares = 0.0
    for (i, value) in values.enumerated() {
      let difference = (value - origin) - shift
      squares += (weights?[i] ?? 1) * difference * difference
    }
    let deviation = (squares / total).squareRoot()
    // What rounding alone leaves of a constant column is no spread.
    let negligible = 1e-14 * (abs(origin) + abs(shift))
    return (origin + shift, deviation > negligible ? deviation : 0)
  }

  /// The values at which the cumulated weight first reaches each part (both neighbours averaged
  /// where it is reached exactly), so that a weight equals repetition.
  private static func quantiles(
    _ parts: [Double], of values: [Double], weights: [Double]?
  ) -> [Double] {
    let order = values.indices.filter { (weights?[$0] ?? 1) > 0 }.sorted { values[$0] < values[$1] }
    guard let last = order.last else { return parts.map { _ in 0 } }
    let total = order.reduce(0.0) { $0 + (weights?[$1] ?? 1) }
    return parts.map { part in
      let target = part * total
      var cumulated = 0.0
      for (position, row) in order.enumerated() {
        cumulated += weights?[row] ?? 1
        if cumulated == target, position + 1 < order.count {
          return (values[row] + values[order[position + 1]]) / 2
        }
        if cumulated > target { return values[row] }
      }
      return values[last]
    }
  }
}
