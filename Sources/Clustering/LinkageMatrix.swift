// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing

/// One condensed matrix of distances that the linkages overwrite as clusters merge.
///
/// The distances of `i` to `j > i` lie side by side, row after row, as SciPy's `pdist` has them.
final class LinkageMatrix {
  /// The number of clusters that it holds the distances of.
  private(set) var count: Int
  let values: UnsafeMutablePointer<Double>

  /// Takes the memory, without setting it.
  init(count: Int) {
    self.count = count
    values = .allocate(capacity: max(1, count * (count - 1) / 2))
  }

  deinit { values.deallocate() }

  /// Says that the first places now hold the distances of fewer clusters.
  func shrink(to count: Int) {
    precondition(count <= self.count, "a matrix of distances does not grow")
    self.count = count
  }

  /// What to add to `j` for the place of the distance of `i < j`.
  @inline(__always) func offset(_ i: Int) -> Int { i * (2 * count - i - 3) / 2 - 1 }

  /// The place of the distance of two different points.
  @inline(__always) func place(_ i: Int, _ j: Int) -> Int {
    i < j ? offset(i) + j : offset(j) + i
  }

  /// The distances of points, as the linkage wants them.
  ///
  /// Squared for `ward`, `centroid` and `median`; for `ward` times `2 wi wj / (wi + wj)`.
  ///
  /// - Throws: `CancellationError`.
  convenience init(
    _ points: LinkagePoints, linkage: Linkage, execution: Execution
  ) throws {
    self.init(count: points.count)
    let n = points.count
    let d = points.columnCount
    // Batches, so that a cancelled task is noticed in between.
    let batch = max(64, min(n, 5_000_000 / max(1, n)))
    nonisolated(unsafe) let matrix = self
    try points.coordinates.withUnsafeBufferPointer { coordinates in
      try points.weights.withUnsafeBufferPointer { weights in
        nonisolated(unsafe) let coordinates = coordinates
        nonisolated(unsafe) let weights = weights
        for first in stride(from: 0, to: n, by: batch) {
          try execution.checkCancellation()
          execution.report("computing distances", fraction: Double(first) / Double(n))
          let rows = min(batch, n - first)
          execution.forEachChunk(of: rows, size: 8) { _, chunk in
            for i in first + chunk.lowerBound..<first + chunk.upperBound {
              let row = matrix.values + matrix.offset(i)
              if let coordinates = coordinates.baseAddress, d > 0 {
                Self.squaredDistances(
                  of: i, to: i + 1..<n, coordinates: coordinates, count: n, columnCount: d,
                  into: row)
              }
              if linkage == .ward {
                let w = weights[i]
                for j in i + 1..<n { row[j] *= 2 * w * weights[j] / (w + weights[j]) }
              } else if !linkage.usesSquares {
                for j in i + 1..<n { row[j] = row[j].squareRoot() }
              }
            }
          }
        }
      }
    }
  }

  /// Squared distances of a point to others, each under its number.
  static func squaredDistances(
    of i: Int, to others: Range<Int>, coordinates base: UnsafePointer<Double>, count n: Int,
    columnCount d: Int, into row: UnsafeMutablePointer<Double>
  ) {
    var j = others.lowerBound
    while j + 8 <= others.upperBound {
      var sum = SIMD8<Double>.zero
      for k in 0..<d {
        let column = base + k * n
        let others = UnsafeRawPointer(column + j).loadUnaligned(as: SIMD8<Double>.self)
        let difference = others - column[i]
        sum += difference * difference
      }
      UnsafeMutableRawPointer(row + j).storeBytes(of: sum, as: SIMD8<Double>.self)
      j += 8
    }
    while j < others.upperBound {
      var sum = 0.0
      for k in 0..<d {
        let difference = base[k * n + j] - base[k * n + i]
        sum += difference * difference
      }
      row[j] = sum
      j += 1
    }
  }
}
