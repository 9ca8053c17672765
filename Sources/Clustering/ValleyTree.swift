// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import DenseLinearAlgebra
public import ReproducibleComputing

/// Finds out whether points fall into separate groups, into how many, and which.
///
/// The points are split where some linear projection of them has a proven valley
/// (``MultiscaleValleyTest``), and the two sides again, until nothing more can be proven. One leaf
/// means that the points are one continuum as far as so many rows can tell: no number of clusters
/// is better than another, and a clustering of them is a set of cuts.
///
/// The null of the root's p-value is that every projection of the points that is looked at has one
/// mode; this holds for one population with margins and dependence of many shapes, not for one that
/// is bent around an empty middle. Of up to 2 x columns + 60 directions (axes, principal axes,
/// differences of k-means centres and discriminants) the three with the most evidence are tested on
/// up to 6000 rows, each p-value multiplied by the number of all directions.
///
/// Leaves that a cut between other groups took from one group are put together again.
///
/// A split must also leave at least a part of the rows on either side, be deep enough to be of use,
/// and not just set one tied value apart. It cannot see: groups that overlap so much that no valley
/// is between them; groups of less than a hundredth of the rows or of fewer than 15; groups that no
/// plane parts (a ring around a core).
///
/// ```swift
/// let preparation = try StructurePreparation(kinds: [.measurement, .count, .total(of: 1)]).fit(raw)
/// let points = try preparation.spread(raw)
/// let tree = try ValleyTree().fit(points)
/// if tree.verdict == .distinct {
///   print(try tree.refine(points).labels)   // and membership strengths, and the mixture
/// }
/// ```
///
/// A row of weight w counts as w rows in shares. For the test itself a row can be there only once,
/// for repeated values would be spikes with valleys beside them: the tested rows are drawn with
/// probabilities in proportion to the weights, up to four times the mean weight, all of them where
/// the weights are equal.
///
/// The same rows in another order give the same tree, and so does any number of threads.
public struct ValleyTree: Sendable, Hashable, Codable {
  /// The p-value up to which a node is split, in (0, 1).
  public var significance: Double
  /// The least part of all rows (by weight) that a leaf may hold, in [0, 0.5).
  public var leastShare: Double
  /// The fewest rows that a leaf may hold, at least 8.
  public var leastSize: Int
  /// The most that may be left of the density in a valley, as a part of that on the lower peak
  /// beside it; in (0, 1].
  public var greatestDepthRatio: Double
  /// The most leaves, at least 1.
  public var greatestLeafCount: Int

  /// Creates the parameters.
  ///
  /// - Parameters:
  ///   - significance: The p-value up to which a node is split, in (0, 1).
  ///   - leastShare: The least part of all rows that a leaf may hold, in [0, 0.5).
  ///   - leastSize: The fewest rows that a leaf may hold, at least 8.
  ///   - greatestDepthRatio: The most that may be left of the density in a valley; in (0, 1].
  ///   - greatestLeafCount: The most leaves, at least 1.
  public init(
    significance: Double = 0.05, leastShare: Double = 0.01, leastSize: Int = 15,
    greatestDepthRatio: Double = 0.75, greatestLeafCount: Int = 50
  ) {
    self.significance = significance
    self.leastShare = leastShare
    self.leastSize = leastSize
    self.greatestDepthRatio = greatestDepthRatio
    self.greatestLeafCount = greatestLeafCount
  }

  /// Grows the tree.
  ///
  /// - Parameters:
  ///   - points: Rows x columns, finite; a table without columns is one leaf.
  ///   - weights: How often each row counts: not negative, not all zero; nil = once.
  ///   - seed: Chooses the rows that are looked at and the starts of k-means.
  ///   - execution: The threads, and whom to tell of progress (once a node).
  /// - Returns: The tree.
  /// - Throws: `ClusteringError` for bad points, weights or parameters; `CancellationError` when
  ///   the task is cancelled, between nodes.
  /// - Complexity: O(rows x columns x depth), and for each node the same time whatever its rows.
  public func fit(
    _ points: StructurePoints, weights: [Double]? = nil, seed: UInt64 = 0,
    execution: Execution = .default
  ) throws -> ValleyTreeModel {
    try check()
    if points.matrix.columnCount > 0 || points.matrix.rowCount == 0 {
      try PointsValidation.check(points.matrix, execution: execution)
    }
    try PointsValidation.check(weights: weights, rowCount: points.matrix.rowCount)
    let growth = ValleyTreeGrowth(
      parameters: self, points: points, weights: weights, seed: seed, execution: execution)
    return try growth.model()
  }

  /// Grows the tree of points whose columns have no ties.
  ///
  /// - Parameters:
  ///   - points: Rows x columns, finite, on scales that may be compared.
  ///   - weights: How often each row counts: not negative, not all zero; nil = once.
  ///   - seed: Chooses the rows that are looked at and the starts of k-means.
  ///   - execution: The threads, and whom to tell of progress (once a node).
  /// - Returns: The tree.
  /// - Throws: As for prepared points.
  /// - Complexity: As for prepared points.
  public func fit(
    _ points: Matrix<Double>, weights: [Double]? = nil, seed: UInt64 = 0,
    execution: Execution = .default
  ) throws -> ValleyTreeModel {
    try fit(StructurePoints(points), weights: weights, seed: seed, execution: execution)
  }

  private func check() throws {
    guard significance > 0, significance < 1 else {
      throw ClusteringError(
        .parameter, "The significance is \(significance). It lies between 0 and 1, such as 0.05.")
    }
    guard leastShare >= 0, leastShare < 0.5 else {
      throw ClusteringError(
        .parameter, "The least share of a leaf is \(leastShare). It is at least 0 and under 0.5.")
    }
    guard leastSize >= 8 else {
      throw ClusteringError(
        .parameter, "A leaf of \(leastSize) rows was allowed. Ask for at least 8.")
    }
    guard greatestDepthRatio > 0, greatestDepthRatio <= 1 else {
      throw ClusteringError(
        .parameter,
        "The greatest depth ratio is \(greatestDepthRatio). It is over 0 and at most 1.")
    }
    guard greatestLeafCount >= 1 else {
      throw ClusteringError(
        .parameter, "At most \(greatestLeafCount) leaves were asked for. Allow at least 1.")
    }
  }
}
