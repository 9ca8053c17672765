// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clustering
import DenseLinearAlgebra
import ReproducibleComputing

/// Simulated points, and what tests of trees share.
enum HierarchicalSamples {
  /// Three groups of points around different places; without ties.
  static func groups(_ count: Int, columns: Int, seed: UInt64) -> Matrix<Double> {
    var generator = SeededGenerator(seed: seed)
    var points = Matrix<Double>(rowCount: count, columnCount: columns)
    for i in 0..<count {
      for k in 0..<columns {
        points[i, k] = Double((i % 3) * (k + 1)) + generator.approximateNormal()
      }
    }
    return points
  }

  /// Whole coordinates: many equal rows and equal distances.
  static func lattice(_ count: Int, columns: Int, side: Int, seed: UInt64) -> Matrix<Double> {
    var generator = SeededGenerator(seed: seed)
    var points = Matrix<Double>(rowCount: count, columnCount: columns)
    for i in 0..<count {
      for k in 0..<columns { points[i, k] = Double(generator.integer(below: side)) }
    }
    return points
  }

  /// The rows at the given places, in that order.
  static func rows(_ rows: [Int], of points: Matrix<Double>) -> Matrix<Double> {
    Matrix(rows: rows.map(points.row))
  }

  /// The Euclidean distances of all pairs of rows.
  static func distances(_ points: Matrix<Double>) throws -> CondensedDistances {
    var values: [Double] = []
    for i in 0..<points.rowCount {
      for j in i + 1..<max(i + 1, points.rowCount) {
        values.append(distance(points.row(i), points.row(j)))
      }
    }
    return try CondensedDistances(count: points.rowCount, values: values)
  }

  static func distance(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
  }

  /// The largest gap between two lists of heights, relative to the largest height.
  static func gap(_ a: [Double], _ b: [Double]) -> Double {
    guard a.count == b.count else { return .infinity }
    let largest = max(b.map { abs($0) }.max() ?? 0, .leastNormalMagnitude)
    return zip(a, b).reduce(0) { max($0, abs($1.0 - $1.1)) } / largest
  }
}

extension Dendrogram {
  var heights: [Double] { merges.map(\.height) }

  /// The sets of points that the merges make, each with its points ascending.
  var clusters: [[Int]] {
    var members = (0..<leafCount).map { [$0] }
    for merge in merges { members.append((members[merge.first] + members[merge.second]).sorted()) }
    return Array(members[leafCount...])
  }
}
