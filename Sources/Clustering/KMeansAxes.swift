// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CClienteleKernels
import DenseLinearAlgebra
import ReproducibleComputing

/// The points of a fit by a few coordinates along the axes on which its centres differ most.
///
/// Let T have orthonormal rows, and a = T'Ta + a', b = T'Tb + b'. Then a·b = Ta·Tb + a'·b', and by
/// Cauchy and Schwarz |a'·b'| ≤ |a'||b'|. So the score |b|² - 2 Ta·Tb of a row a and a centre b is
/// off by at most 2 |a'||b'|. Taken off the score, this gives the least that it can be, as one more
/// coordinate; a centre whose own least is lower than all others' by more than 4 |a'||b'| (and what
/// rounding adds, see `KMeansScores`) is the nearest. The means of many rows lie close to the
/// subspace in which the groups differ, however many columns there are: |b'| is small, and a few
/// coordinates decide what all of them would.
///
/// The axes are the principal ones of the centres, weighted by their clusters. Whether they pay, and
/// how many, is told by some rows, of which those are counted that the scores leave undecided.
final class KMeansAxes<Scalar: KMeansScalar>: @unchecked Sendable {
  /// How many axes there are, at most `CLIENTELE_MOST_AXES`.
  let count: Int
  /// Blocks of `count` + 1 runs: the coordinates, and the lengths of what the axes leave out.
  let projected: UnsafeMutablePointer<Float>
  /// The axes themselves.
  let candidate: KMeansAxesCandidate

  /// Projects the points onto axes.
  init(_ candidate: KMeansAxesCandidate, scores: KMeansScores<Scalar>, execution: Execution) {
    self.candidate = candidate
    count = candidate.count
    projected = scores.project(onto: candidate.axes, count: candidate.count, execution)
  }

  deinit { projected.deallocate() }

  /// The coordinates of a centre along the axes, and a bound of the length of what they leave out.
  func coordinates(_ center: some Sequence<Double>, square: Double) -> [Double] {
    let coordinates = candidate.coordinates(center)
    let rest = square - coordinates.reduce(0) { $0 + $1 * $1 }
    return coordinates + [1.00001 * (max(0, rest) + 1e-12 * square).squareRoot()]
  }

  /// The bits that the index of a centre takes in a score.
  static func indexBits(_ count: Int) -> Int {
    var bits = 3
    while count > 1 << bits { bits += 1 }
    return bits
  }
}

/// Axes that points may be projected onto.
struct KMeansAxesCandidate {
  /// Element a of column q is at q * count + a.
  let axes: [Double]
  /// How many axes there are.
  let count: Int

  /// The coordinates of a point along the axes.
  func coordinates(_ point: some Sequence<Double>) -> [Double] {
    var coordinates = [Double](repeating: 0, count: count)
    for (column, value) in point.enumerated() {
      for axis in 0..<count { coordinates[axis] += value * axes[column * count + axis] }
    }
    return coordinates
  }
}
