// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CustomerFeatures
import DenseLinearAlgebra

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// How empty the space between two segments is.
///
/// The members of both are projected on Fisher's direction (their difference of means, by the
/// inverse of the pooled covariance; Annals of Eugenics 7:179, 1936), and the density along it is
/// estimated with a normal kernel. The depth is the lowest density between the two peaks as a part
/// of the lower peak: near 0 hardly anybody is in between; at 1 there is no valley at all.
struct Border {
  /// Valley over lower peak, in 0...1.
  let depth: Double

  /// Points of the grid on which the density is estimated.
  private static let gridCount = 512
  /// The most members of a segment that are measured.
  private static let rowLimit = 20_000

  /// Measures a border.
  ///
  /// - Parameters:
  ///   - points: Customers x columns on a continuous scale: equal values must have been spread.
  ///   - one: The customers of the one segment, at least one.
  ///   - other: Those of the other, at least one.
  init(_ points: Matrix<Double>, between one: Group, and other: Group) {
    let direction = Self.direction(one, other)
    let left = Self.projection(points, one.rows, direction)
    let right = Self.projection(points, other.rows, direction)
    depth = Self.depth(left, right)
  }

  /// Evenly spaced rows where there are more than a density needs.
  private static func part(of rows: [Int]) -> [Int] {
    let step = (rows.count + rowLimit - 1) / rowLimit
    return step <= 1 ? rows : stride(from: 0, to: rows.count, by: step).map { rows[$0] }
  }

  /// The moments of one segment's customers.
  struct Group: Sendable {
    let rows: [Int]
    let count: Double
    let mean: [Double]
    /// Sums of products of the deviations from the mean.
    let scatter: [[Double]]

    /// Sums some rows; of many as many as are enough, evenly spread.
    init(_ points: Matrix<Double>, _ members: [Int]) {
      let rows = Border.part(of: members)
      self.rows = rows
      count = Double(rows.count)
      let (d, n) = (points.columnCount, points.rowCount)
      (mean, scatter) = points.withUnsafeColumns { base in
        let mean = (0..<d).map { column in
          var sum = SampleStatistics.CompensatedSum()
          for row in rows { sum.add(base[column * n + row]) }
          return sum.value / Double(rows.count)
        }
        var scatter = [[Double]](repeating: Array(repeating: 0, count: d), count: d)
        for a in 0..<d {
          for b in 0...a {
            var sum = SampleStatistics.CompensatedSum()
            for row in rows {
              sum.add((base[a * n + row] - mean[a]) * (base[b * n + row] - mean[b]))
            }
            scatter[a][b] = sum.value
            scatter[b][a] = sum.value
          }
        }
        return (mean, scatter)
      }
    }
  }

  /// Fisher's direction; the difference of means where the covariance is not of full rank.
  private static func direction(_ one: Group, _ other: Group) -> [Double] {
    let difference = zip(other.mean, one.mean).map { $0 - $1 }
    let d = difference.count
    let total = max(1, one.count + other.count - 2)
    var pooled = Matrix<Double>(rowCount: d, columnCount: d) { buffer in
      for column in 0..<d {
        for row in 0..<d {
          buffer.initializeElement(
            at: column * d + row,
            to: (one.scatter[row][column] + other.scatter[row][column]) / total)
        }
      }
    }
    // A thousandth of the mean variance keeps a column without spread from deciding alone.
    let trace = (0..<d).reduce(0) { $0 + pooled[$1, $1] }
    for column in 0..<d { pooled[column, column] += max(trace / Double(d) * 1e-3, 1e-12) }
    guard let factor = try? CholeskyFactorization(of: pooled),
      let solved = try? factor.solve(difference), solved.allSatisfy(\.isFinite)
    else { return difference }
    return solved
  }

  private static func projection(
    _ points: Matrix<Double>, _ rows: [Int], _ direction: [Double]
  ) -> [Double] {
    rows.map { row in
      var sum = 0.0
      for (column, weight) in direction.enumerated() { sum += points[row, column] * weight }
      return sum
    }
  }

  private static func depth(_ left: [Double], _ right: [Double]) -> Double {
    let leftMoments = SampleStatistics.moments(left)
    let rightMoments = SampleStatistics.moments(right)
    guard leftMoments.mean < rightMoments.mean else { return 1 }
    // Silverman's rule of thumb (1986, p. 48) for the narrower segment: the wider one's would
    // smooth the valley away.
    func bandwidth(_ moments: SampleStatistics.Moments, _ count: Int) -> Double {
      0.9 * moments.standardDeviation / pow(Double(count), 0.2)
    }
    let all = left + right
    let low = all.min() ?? 0
    let high = all.max() ?? 0
    let step = (high - low) / Double(gridCount - 1)
    guard step > 0 else { return 1 }
    let density = zip(
      smoothed(left, low, step, bandwidth(leftMoments, left.count)),
      smoothed(right, low, step, bandwidth(rightMoments, right.count))
    ).map { $0 + $1 }
    func cell(_ value: Double) -> Int {
      min(gridCount - 1, max(0, Int(((value - low) / step).rounded())))
    }
    var peaksBefore = density
    for index in 1..<gridCount {
      peaksBefore[index] = max(peaksBefore[index], peaksBefore[index - 1])
    }
    var peaksAfter = density
    for index in (0..<gridCount - 1).reversed() {
      peaksAfter[index] = max(peaksAfter[index], peaksAfter[index + 1])
    }
    let between = cell(leftMoments.mean)...cell(rightMoments.mean)
    return between.reduce(1) { least, index in
      let peak = min(peaksBefore[index], peaksAfter[index])
      return peak > 0 ? min(least, density[index] / peak) : least
    }
  }

  /// Counts on a grid, smoothed by a normal kernel.
  private static func smoothed(
    _ values: [Double], _ low: Double, _ step: Double, _ bandwidth: Double
  ) -> [Double] {
    var counts = [Double](repeating: 0, count: gridCount)
    for value in values {
      counts[min(gridCount - 1, max(0, Int(((value - low) / step).rounded())))] += 1
    }
    let width = max(bandwidth / step, 0.5)
    let reach = min(gridCount - 1, Int((4 * width).rounded(.up)))
    let kernel = (0...reach).map { exp(-0.5 * (Double($0) / width) * (Double($0) / width)) / width }
    var density = [Double](repeating: 0, count: gridCount)
    for (index, count) in counts.enumerated() where count > 0 {
      density[index] += count * kernel[0]
      for offset in stride(from: 1, through: reach, by: 1) {
        if index + offset < gridCount { density[index + offset] += count * kernel[offset] }
        if index >= offset { density[index - offset] += count * kernel[offset] }
      }
    }
    return density
  }
}
