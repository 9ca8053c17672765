// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import DenseLinearAlgebra

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The components of a mixture, factored, as the passes over the rows read them.
struct GaussianDensities: Sendable {
  let count: Int
  let columnCount: Int
  /// Per component log(share) - columns log(2 pi) / 2 - log|covariance| / 2.
  let offsets: [Double]
  /// The means, one component after another.
  let means: [Double]
  /// Per component and column 1 / L[i, i], L being the Cholesky factor of the covariance.
  let scales: [Double]
  /// Per component L[i, j] / L[i, i], row after row: columns x columns of which j < i are used.
  let factors: [Double]

  /// Factors the covariances.
  ///
  /// - Throws: `ClusteringError` when the components do not fit the columns, are not finite, have
  ///   no positive share, or have a covariance that is not positive definite.
  init(_ components: [GaussianMixtureComponent], columnCount: Int) throws {
    guard !components.isEmpty else {
      throw ClusteringError(.empty, "The mixture has no components. Give at least one.")
    }
    let total = components.reduce(0) { $0 + $1.share }
    var offsets: [Double] = []
    var scales: [Double] = []
    var factors: [Double] = []
    for (number, component) in components.enumerated() {
      guard component.mean.count == columnCount, component.covariance.rowCount == columnCount,
        component.covariance.columnCount == columnCount
      else {
        throw ClusteringError(
          .shape,
          "Component \(number) (counted from 0) has \(component.mean.count) means and a covariance "
            + "of \(component.covariance.rowCount) x \(component.covariance.columnCount); the "
            + "points have \(columnCount) columns.")
      }
      guard component.share > 0, total.isFinite, component.mean.allSatisfy(\.isFinite) else {
        throw ClusteringError(
          .parameter,
          "Component \(number) (counted from 0) has the share \(component.share) or a mean that "
            + "is not finite. Shares are over 0, means finite.")
      }
      let lower: Matrix<Double>
      do {
        lower = try CholeskyFactorization(of: component.covariance).factor
      } catch {
        throw ClusteringError(
          .parameter,
          "The covariance of component \(number) (counted from 0) cannot be used: "
            + error.description)
      }
      var offset = log(component.share / total) - Double(columnCount) / 2 * log(2 * Double.pi)
      for i in 0..<columnCount {
        offset -= log(lower[i, i])
        scales.append(1 / lower[i, i])
        factors += (0..<columnCount).map { $0 < i ? lower[i, $0] / lower[i, i] : 0 }
      }
      offsets.append(offset)
    }
    self.count = components.count
    self.columnCount = columnCount
    self.offsets = offsets
    self.means = components.flatMap(\.mean)
    self.scales = scales
    self.factors = factors
  }
}
