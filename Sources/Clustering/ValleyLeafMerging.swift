// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import DenseLinearAlgebra

/// Puts together leaves of a valley tree that a plane cut from one group.
///
/// A cut between two groups goes on through the rest of the points, and may take the edge of a third
/// group to the wrong side, where it is then found to be apart from what is there. Such an edge
/// has no valley towards the group that it comes from: two leaves that are not the two sides of one
/// split become one where neither along the difference of their means nor along their discriminant
/// there is any evidence of a valley.
struct ValleyLeafMerging {
  private static let comparedRows = 3_000

  /// The points, each row of them in one leaf.
  let points: Matrix<Double>
  /// For each leaf its rows that may be tested, in the order in which they are drawn.
  let leaves: [[Int32]]
  /// For each leaf the node that it is a side of.
  let parents: [Int]

  /// For each leaf the number of the first leaf of its group.
  func groups() throws -> [Int] {
    var groups = Array(leaves.indices)
    // The smallest leaves first: they are the edges.
    let bySize = leaves.indices.stableSorted { leaves[$0].count < leaves[$1].count }
    for leaf in bySize where leaves.count > 2 {
      let others = bySize.reversed().filter { leaves[$0].count >= leaves[leaf].count }
      for other in others where groups[other] != groups[leaf] {
        let members = leaves.indices.filter {
          groups[$0] == groups[leaf] || groups[$0] == groups[other]
        }
        // Never the two sides of one split: between them a valley is proven.
        guard Set(members.map { parents[$0] }).count == members.count,
          try areOne(leaves[leaf], leaves[other])
        else { continue }
        let group = min(groups[leaf], groups[other])
        for member in members { groups[member] = group }
        break
      }
    }
    return groups
  }

  private func areOne(_ first: [Int32], _ second: [Int32]) throws -> Bool {
    // As many of each as there are among all.
    let part = min(1, Double(Self.comparedRows) / Double(first.count + second.count))
    func some(_ rows: [Int32]) -> Matrix<Double> {
      points.gathered(Array(rows.prefix(max(20, Int(part * Double(rows.count))))))
    }
    let (left, right) = (some(first), some(second))
    guard left.rowCount >= 8, right.rowCount >= 8 else { return false }
    let (leftMeans, rightMeans) = (try left.columnMeans(), try right.columnMeans())
    let difference = zip(leftMeans, rightMeans).map { $0 - $1 }
    let (leftSquares, rightSquares) = (
      try left.covariance(denominator: .totalWeight),
      try right.covariance(denominator: .totalWeight)
    )
    var within = leftSquares
    let share = Double(left.rowCount) / Double(left.rowCount + right.rowCount)
    for row in 0..<points.columnCount {
      for column in 0..<points.columnCount {
        within[row, column] =
          share * leftSquares[row, column] + (1 - share) * rightSquares[row, column]
          + (row == column ? 1e-3 : 0)
      }
    }
    let discriminant = try CholeskyFactorization(of: within).solve(difference)
    let windows = ValleyWindows(sampleSize: left.rowCount + right.rowCount)
    return [difference, discriminant].allSatisfy { direction in
      let values = left.projection(on: direction) + right.projection(on: direction)
      let scan = ValleyScan(values.sorted(), windows: windows, least: 8)
      return MultiscaleValleyTest.pValue(of: scan.statistic, sampleSize: values.count) == 1
    }
  }
}
