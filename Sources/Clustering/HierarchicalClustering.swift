// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import DenseLinearAlgebra
public import ReproducibleComputing

/// The parameters of agglomerative hierarchical clustering.
///
/// Definitions, heights and numbering are SciPy's. A row of weight w counts as w equal rows. Rows
/// that are equal meet first, at height 0. Where distances tie, the order of merges follows from
/// the values of the points, so neither threads nor the order of the rows change a tree.
///
/// Ward and single linkage work in memory that grows with the rows. The other linkages need
/// distances of pairs, and refuse, before taking it, more memory than `maximumMatrixBytes`.
public struct HierarchicalClustering: Sendable {
  /// How the distance between two clusters is measured.
  public var linkage: Linkage

  /// The most memory that a matrix of distances may take; by default half of the machine's.
  public var maximumMatrixBytes: Int

  /// Creates the parameters.
  ///
  /// - Parameters:
  ///   - linkage: How the distance between two clusters is measured.
  ///   - maximumMatrixBytes: The most memory that a matrix of distances may take; by default half
  ///     of the machine's. Ward and single linkage of points need no matrix.
  public init(linkage: Linkage, maximumMatrixBytes: Int? = nil) {
    self.linkage = linkage
    self.maximumMatrixBytes = maximumMatrixBytes ?? LinkageMemory.physicalBytes / 2
  }

  /// Builds the tree of the rows of a table by their Euclidean distances.
  ///
  /// - Parameters:
  ///   - points: One row a point; finite values.
  ///   - weights: How often each row counts, above 0; by default once. In `single`, `complete`,
  ///     `weighted` and `median` trees only `Merge.size` depends on them: what copies of one row
  ///     make, at height 0, is as far from the others as one of them.
  ///   - execution: Threads, progress and cancellation; it does not change the tree.
  /// - Returns: The tree, `points.rowCount - 1` merges.
  /// - Throws: `ClusteringError` when there are no rows, a value or a weight cannot be used, or the
  ///   distances need more than `maximumMatrixBytes`; `CancellationError`.
  /// - Complexity: For n distinct rows and d columns, `ward` and `single` take about n log n for
  ///   few columns and n² d at worst, in O(n d) memory; the others n² d, `centroid` and `median` in
  ///   n (n - 1) / 2 doubles, `complete`, `average` and `weighted` in as many for the clusters that
  ///   a first round without a matrix leaves, at least n / 2 and about 0.7 n: half of the memory.
  public func fit(
    _ points: Matrix<Double>, weights: [Double]? = nil, execution: Execution = .default
  ) throws -> Dendrogram {
    let distinct = try LinkagePoints(points, weights: weights, execution: execution)
    try execution.checkCancellation()
    let merges: [LinkageMerge]
    // All distances, then all merges; without rounds these take far longer.
    let measured = linkage.isMonotone ? 0.3 : 0.05
    let measuring = execution.part(nil, 0...measured)
    let merging = execution.part(nil, measured...1)
    switch linkage {
    case .single:
      merges = try LinkageSpanningTree.merges(distinct, execution)
    case .ward:
      merges = try WardLinkage.merges(distinct, execution)
    case .complete, .average, .weighted:
      let count = distinct.count
      // What cannot fit is refused at once: each merge of the first round joins two points.
      if count > LinkageRounds.leastCount {
        try requireMatrix(of: (count + 1) / 2, rowCount: count)
      } else {
        try requireMatrix(of: count, rowCount: count)
      }
      var rounds = try LinkageRounds(distinct, linkage: linkage, execution: measuring) {
        try requireMatrix(of: $0, rowCount: count)
      }
      merges = try rounds.run(merging)
    case .centroid, .median:
      try requireMatrix(of: distinct.count, rowCount: distinct.count)
      let matrix = try LinkageMatrix(distinct, linkage: linkage, execution: measuring)
      var generic = LinkageGeneric(matrix, weights: distinct.weights, linkage: linkage)
      merges = try generic.merges(merging)
    }
    try execution.checkCancellation()
    return try LinkageMerges.dendrogram(merges, of: distinct, linkage: linkage, execution)
  }

  /// Throws when the distances of all pairs would take more memory than is allowed.
  ///
  /// - Parameters:
  ///   - count: How many clusters' distances will be held at once.
  ///   - rowCount: The distinct rows that they were made of.
  /// - Throws: `ClusteringError` with the code `tooLarge`.
  func requireMatrix(of count: Int, rowCount: Int) throws {
    // In floating point: the product may overflow an integer.
    let bytes = 4 * Double(count) * Double(count - 1)
    guard bytes > Double(maximumMatrixBytes) else { return }
    let largest = Int((0.5 + (0.25 + Double(max(0, maximumMatrixBytes)) / 4).squareRoot()))
    let held =
      count == rowCount
      ? "their distances"
      : "the distances of the \(count) clusters or more that their first merges leave"
    throw ClusteringError(
      .tooLarge,
      "\(linkage.rawValue) linkage of \(rowCount) distinct rows needs "
        + "\(LinkageMemory.describe(bytes)) for \(held), and "
        + "\(LinkageMemory.describe(Double(maximumMatrixBytes))) are allowed, enough for "
        + "\(largest) \(count == rowCount ? "rows" : "clusters"); use ward or single linkage, which need no distance matrix, or cluster "
        + "micro-clusters with their weights, as TwoStep does")
  }
}
