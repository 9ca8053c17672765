// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import DenseLinearAlgebra
public import ReproducibleComputing

extension Dendrogram {
  /// The height at which two points first lie in one cluster; 0 of a point to itself.
  ///
  /// - Parameters:
  ///   - first: A point, in `0 ..< leafCount`.
  ///   - second: Another.
  /// - Returns: The height of the lowest merge over both.
  /// - Complexity: O(n); for all pairs use `copheneticDistances()`.
  public func copheneticDistance(_ first: Int, _ second: Int) -> Double {
    precondition(first >= 0 && first < leafCount && second >= 0 && second < leafCount)
    guard first != second else { return 0 }
    var (a, b) = (first, second)
    for (i, merge) in merges.enumerated() {
      let holdsA = merge.first == a || merge.second == a
      let holdsB = merge.first == b || merge.second == b
      if holdsA && holdsB { return merge.height }
      if holdsA { a = leafCount + i }
      if holdsB { b = leafCount + i }
    }
    preconditionFailure("a tree joins all its points")
  }

  /// The heights at which all pairs first lie in one cluster: SciPy's `cophenet`.
  ///
  /// - Returns: n (n - 1) / 2 heights in condensed form.
  /// - Throws: `ClusteringError` when a height of the tree is negative.
  /// - Complexity: O(n²) time and memory.
  public func copheneticDistances() throws -> CondensedDistances {
    let n = leafCount
    let drawn = leafOrder()
    var values = [Double](repeating: 0, count: n * (n - 1) / 2)
    forEachMerge { height, left, right in
      for p in left {
        for q in right {
          let (i, j) = (min(drawn[p], drawn[q]), max(drawn[p], drawn[q]))
          values[n * i - i * (i + 1) / 2 + j - i - 1] = height
        }
      }
    }
    return try CondensedDistances(count: n, values: values)
  }

  /// Pearson's correlation of the distances of pairs and the heights at which they meet (Sokal and
  /// Rohlf, "The comparison of dendrograms by objective methods", Taxon 11, 1962).
  ///
  /// - Parameters:
  ///   - points: The points that the tree was made of, one a row.
  ///   - weights: How often each row counts, above 0; by default once. The pairs among the copies of
  ///     one row count too, with distance 0 and height 0.
  ///   - execution: Threads and cancellation; it does not change the figure.
  /// - Returns: The correlation; NaN when all distances or all heights are equal, or there are
  ///   fewer than two pairs.
  /// - Throws: `ClusteringError` when points or weights do not fit the tree or are not finite;
  ///   `CancellationError`.
  /// - Complexity: O(n² d) time, O(n d) memory.
  public func copheneticCorrelation(
    with points: Matrix<Double>, weights: [Double]? = nil, execution: Execution = .default
  ) throws -> Double {
    guard points.rowCount == leafCount else {
      throw ClusteringError(
        .shape,
        "\(points.rowCount) rows do not fit a tree over \(leafCount) points; give the rows that it "
          + "was made of")
    }
    let checked = try LinkagePoints(points, weights: weights, execution: execution)
    let sums = try copheneticSums(checked, weights: weights, execution: execution)
    return sums.correlation
  }

  /// Pearson's correlation of given distances and the heights at which pairs meet.
  ///
  /// - Parameter distances: The distances that the tree was made of; each pair counts once.
  /// - Returns: The correlation; NaN when all distances or all heights are equal, or there are
  ///   fewer than two pairs.
  /// - Throws: `ClusteringError` when the distances do not fit the tree.
  /// - Complexity: O(n²) time, O(n) memory.
  public func copheneticCorrelation(with distances: CondensedDistances) throws -> Double {
    guard distances.count == leafCount else {
      throw ClusteringError(
        .shape,
        "distances of \(distances.count) things do not fit a tree over \(leafCount) points; give "
          + "those that it was made of")
    }
    let drawn = leafOrder()
    var sums = CopheneticSums()
    forEachMerge { height, left, right in
      for p in left {
        for q in right {
          sums.add(
            CopheneticSums(weight: 1, meanX: distances[drawn[p], drawn[q]], meanY: height))
        }
      }
    }
    return sums.correlation
  }

  /// Calls the body with each merge's height and the spans of its parts in `leafOrder()`.
  func forEachMerge(_ body: (_ height: Double, _ left: Range<Int>, _ right: Range<Int>) -> Void) {
    let starts = drawnStarts()
    let counts = leafCounts()
    for (i, merge) in merges.enumerated() {
      let left = merge.first < leafCount ? 1 : counts[merge.first - leafCount]
      let start = starts[leafCount + i]
      body(merge.height, start..<start + left, start + left..<start + counts[i])
    }
  }

  /// Where the points of each cluster start in `leafOrder()`.
  func drawnStarts() -> [Int] {
    let counts = leafCounts()
    var starts = [Int](repeating: 0, count: leafCount + merges.count)
    for i in stride(from: merges.count - 1, through: 0, by: -1) {
      let merge = merges[i]
      let start = starts[leafCount + i]
      starts[merge.first] = start
      starts[merge.second] =
        start + (merge.first < leafCount ? 1 : counts[merge.first - leafCount])
    }
    return starts
  }
}
