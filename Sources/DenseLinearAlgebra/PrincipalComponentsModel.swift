// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import ReproducibleComputing

/// The principal components of points, and how far each explains them.
public struct PrincipalComponentsModel: Sendable, Hashable, Codable {
  /// The mean of each column.
  public let means: [Double]

  /// What each column is divided by: its standard deviation, or 1 where columns are not
  /// standardised or a column is constant.
  public let scales: [Double]

  /// The directions, unit vectors, one a column: columns x components.
  ///
  /// The largest coefficient of each is positive (the first of those that are equal up to 1e-8).
  public let components: Matrix<Double>

  /// The variance on each component, descending; the denominator is the sum of weights less one.
  public let explainedVariance: [Double]

  /// The variance on each component as a part of the variance of all columns; 0 where all columns
  /// are constant.
  public let explainedVarianceRatio: [Double]

  /// The variance of all columns together, after scaling.
  public let totalVariance: Double

  /// The columns whose values are all equal, and that have no part in any component.
  public let constantColumns: [Int]

  /// The coordinates of points on the components.
  ///
  /// - Parameters:
  ///   - points: One point a row, finite, with the columns of the fitted points.
  ///   - execution: How to run; the result does not depend on its number of threads.
  /// - Returns: The scores, rows x components.
  /// - Throws: `.shape`, `.notFinite`, `.tooLarge`.
  /// - Complexity: O(rows x columns x components).
  public func transform<Scalar>(
    _ points: some DenseMatrix<Scalar>, execution: Execution = .default
  ) throws(LinearAlgebraError) -> Matrix<Double> {
    try AffineMap(centers: means, scales: scales, matrix: components)
      .apply(points.view, execution)
  }

  /// The points that have given coordinates on the components.
  ///
  /// With all components this inverts ``transform(_:execution:)``; with fewer it yields the nearest
  /// points in the plane of the components.
  ///
  /// - Parameters:
  ///   - scores: One point a row, rows x components, finite.
  ///   - execution: How to run.
  /// - Returns: Points in the units of the columns, rows x columns.
  /// - Throws: `.shape`, `.notFinite`, `.tooLarge`.
  /// - Complexity: O(rows x columns x components).
  public func inverseTransform(
    _ scores: some DenseMatrix<Double>, execution: Execution = .default
  ) throws(LinearAlgebraError) -> Matrix<Double> {
    try AffineMap.invert(
      scores, components.transposed(), centers: means, scales: scales, execution)
  }
}
