// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// Weights of rows that have been checked.
struct RowWeights {
  /// One weight a row, or nil where each row counts once.
  let values: [Double]?

  /// The sum of the weights.
  let total: Double

  init(_ values: [Double]?, rowCount: Int) throws(LinearAlgebraError) {
    self.values = values
    guard let values else {
      total = Double(rowCount)
      return
    }
    guard values.count == rowCount else {
      throw LinearAlgebraError(
        .weights, "There are \(values.count) weights for \(rowCount) rows; give one weight a row.")
    }
    var total = 0.0
    for (row, weight) in values.enumerated() {
      guard weight >= 0, weight.isFinite else {
        throw LinearAlgebraError(
          .weights,
          "The weight of row \(row) (counted from 0) is \(weight); weights are finite and at least"
            + " 0.")
      }
      total += weight
    }
    guard total.isFinite else {
      throw LinearAlgebraError(
        .weights, "The sum of the weights overflows; divide them all by one number.")
    }
    self.total = total
  }
}
