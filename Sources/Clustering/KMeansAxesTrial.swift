// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CClienteleKernels
import DenseLinearAlgebra

/// What a pass would cost along axes, told by some rows.
///
/// Costs are cycles a row on a processor with vectors of 512 bits, counted from the loops; they only
/// choose between ways to the same labels.
struct KMeansAxesTrial<Scalar: KMeansScalar> {
  private static var rowLimit: Int { 256 }
  // The rows and the centres from the scores' origin and to their scale, one after the other.
  private let rows: [Double]
  private let centers: [Double]
  private let count: Int
  private let columnCount: Int
  private let scores: KMeansScores<Scalar>

  /// Takes some rows, evenly spread; nil where axes could not pay or could not be kept.
  init?(
    scores: KMeansScores<Scalar>, centers: [Scalar], count: Int, points: KMeansPoints<Scalar>
  ) {
    let columns = points.columnCount
    guard points.rowCount >= 4 * Self.rowLimit, 2...256 ~= count, columns >= 4,
      10 * columns * columns <= points.rowCount * count,
      centers.allSatisfy({ $0.isFinite && $0.magnitude < 0x1p60 })
    else { return nil }
    self.scores = scores
    self.count = count
    columnCount = columns
    self.centers = scores.coordinates(centers)
    var rows: [Double] = []
    rows.reserveCapacity(Self.rowLimit * columns)
    for index in 0..<Self.rowLimit {
      let row = index * points.rowCount / Self.rowLimit
      for column in 0..<columns {
        let value = Double(points.base[column * points.rowCount + row])
        rows.append((value - scores.origin[column]) * scores.scale)
      }
    }
    self.rows = rows
  }

  /// The axes along which a pass costs least, and what it costs; nil if there are none.
  func best() -> (candidate: KMeansAxesCandidate, cost: Double)? {
    var scatter = Matrix<Double>(rowCount: columnCount, columnCount: columnCount)
    for column in 0..<columnCount {
      for row in column..<columnCount {
        var sum = 0.0
        for center in 0..<count {
          sum += centers[center * columnCount + row] * centers[center * columnCount + column]
        }
        scatter[row, column] = sum
        scatter[column, row] = sum
      }
    }
    guard let eigen = try? SymmetricEigendecomposition(of: scatter) else { return nil }
    let most = min(columnCount - 1, Int(CLIENTELE_MOST_AXES))
    let all = Self.candidate(eigen, count: most)
    let costs = self.costs(along: all)
    guard let least = costs.indices.min(by: { costs[$0] < costs[$1] }) else { return nil }
    return (Self.candidate(eigen, count: least + 1), costs[least])
  }

  /// What a pass costs along axes; without them, by the scores of all columns.
  func cost(of axes: KMeansAxes<Scalar>?) -> Double {
    guard let axes else {
      return Double(count * (columnCount + 4) + 2 * columnCount + 40) / 14
    }
    return costs(along: axes.candidate).last ?? .infinity
  }

  /// What it costs to bring the points onto axes.
  var costOfProjecting: Double { Double(3 * columnCount) }

  private static func candidate(
    _ eigen: SymmetricEigendecomposition, count: Int
  ) -> KMeansAxesCandidate {
    let size = eigen.values.count
    var axes = [Double](repeating: 0, count: size * count)
    for axis in 0..<count {
      for column in 0..<size { axes[column * count + axis] = eigen.vectors[column, axis] }
    }
    return KMeansAxesCandidate(axes: axes, count: count)
  }

  /// What a pass costs along the first axis, the first two and so on.
  private func costs(along axes: KMeansAxesCandidate) -> [Double] {
    let undecided = undecidedRows(along: axes)
    let lanes = Scalar.self == Float.self ? 16 : 8
    let filled = (count + 15) / 16 * 16
    let exact = 60 + 8 * columnCount + 3 * columnCount * filled / lanes
    return undecided.enumerated().map { axis, rows in
      // Half a row more: few rows are no proof that there are none.
      Double(count * (axis + 6) + 60) / 16
        + (Double(rows) + 0.5) / Double(Self.rowLimit) * Double(exact)
    }
  }

  /// The rows that the scores along the first axis, the first two and so on do not decide.
  private func undecidedRows(along axes: KMeansAxesCandidate) -> [Int] {
    let bits = KMeansAxes<Scalar>.indexBits(count)
    var squares: [Double] = []
    var along: [[Double]] = []
    for center in 0..<count {
      let own = centers[center * columnCount..<(center + 1) * columnCount]
      squares.append(own.reduce(0) { $0 + $1 * $1 })
      along.append(axes.coordinates(own))
    }
    let largest = squares.max() ?? 0
    // What the first axes leave out of each centre.
    var rests = [Double](repeating: 0, count: axes.count * count)
    for center in 0..<count {
      var rest = squares[center]
      for axis in 0..<axes.count {
        rest -= along[center][axis] * along[center][axis]
        rests[axis * count + center] = max(0, rest).squareRoot()
      }
    }
    var undecided = [Int](repeating: 0, count: axes.count)
    for row in 0..<Self.rowLimit {
      let own = rows[row * columnCount..<(row + 1) * columnCount]
      let coordinates = axes.coordinates(own)
      let square = own.reduce(0) { $0 + $1 * $1 }
      var rest = square
      var distances = squares
      for axis in 0..<axes.count {
        rest -= coordinates[axis] * coordinates[axis]
        let left = max(0, rest).squareRoot()
        var least = Double.infinity
        var second = Double.infinity
        var nearest = 0
        for center in 0..<count {
          distances[center] -= 2 * coordinates[axis] * along[center][axis]
          let lower = distances[center] - 2 * left * rests[axis * count + center]
          second = min(second, max(least, lower))
          if lower < least { (least, nearest) = (lower, center) }
        }
        let bound =
          4 * left * rests[axis * count + nearest]
          + scores.unit(columns: axis + 2, indexBits: bits) * (square + largest)
        if !(second - least > bound) { undecided[axis] += 1 }
      }
    }
    return undecided
  }
}
