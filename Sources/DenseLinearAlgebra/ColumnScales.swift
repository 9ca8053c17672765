// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

internal import ReproducibleComputing

/// Means and standard deviations of columns, with the columns that hardly vary found out.
struct ColumnScales {
  var means: [Double]
  /// The standard deviation of each column; 1 for a constant column.
  var scales: [Double]
  /// The columns whose values are all equal.
  var constantColumns: [Int]
  /// The covariance of the columns.
  var covariance: Matrix<Double>

  init<Scalar>(
    _ points: MatrixView<Scalar>, weights: [Double]?, _ execution: Execution
  ) throws(LinearAlgebraError) {
    let weights = try RowWeights(weights, rowCount: points.rowCount)
    means = try points.means(weights, execution)
    covariance = try points.covariance(
      weights, around: means, denominator: .degreesOfFreedom, execution)
    scales = []
    constantColumns = []
    for column in means.indices {
      let deviation = covariance[column, column].squareRoot()
      // The mean of equal values is one unit in the last place away from them at most.
      if deviation <= 4 * means[column].ulp {
        constantColumns.append(column)
        scales.append(1)
        for other in means.indices {
          covariance[column, other] = 0
          covariance[other, column] = 0
        }
      } else {
        scales.append(deviation)
      }
    }
  }

  /// The correlation matrix; 0 in the rows and columns of constant columns.
  var correlation: Matrix<Double> {
    var result = covariance
    for column in means.indices {
      for row in means.indices {
        result[row, column] =
          row == column && covariance[row, row] > 0
          ? 1 : covariance[row, column] / scales[row] / scales[column]
      }
    }
    return result
  }
}
