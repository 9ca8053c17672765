// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import DenseLinearAlgebra
public import ReproducibleComputing

extension ValleyTreeModel {
  /// Groups whose borders follow their shapes, started at the leaves of a tree.
  public struct Refinement: Sendable, Hashable {
    /// The mixture of normal distributions, one a leaf; it places new rows.
    public let mixture: GaussianMixtureModel
    /// The group of each row; as a rule that of its leaf.
    public let labels: [Int32]
    /// How surely each row belongs to it: its responsibility, up to 1.
    public let strengths: [Double]
  }

  /// The most rows that the mixture is fitted to; all rows get labels of it.
  private static let refinementRows = 30_000

  /// Refines the leaves to the components of a mixture of normal distributions.
  ///
  /// The cuts of a tree are planes; groups of unlike spread or tilt have bent borders. Expectation
  /// and maximisation start at the leaves, with a ridge of a thousandth of each column's variance,
  /// on up to 30,000 rows.
  ///
  /// - Parameters:
  ///   - points: The points that were fitted.
  ///   - weights: How often each row counts, as for the fit.
  ///   - seed: Chooses the rows where there are many.
  ///   - execution: The threads, and whom to tell of progress (once an iteration).
  /// - Returns: The mixture, and what it says of each row. One leaf gives one component.
  /// - Throws: `ClusteringError` for other points than were fitted or for bad weights;
  ///   `CancellationError` when the task is cancelled.
  /// - Complexity: O(rows x columns² x leaves) and up to 100 iterations of as much for the rows
  ///   that are fitted.
  public func refine(
    _ points: Matrix<Double>, weights: [Double]? = nil, seed: UInt64 = 0,
    execution: Execution = .default
  ) throws -> Refinement {
    guard points.rowCount == labels.count else {
      throw ClusteringError(
        .shape,
        "There are \(points.rowCount) rows, and the tree was grown from \(labels.count). "
          + "Give the points that were fitted.")
    }
    try PointsValidation.check(points, execution: execution)
    try PointsValidation.check(weights: weights, rowCount: points.rowCount)
    // The order of the rows follows from their values, so that sums do as well.
    let rows = Array(
      RowOrder(points, seed: seed).rows.lazy.filter { (weights?[Int($0)] ?? 1) > 0 }
        .prefix(Self.refinementRows))
    let mixture = try GaussianMixture(
      componentCount: leafCount, initialization: .labels(rows.map { labels[Int($0)] }),
      maximumIterationCount: 100, tolerance: 1e-3, ridge: 1e-3
    ).fit(
      points.gathered(rows), weights: weights.map { weights in rows.map { weights[Int($0)] } },
      execution: execution)
    return Refinement(
      mixture: mixture, labels: try mixture.predict(points, execution: execution),
      strengths: try mixture.membershipStrengths(points, execution: execution))
  }

  /// Refines the leaves of prepared points.
  ///
  /// - Parameters:
  ///   - points: The points that were fitted.
  ///   - weights: How often each row counts, as for the fit.
  ///   - seed: Chooses the rows where there are many.
  ///   - execution: The threads, and whom to tell of progress (once an iteration).
  /// - Returns: The mixture, and what it says of each row.
  /// - Throws: As for a matrix.
  /// - Complexity: As for a matrix.
  public func refine(
    _ points: StructurePoints, weights: [Double]? = nil, seed: UInt64 = 0,
    execution: Execution = .default
  ) throws -> Refinement {
    try refine(points.matrix, weights: weights, seed: seed, execution: execution)
  }
}
