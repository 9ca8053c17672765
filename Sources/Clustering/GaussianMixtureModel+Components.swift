// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

extension GaussianMixtureModel {
  /// A model of given components, for placing new rows: it knows nothing of the rows that it was
  /// fitted to, so `labels` is empty, `sizes` are 0 and `totalWeight` is 0.
  ///
  /// - Parameter components: At least one, all with as many columns; their covariances are
  ///   positive definite.
  /// - Throws: `ClusteringError` when there is none or they do not fit each other.
  public init(components: [GaussianMixtureComponent]) throws {
    guard let width = components.first?.mean.count, width > 0 else {
      throw ClusteringError(.parameter, "A mixture has at least one component and one column.")
    }
    _ = try GaussianDensities(components, columnCount: width)
    self.init(
      components: components, labels: [], sizes: components.map { _ in 0 }, logLikelihood: 0,
      totalWeight: 0, iterationCount: 0, converged: true, notes: [])
  }
}
