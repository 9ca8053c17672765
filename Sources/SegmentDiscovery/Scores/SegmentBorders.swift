// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clustering
import DenseLinearAlgebra
import ReproducibleComputing

/// For every two segments: how far apart their centres are, how empty the space between them is,
/// and how many customers a classifier would confuse.
struct SegmentBorders {
  /// Distances of the centres on the prepared scale.
  let distances: [[Double]]
  /// Valley over lower peak, as `Border` measures it; 1 for a segment with itself.
  let depths: [[Double]]
  /// The mean probability that a member of the first belongs to the second rather than to its own.
  let overlaps: [[Double]]

  /// Measures all borders.
  ///
  /// - Parameters:
  ///   - spread: The customers with equal values spread, as densities need them.
  ///   - indices: The segment of each customer.
  ///   - statistics: The segments' means.
  ///   - execution: The threads.
  /// - Throws: `ClusteringError` when densities cannot be formed; `CancellationError`.
  init(
    spread: Matrix<Double>, indices: [Int32],
    statistics: SegmentStatistics, execution: Execution
  ) throws {
    let count = statistics.groups.count - 1
    let members = Self.members(indices, count: count)
    distances = (0..<count).map { a in
      (0..<count).map { b in
        zip(statistics.groups[a].mean, statistics.groups[b].mean)
          .reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
      }
    }
    let pairs = (0..<count).flatMap { a in ((a + 1)..<max(a + 1, count)).map { (a, $0) } }
    let groups = execution.mapChunks(of: members.count, size: 1) { segment, _ in
      Border.Group(spread, members[segment])
    }
    let found = execution.mapChunks(of: pairs.count, size: 1) { pair, _ in
      Border(spread, between: groups[pairs[pair].0], and: groups[pairs[pair].1]).depth
    }
    var depths = [[Double]](repeating: Array(repeating: 1, count: count), count: count)
    for (pair, depth) in zip(pairs, found) {
      depths[pair.0][pair.1] = depth
      depths[pair.1][pair.0] = depth
    }
    self.depths = depths
    overlaps = try Self.overlaps(spread, indices, count: count, execution: execution)
  }

  private static func members(_ indices: [Int32], count: Int) -> [[Int]] {
    var members = [[Int]](repeating: [], count: count)
    for (row, index) in indices.enumerated() { members[Int(index)].append(row) }
    return members
  }

  /// Posterior probabilities by normal densities, one for each segment.
  private static func overlaps(
    _ points: Matrix<Double>, _ indices: [Int32], count: Int, execution: Execution
  ) throws -> [[Double]] {
    var overlaps = [[Double]](repeating: Array(repeating: 0, count: count), count: count)
    guard count > 1, points.columnCount > 0 else { return overlaps }
    var mixture = GaussianMixture.ofSegments(count: count, startingAt: indices)
    mixture.maximumIterationCount = 1
    let model = try mixture.fit(points, execution: Execution(threadCount: execution.threadCount))
    guard model.components.count == count else { return overlaps }
    let shares = try model.responsibilities(points, execution: execution)
    var sizes = [Double](repeating: 0, count: count)
    for (row, index) in indices.enumerated() {
      let own = Int(index)
      sizes[own] += 1
      let mine = shares[row, own]
      for other in 0..<count where other != own {
        let theirs = shares[row, other]
        if theirs > 0 { overlaps[own][other] += theirs / (mine + theirs) }
      }
    }
    for own in 0..<count {
      for other in 0..<count { overlaps[own][other] /= max(1, sizes[own]) }
    }
    return overlaps
  }

  /// The segment whose centre is nearest; the first of equally near ones.
  func nearest(to index: Int) -> Int? {
    distances.indices.filter { $0 != index }.min {
      distances[index][$0] < distances[index][$1]
    }
  }
}
