// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import DenseLinearAlgebra
public import ReproducibleComputing

/// The parameters of a mixture of normal distributions, each with a covariance of its own.
///
/// Expectation and maximisation by turns (Dempster, Laird and Rubin, J. R. Stat. Soc. B 39:1,
/// 1977; McLachlan and Peel, Finite Mixture Models, 2000), with scikit-learn's conventions: a fit
/// stops when the mean log-likelihood changes by less than the tolerance, covariances are divided
/// by the weight of their component. Unlike k-means it finds long, tilted and rare clusters, once
/// it starts near them; discovery starts it at the leaves of a tree.
///
/// ```swift
/// let model = try GaussianMixture(componentCount: 3).fit(points, seed: 7)
/// let other = try GaussianMixture(componentCount: 3, initialization: .labels(leaves)).fit(points)
/// ```
///
/// A row of weight w counts as w equal rows; a row of weight zero gets a label and moves nothing.
/// The result does not depend on the columns' units, for the ridge is a part of each column's
/// variance, and it has the same bits for any number of threads.
///
/// A component that no row belongs to any more is removed, and one whose covariance is singular
/// gets a ridge; a note of the model says so.
public struct GaussianMixture: Sendable {
  /// Where the components start.
  public enum Initialization: Sendable {
    /// At the clusters of k-means on the columns divided by their standard deviations; each restart
    /// at those of another seed.
    case kMeans
    /// At the clusters of given labels, one a row in `0 ..< componentCount`: component c starts at
    /// the rows with label c.
    case labels([Int32])
    /// At given shares of each row in each component: rows x `componentCount`, none negative, the
    /// sum of each row 1.
    case responsibilities(Matrix<Double>)
    /// At given components, `componentCount` of them; their shares are divided by their sum.
    case components([GaussianMixtureComponent])
  }

  /// The number of components asked for, at least 1 and at most the number of rows.
  public var componentCount: Int
  /// Where the components start.
  public var initialization: Initialization
  /// Fits from independent starts, of which the likeliest is kept; at least 1.
  ///
  /// Anything but k-means is one start, whatever this says.
  public var restartCount: Int
  /// The most iterations of one fit, at least 1.
  public var maximumIterationCount: Int
  /// The fit stops when the mean log-likelihood of a row changes by less than this.
  public var tolerance: Double
  /// What is added to each variance of each component, as a part of the column's variance over all
  /// rows; 0 adds nothing.
  ///
  /// It keeps a component from closing in on a few equal rows, whose likelihood has no bound.
  public var ridge: Double

  /// Creates the parameters.
  ///
  /// - Parameters:
  ///   - componentCount: The number of components, at least 1.
  ///   - initialization: Where the components start.
  ///   - restartCount: Independent starts, at least 1.
  ///   - maximumIterationCount: The most iterations of one fit, at least 1.
  ///   - tolerance: The change of the mean log-likelihood at which a fit stops, at least 0.
  ///   - ridge: What is added to each variance, as a part of the column's variance; at least 0.
  public init(
    componentCount: Int, initialization: Initialization = .kMeans, restartCount: Int = 1,
    maximumIterationCount: Int = 200, tolerance: Double = 1e-5, ridge: Double = 1e-6
  ) {
    self.componentCount = componentCount
    self.initialization = initialization
    self.restartCount = restartCount
    self.maximumIterationCount = maximumIterationCount
    self.tolerance = tolerance
    self.ridge = ridge
  }

  /// Fits the mixture.
  ///
  /// - Parameters:
  ///   - points: Rows x columns, finite.
  ///   - weights: How often each row counts: not negative, not all zero; nil = once.
  ///   - seed: Chooses the random starts; equal seeds give equal models.
  ///   - execution: The threads, and whom to tell of progress (once an iteration).
  /// - Returns: The model of the start with the greatest likelihood; the earlier one on ties.
  /// - Throws: `ClusteringError` for bad points, weights or parameters; `CancellationError` when
  ///   the task is cancelled, within an iteration.
  /// - Complexity: O(rows x columns² x components) time an iteration; memory for the labels, and
  ///   for the k-means start a copy of the points.
  public func fit(
    _ points: Matrix<Double>, weights: [Double]? = nil, seed: UInt64 = 0,
    execution: Execution = .default
  ) throws -> GaussianMixtureModel {
    try PointsValidation.check(points, execution: execution)
    try PointsValidation.check(weights: weights, rowCount: points.rowCount)
    try check(points)
    let fit = try GaussianMixtureFit(
      parameters: self, points: points, weights: weights, execution: execution)
    return try fit.best(seed: seed)
  }

  private func check(_ points: Matrix<Double>) throws {
    guard componentCount >= 1, componentCount <= points.rowCount else {
      throw ClusteringError(
        .parameter,
        "\(componentCount) components were asked for, with \(points.rowCount) rows. "
          + "Ask for at least 1 and at most \(points.rowCount).")
    }
    guard restartCount >= 1, maximumIterationCount >= 1 else {
      throw ClusteringError(
        .parameter,
        "\(restartCount) restarts of at most \(maximumIterationCount) iterations were asked for. "
          + "Ask for at least 1 of each.")
    }
    guard tolerance >= 0, tolerance.isFinite else {
      throw ClusteringError(
        .parameter, "The tolerance is \(tolerance). It is finite and not negative.")
    }
    guard ridge >= 0, ridge.isFinite else {
      throw ClusteringError(.parameter, "The ridge is \(ridge). It is finite and not negative.")
    }
    try checkInitialization(points)
  }

  private func checkInitialization(_ points: Matrix<Double>) throws {
    switch initialization {
    case .kMeans: return
    case .labels(let labels):
      guard labels.count == points.rowCount else {
        throw ClusteringError(
          .shape,
          "There are \(labels.count) initial labels for \(points.rowCount) rows. "
            + "Give one label a row.")
      }
      if let row = labels.firstIndex(where: { $0 < 0 || $0 >= componentCount }) {
        throw ClusteringError(
          .parameter,
          "The initial label of row \(row) (counted from 0) is \(labels[row]). "
            + "Labels are 0 ..< \(componentCount), the number of components.")
      }
    case .responsibilities(let shares):
      guard shares.rowCount == points.rowCount, shares.columnCount == componentCount else {
        throw ClusteringError(
          .shape,
          "The initial responsibilities are \(shares.rowCount) x \(shares.columnCount); "
            + "\(points.rowCount) x \(componentCount) are needed, one row a row.")
      }
      for row in 0..<shares.rowCount {
        let values = shares.row(row)
        guard values.allSatisfy({ $0 >= 0 }), abs(values.reduce(0, +) - 1) <= 1e-6 else {
          throw ClusteringError(
            .parameter,
            "The initial responsibilities of row \(row) (counted from 0) are \(values). "
              + "They are not negative, and their sum is 1.")
        }
      }
    case .components(let components):
      guard components.count == componentCount else {
        throw ClusteringError(
          .shape,
          "There are \(components.count) initial components; \(componentCount) are needed.")
      }
      _ = try GaussianDensities(components, columnCount: points.columnCount)
    }
  }
}
