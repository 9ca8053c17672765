// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import ReproducibleComputing

/// The parameters of a whitening: a linear map after which columns are uncorrelated with variance 1.
///
/// Of the maps that whiten (Kessy, Lewin and Strimmer, "Optimal whitening and decorrelation", The
/// American Statistician 72, 2018) these three; all standardise columns first, so that their units
/// change nothing.
public struct Whitening: Sendable, Hashable {
  /// Which of the maps that whiten.
  public enum Method: String, Sendable, Hashable, Codable, CaseIterable {
    /// PCA-cor: the principal components of the correlations, each divided by its deviation.
    case principalComponents
    /// ZCA-cor: the whitened columns stay as close as possible to the standardised ones.
    case zeroPhase
    /// The inverse of the Cholesky factor: column j depends on columns 0...j alone.
    case cholesky
  }

  /// Which of the maps that whiten.
  public var method: Method

  /// What is added to the diagonal of the correlation matrix, at least 0.
  ///
  /// Above 0 it makes columns that depend on each other usable; they are then shrunk, not white.
  public var ridge: Double

  /// Sets the parameters.
  ///
  /// - Parameters:
  ///   - method: Which of the maps that whiten.
  ///   - ridge: What is added to the diagonal of the correlation matrix, finite and at least 0.
  public init(_ method: Method = .zeroPhase, ridge: Double = 0) {
    self.method = method
    self.ridge = ridge
  }

  /// Finds the map that whitens points.
  ///
  /// - Parameters:
  ///   - points: One point a row, finite, at least two rows and one column.
  ///   - weights: One weight a row, finite and at least 0; a row of weight 2 equals that row twice.
  ///   - execution: How to run; the result does not depend on its number of threads.
  /// - Returns: The fitted model.
  /// - Throws: `.singular` when a column is constant or columns depend on each other, `.parameter`,
  ///   `.empty`, `.weights`, `.notFinite`, `.notConverged`, `.tooLarge`.
  /// - Complexity: O(rows x columns² + columns³).
  public func fit<Scalar>(
    _ points: some DenseMatrix<Scalar>, weights: [Double]? = nil, execution: Execution = .default
  ) throws(LinearAlgebraError) -> WhiteningModel {
    guard ridge >= 0, ridge.isFinite else {
      throw LinearAlgebraError(
        .parameter, "The ridge is \(ridge); it must be finite and at least 0.")
    }
    guard points.columnCount > 0 else {
      throw LinearAlgebraError(.empty, "There are no columns to whiten.")
    }
    let columns = try ColumnScales(points.view, weights: weights, execution)
    if let constant = columns.constantColumns.first {
      throw LinearAlgebraError(
        .singular,
        "Column \(constant) (counted from 0) is constant and has no variance to scale to 1. Leave"
          + " it out.")
    }
    var correlation = columns.correlation
    for column in 0..<points.columnCount { correlation[column, column] += ridge }
    let (map, inverse) = try maps(of: correlation)
    return WhiteningModel(
      method: method, means: columns.means, scales: columns.scales, map: map, inverseMap: inverse)
  }

  /// The matrix that standardised rows are multiplied with, and its inverse.
  private func maps(
    of correlation: Matrix<Double>
  ) throws(LinearAlgebraError) -> (Matrix<Double>, Matrix<Double>) {
    if method == .cholesky {
      let factorization = try CholeskyFactorization(of: correlation)
      // Row x becomes L^-1 x, so that a matrix of rows is multiplied with the transpose.
      let inverse = try factorization.solveFactor(Matrix.identity(correlation.rowCount))
      return (inverse.transposed(), factorization.factor.transposed())
    }
    let eigen = try SymmetricEigendecomposition(of: correlation)
    let size = correlation.rowCount
    let limit = 16 * Double(size) * Double.ulpOfOne * (eigen.values.first ?? 0)
    let rank = eigen.values.count { $0 > limit }
    guard rank == size else {
      throw LinearAlgebraError(
        .singular,
        "The \(size) columns have rank \(rank): some follow from the others and cannot be made"
          + " uncorrelated. Leave \(size - rank) of them out, keep \(rank) principal components"
          + " instead, or set a ridge.")
    }
    var map = eigen.vectors
    var inverse = eigen.vectors
    for column in 0..<size {
      let deviation = eigen.values[column].squareRoot()
      for row in 0..<size {
        map[row, column] /= deviation
        inverse[row, column] *= deviation
      }
    }
    if method == .zeroPhase {
      return (
        try map.multiplied(by: eigen.vectors, otherTransposed: true),
        try inverse.multiplied(by: eigen.vectors, otherTransposed: true)
      )
    }
    return (map, inverse.transposed())
  }
}
