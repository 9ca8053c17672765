// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing

/// Exact Ward linkage of points in memory that grows with their number.
enum WardLinkage {
  /// All merges; a cluster comes after its parts and is no lower than they.
  ///
  /// - Parameters:
  ///   - points: Distinct points with weights.
  ///   - execution: Threads, progress and cancellation.
  /// - Returns: The merges, heights in the units of the points.
  /// - Throws: `CancellationError`.
  /// - Complexity: O(n log n) in practice for few columns, O(n² d) at worst; O(n d) memory.
  static func merges(
    _ points: LinkagePoints, _ execution: Execution
  ) throws -> [LinkageMerge] {
    guard points.count > 1 else { return [] }
    switch points.columnCount {
    case 1: return try run(WardColumns1.self, points, execution)
    case 2: return try run(WardColumns2.self, points, execution)
    case 3: return try run(WardColumns3.self, points, execution)
    case 4: return try run(WardColumns4.self, points, execution)
    case 5: return try run(WardColumns5.self, points, execution)
    case 6: return try run(WardColumns6.self, points, execution)
    case 7: return try run(WardColumns7.self, points, execution)
    case 8: return try run(WardColumns8.self, points, execution)
    default: return try run(WardColumnsMany.self, points, execution)
    }
  }

  private static func run<Columns: WardColumns>(
    _: Columns.Type, _ points: LinkagePoints, _ execution: Execution
  ) throws -> [LinkageMerge] {
    // A power of four keeps products of weights in range, and its root is a power of two.
    let largest = points.weights.max() ?? 1
    let exponent = Int((Double(largest.exponent) / 2).rounded(.down))
    let shrink = Double(sign: .plus, exponent: -exponent, significand: 1)
    let unit = Double(sign: .plus, exponent: exponent, significand: 1)
    let weights = points.weights.map { $0 * shrink * shrink }
    var rounds = WardRounds<Columns>(points, weights: weights, execution: execution)
    try rounds.run()
    return rounds.merges.map {
      LinkageMerge(first: $0.first, second: $0.second, height: (2 * $0.height).squareRoot() * unit)
    }
  }
}
