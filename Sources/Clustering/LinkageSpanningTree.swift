// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing

/// A minimum spanning tree of points, in memory that grows with their number.
///
/// Its edges, sorted, are the merges of single linkage (Gower and Ross, "Minimum spanning trees
/// and single linkage cluster analysis", Applied Statistics 18, 1969).
enum LinkageSpanningTree {
  /// The `count - 1` edges, with the distances as heights.
  ///
  /// - Throws: `CancellationError`.
  /// - Complexity: About n log n time for up to eight columns, n² d beyond; O(n d) memory.
  static func merges(
    _ points: LinkagePoints, kernel: KMeansKernel = .dispatched, _ execution: Execution
  ) throws -> [LinkageMerge] {
    guard points.count > 1 else { return [] }
    guard points.columnCount <= 8 else { return try grow(points, execution) }
    let rounds = try SpanningTreeRounds(points, kernel: kernel, execution: execution)
    try rounds.run()
    return rounds.merges.map {
      LinkageMerge(first: $0.first, second: $0.second, height: $0.height.squareRoot())
    }
  }

  /// Grows one tree by the nearest point outside it (Prim, 1957); of equally near points the
  /// first in the order of the points is taken.
  private static func grow(
    _ points: LinkagePoints, _ execution: Execution
  ) throws -> [LinkageMerge] {
    let n = points.count
    let d = points.columnCount
    // The points outside the tree, column after column; the order of points is kept.
    var outside = points.coordinates
    var numbers = [Int32](1..<Int32(n))
    var distances = [Double](repeating: .infinity, count: n)
    var links = [Int32](repeating: 0, count: n)
    var current: Int32 = 0
    var center = [Double](repeating: 0, count: d)
    var merges: [LinkageMerge] = []
    merges.reserveCapacity(n - 1)
    for k in 0..<d { center[k] = points.coordinates[k * n] }
    // Steps between which a cancelled task is noticed.
    let every = max(1, min(64, 2_000_000 / (n * d)))
    try outside.withUnsafeMutableBufferPointer { outside in
      for k in 0..<d { for i in 1..<n { outside[k * n + i - 1] = outside[k * n + i] } }
      for live in stride(from: n - 1, to: 0, by: -1) {
        if live % every == 0 {
          try execution.checkCancellation()
          let left = Double(live) / Double(n)
          execution.report("growing the spanning tree", fraction: 1 - left * left)
        }
        var best = Double.infinity
        var at = 0
        for j in 0..<live {
          var distance = 0.0
          for k in 0..<d {
            let difference = outside[k * n + j] - center[k]
            distance += difference * difference
          }
          if distance < distances[j] {
            distances[j] = distance
            links[j] = current
          }
          if distances[j] < best || (distances[j] == best && numbers[j] < numbers[at]) {
            best = distances[j]
            at = j
          }
        }
        current = numbers[at]
        merges.append(.init(first: links[at], second: current, height: best.squareRoot()))
        let last = live - 1
        for k in 0..<d {
          center[k] = outside[k * n + at]
          outside[k * n + at] = outside[k * n + last]
        }
        numbers[at] = numbers[last]
        distances[at] = distances[last]
        links[at] = links[last]
      }
    }
    return merges
  }
}
