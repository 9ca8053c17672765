// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import DenseLinearAlgebra

/// What a pass over rows adds up for the next components.
///
/// Per component: the sum of the shares s, then for each column i the sum of s t_i, of s t_i t_j
/// for j < i, and of s t_i², t being the difference from a mean that was known before the pass.
struct GaussianSums: Sendable {
  let columnCount: Int
  /// Σ w log(density).
  var logLikelihood: Double
  var values: [Double]

  /// Sums of one component.
  static func size(columnCount: Int) -> Int {
    1 + columnCount + columnCount * (columnCount + 1) / 2
  }

  mutating func add(_ other: GaussianSums) {
    logLikelihood += other.logLikelihood
    for index in values.indices { values[index] += other.values[index] }
  }

  /// The weight of each component.
  var weights: [Double] {
    stride(from: 0, to: values.count, by: Self.size(columnCount: columnCount)).map { values[$0] }
  }

  /// The mean of a component, and its covariance without a ridge.
  ///
  /// - Parameters:
  ///   - component: Its number; its weight is positive.
  ///   - means: The means that the differences were taken from, all components' one after another.
  /// - Returns: One mean a column, and a symmetric matrix.
  func moments(
    of component: Int, around means: [Double]
  ) -> (mean: [Double], covariance: Matrix<Double>) {
    var next = component * Self.size(columnCount: columnCount)
    let weight = values[next]
    var mean: [Double] = []
    var shifts: [Double] = []
    var covariance = Matrix<Double>(rowCount: columnCount, columnCount: columnCount)
    for i in 0..<columnCount {
      shifts.append(values[next + 1] / weight)
      mean.append(means[component * columnCount + i] + shifts[i])
      next += 1
      for j in 0...i {
        next += 1
        let product = values[next] / weight - shifts[i] * shifts[j]
        covariance[i, j] = product
        covariance[j, i] = product
      }
    }
    return (mean, covariance)
  }
}
