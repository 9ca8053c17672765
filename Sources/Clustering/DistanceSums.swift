// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CClienteleKernels

/// Points column-major, with their weights: what distances are added up between.
struct WeightedColumns {
  let base: UnsafePointer<Double>
  let stride: Int
  let weights: UnsafePointer<Double>?

  /// The same from a row on.
  func advanced(by rows: Int) -> WeightedColumns {
    WeightedColumns(base: base + rows, stride: stride, weights: weights.map { $0 + rows })
  }
}

/// Adds up Euclidean distances, each multiplied by the other side's weight.
struct DistanceSums {
  let points: WeightedColumns
  let columnCount: Int
  let kernel: KMeansKernel

  /// Adds the distances between queries and some of the points to the queries' sums and, unless
  /// that is nil, to the points'.
  func add(
    _ queries: WeightedColumns, count: Int, to rows: Range<Int>,
    querySums: UnsafeMutablePointer<Double>, pointSums: UnsafeMutablePointer<Double>?
  ) {
    switch kernel {
    case .vector(let width):
      clientele_distance_sums(
        width, points.base, Int64(points.stride), Int64(columnCount), points.weights,
        queries.base, Int64(queries.stride), queries.weights, Int64(count),
        Int64(rows.lowerBound), Int64(rows.upperBound), querySums, pointSums)
    case .plain:
      for first in stride(from: 0, to: count, by: 4) {
        addFour(
          queries.advanced(by: first), count: min(4, count - first), to: rows,
          querySums: querySums + first, pointSums: pointSums)
      }
    }
  }

  /// The plain twin of the C loop: four queries at a time, whose sums for a point are joined
  /// before they are added.
  private func addFour(
    _ queries: WeightedColumns, count: Int, to rows: Range<Int>,
    querySums: UnsafeMutablePointer<Double>, pointSums: UnsafeMutablePointer<Double>?
  ) {
    var sums = (SIMD8<Double>.zero, SIMD8<Double>.zero, SIMD8<Double>.zero, SIMD8<Double>.zero)
    withUnsafeMutableBytes(of: &sums) { bytes in
      let sums = bytes.assumingMemoryBound(to: SIMD8<Double>.self)
      var point = rows.lowerBound
      while point &+ 8 <= rows.upperBound {
        var joined = SIMD8<Double>.zero
        for query in 0..<count {
          var distance = squares(point, queries, query).squareRoot()
          joined += distance * (queries.weights?[query] ?? 1)
          if let weights = points.weights { distance *= load(weights + point) }
          sums[query] += distance
        }
        if let pointSums {
          for lane in 0..<8 { pointSums[point &+ lane] += joined[lane] }
        }
        point &+= 8
      }
      var lane = 0
      while point < rows.upperBound {
        var joined = 0.0
        for query in 0..<count {
          let distance = square(point, queries, query).squareRoot()
          joined += distance * (queries.weights?[query] ?? 1)
          sums[query][lane] += distance * (points.weights?[point] ?? 1)
        }
        if let pointSums { pointSums[point] += joined }
        lane &+= 1
        point &+= 1
      }
      for query in 0..<count {
        let a = sums[query]
        querySums[query] += ((a[0] + a[1]) + (a[2] + a[3])) + ((a[4] + a[5]) + (a[6] + a[7]))
      }
    }
  }

  @inline(__always)
  private func load(_ address: UnsafePointer<Double>) -> SIMD8<Double> {
    UnsafeRawPointer(address).loadUnaligned(as: SIMD8<Double>.self)
  }

  @inline(__always)
  private func squares(_ point: Int, _ queries: WeightedColumns, _ query: Int) -> SIMD8<Double> {
    var sum = SIMD8<Double>.zero
    for column in 0..<columnCount {
      let t =
        load(points.base + (column &* points.stride &+ point))
        - SIMD8(repeating: queries.base[column &* queries.stride &+ query])
      sum += t * t
    }
    return sum
  }

  @inline(__always)
  private func square(_ point: Int, _ queries: WeightedColumns, _ query: Int) -> Double {
    var sum = 0.0
    for column in 0..<columnCount {
      let t =
        points.base[column &* points.stride &+ point]
        - queries.base[column &* queries.stride &+ query]
      sum += t * t
    }
    return sum
  }
}
