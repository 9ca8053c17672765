// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import ReproducibleComputing

/// The parameters of a principal component analysis.
///
/// ```swift
/// let model = try PrincipalComponents(standardizes: true).fit(points)
/// print(model.explainedVarianceRatio[0])  // the part of the variance on the first component
/// let scores = try model.transform(points)
/// ```
///
/// By the eigenvectors of the covariance matrix (two passes over the rows, memory that does not
/// grow with them). Components whose variance is below about 1e-16 of the largest are rounding
/// noise, as with every method by covariances; a variance that rounding makes negative is 0.
public struct PrincipalComponents: Sendable, Hashable {
  /// How many components to keep.
  public enum Selection: Sendable, Hashable {
    /// As many as there are columns.
    case all
    /// A number of components, from 1 to the number of columns.
    case count(Int)
    /// The fewest that explain a part of the variance, above 0 and up to 1.
    case explaining(Double)
  }

  /// How many components to keep.
  public var selection: Selection

  /// Whether columns are divided by their standard deviations first, so that units do not matter.
  public var standardizes: Bool

  /// Sets the parameters.
  ///
  /// - Parameters:
  ///   - selection: How many components to keep.
  ///   - standardizes: Whether columns are divided by their standard deviations first.
  public init(_ selection: Selection = .all, standardizes: Bool = false) {
    self.selection = selection
    self.standardizes = standardizes
  }

  /// Finds the components of points.
  ///
  /// - Parameters:
  ///   - points: One point a row, finite, at least two rows and one column.
  ///   - weights: One weight a row, finite and at least 0; a row of weight 2 equals that row twice.
  ///   - execution: How to run; the result does not depend on its number of threads.
  /// - Returns: The fitted model.
  /// - Throws: `.parameter`, `.empty`, `.weights`, `.notFinite`, `.notConverged`, `.tooLarge`.
  /// - Complexity: O(rows x columns² + columns³).
  public func fit<Scalar>(
    _ points: some DenseMatrix<Scalar>, weights: [Double]? = nil, execution: Execution = .default
  ) throws(LinearAlgebraError) -> PrincipalComponentsModel {
    let size = points.columnCount
    guard size > 0 else {
      throw LinearAlgebraError(.empty, "There are no columns to find components of.")
    }
    try checkSelection(columnCount: size)
    let columns = try ColumnScales(points.view, weights: weights, execution)
    let eigen = try SymmetricEigendecomposition(
      of: standardizes ? columns.correlation : columns.covariance)
    let variances = eigen.values.map { max(0, $0) }
    let total = variances.reduce(0, +)
    let ratios = variances.map { total > 0 ? $0 / total : 0 }
    let count = keptCount(of: ratios)
    return PrincipalComponentsModel(
      means: columns.means,
      scales: standardizes ? columns.scales : Array(repeating: 1, count: size),
      components: eigen.vectors.view(columns: 0..<count).copied(),
      explainedVariance: Array(variances[..<count]),
      explainedVarianceRatio: Array(ratios[..<count]), totalVariance: total,
      constantColumns: columns.constantColumns)
  }

  private func checkSelection(columnCount: Int) throws(LinearAlgebraError) {
    switch selection {
    case .all: return
    case .count(let count):
      guard count >= 1, count <= columnCount else {
        throw LinearAlgebraError(
          .parameter,
          "\(count) components are asked of \(columnCount) columns; ask for 1 to \(columnCount).")
      }
    case .explaining(let part):
      guard part > 0, part <= 1 else {
        throw LinearAlgebraError(
          .parameter,
          "Components that explain \(part) of the variance are asked for; ask for a part above 0"
            + " and up to 1.")
      }
    }
  }

  private func keptCount(of ratios: [Double]) -> Int {
    switch selection {
    case .all: return ratios.count
    case .count(let count): return count
    case .explaining(let part):
      var sum = 0.0
      for (index, ratio) in ratios.enumerated() {
        sum += ratio
        // All ratios may sum to one unit in the last place less than 1.
        if sum >= part - 1e-12 { return index + 1 }
      }
      return ratios.count
    }
  }
}
