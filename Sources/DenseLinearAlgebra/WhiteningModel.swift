// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import ReproducibleComputing

/// A fitted map after which columns are uncorrelated with variance 1.
public struct WhiteningModel: Sendable, Hashable, Codable {
  /// Which of the maps that whiten.
  public let method: Whitening.Method

  /// The mean of each column.
  public let means: [Double]

  /// The standard deviation of each column; the denominator is the sum of weights less one.
  public let scales: [Double]

  /// What a standardised row is multiplied with from the right: columns x columns.
  public let map: Matrix<Double>

  /// The inverse of `map`.
  public let inverseMap: Matrix<Double>

  /// Whitens points.
  ///
  /// - Parameters:
  ///   - points: One point a row, finite, with the columns of the fitted points.
  ///   - execution: How to run; the result does not depend on its number of threads.
  /// - Returns: The white points, rows x columns.
  /// - Throws: `.shape`, `.notFinite`, `.tooLarge`.
  /// - Complexity: O(rows x columns²).
  public func transform<Scalar>(
    _ points: some DenseMatrix<Scalar>, execution: Execution = .default
  ) throws(LinearAlgebraError) -> Matrix<Double> {
    try AffineMap(centers: means, scales: scales, matrix: map).apply(points.view, execution)
  }

  /// Brings white points back into the units of the columns.
  ///
  /// - Parameters:
  ///   - points: One white point a row, rows x columns, finite.
  ///   - execution: How to run.
  /// - Returns: Points in the units of the columns, rows x columns.
  /// - Throws: `.shape`, `.notFinite`, `.tooLarge`.
  /// - Complexity: O(rows x columns²).
  public func inverseTransform(
    _ points: some DenseMatrix<Double>, execution: Execution = .default
  ) throws(LinearAlgebraError) -> Matrix<Double> {
    try AffineMap.invert(points, inverseMap, centers: means, scales: scales, execution)
  }
}
