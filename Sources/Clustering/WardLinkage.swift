// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing

/// Exact Ward linkage of points in memory that grows with their number.
enum WardLinkage {
  /// All merges; a cluster comes after its parts and is no lower than they.
  ///
  /// - Parameters:
  ///   - points: Distinct points with weights.
  ///   - kernel: The code of the inner loops.
  ///   - execution: Threads, progress and cancellation.
  /// - Returns: The merges, heights in the units of the points.
  /// - Throws: `CancellationError`.
  /// - Complexity: O(n log n) in practice for few columns, O(n² d) at worst; O(n d) memory.
  static func merges(
    _ points: LinkagePoints, kernel: KMeansKernel = .dispatched, _ execution: Execution
  ) throws -> [LinkageMerge] {
    guard points.count > 1 else { return [] }
    // A power of four keeps products of weights in range, and its root is a power of two.
    let largest = points.weights.max() ?? 1
    let exponent = Int((Double(largest.exponent) / 2).rounded(.down))
    let shrink = Double(sign: .plus, exponent: -exponent, significand: 1)
    let unit = Double(sign: .plus, exponent: exponent, significand: 1)
    let weights = points.weights.map { $0 * shrink * shrink }
    var rounds = try WardRounds(
      points, weights: weights, kernel: kernel, execution: execution)
    try rounds.run()
    return rounds.merges.map {
      LinkageMerge(first: $0.first, second: $0.second, height: (2 * $0.height).squareRoot() * unit)
    }
  }
}
