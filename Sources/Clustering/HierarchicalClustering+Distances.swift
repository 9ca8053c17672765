// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import ReproducibleComputing

extension HierarchicalClustering {
  /// Builds the tree of things by their given distances.
  ///
  /// `ward`, `centroid` and `median` are meant for Euclidean distances; as in SciPy they are not
  /// refused for others, where a height is 0 if its square would be negative. Where distances
  /// tie, the order of the things decides.
  ///
  /// - Parameters:
  ///   - distances: The distances of all pairs.
  ///   - weights: How often each thing counts, above 0; by default once.
  ///   - execution: Threads, progress and cancellation; it does not change the tree.
  /// - Returns: The tree, `distances.count - 1` merges.
  /// - Throws: `ClusteringError` when a weight cannot be used, or the working copy of the distances
  ///   needs more than `maximumMatrixBytes`; `CancellationError`.
  /// - Complexity: O(n²) time and one copy of the distances; `centroid` and `median` O(n³) time at
  ///   worst.
  public func fit(
    _ distances: CondensedDistances, weights: [Double]? = nil, execution: Execution = .default
  ) throws -> Dendrogram {
    let n = distances.count
    try LinkagePoints.checkWeights(weights, rowCount: n)
    try requireMatrix(of: n, rowCount: n)
    let masses = weights ?? [Double](repeating: 1, count: n)
    // A power of two keeps the squares of huge and of tiny distances in range.
    let largest = distances.values.max() ?? 0
    let exponent = linkage.usesSquares && largest > 0 ? max(-1000, Int(largest.exponent)) : 0
    let shrink = Double(sign: .plus, exponent: -exponent, significand: 1)
    let unit = Double(sign: .plus, exponent: exponent, significand: 1)
    let matrix = LinkageMatrix(count: n)
    var place = 0
    for i in 0..<n {
      for j in i + 1..<max(n, i + 1) {
        let distance = distances.values[place] * shrink
        switch linkage {
        case .single, .complete, .average, .weighted: matrix.values[place] = distance
        case .centroid, .median: matrix.values[place] = distance * distance
        case .ward:
          matrix.values[place] =
            distance * distance * (2 * masses[i] * masses[j] / (masses[i] + masses[j]))
        }
        place += 1
      }
    }
    var merges: [LinkageMerge]
    if linkage.isMonotone {
      var rounds = LinkageRounds(matrix, weights: masses, linkage: linkage)
      merges = try rounds.run(execution)
    } else {
      var generic = LinkageGeneric(matrix, weights: masses, linkage: linkage)
      merges = try generic.merges(execution)
    }
    for i in merges.indices { merges[i].height *= unit }
    return try LinkageMerges.dendrogram(
      merges, leafCount: n, weights: weights, linkage: linkage, execution)
  }
}
