// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// The plain twin of `clientele_distance_sums`: the same operations in the same order.
struct PlainDistanceSums {
  let base: UnsafePointer<Double>
  let stride: Int
  let columnCount: Int

  func add(
    _ weights: UnsafePointer<Double>?, _ rows: Range<Int>, _ others: Range<Int>,
    rowSums: UnsafeMutablePointer<Double>, columnSums: UnsafeMutablePointer<Double>?
  ) {
    var first = rows.lowerBound
    while first < rows.upperBound {
      // Four rows at a time, whose far sums are joined before they are added.
      let last = min(first + 4, rows.upperBound)
      var sums = (0..<4).map { _ in SIMD8<Double>.zero }
      var other = others.lowerBound
      while other + 8 <= others.upperBound {
        var joined = SIMD8<Double>.zero
        for row in first..<last {
          var square = SIMD8<Double>.zero
          for column in 0..<columnCount {
            let values = UnsafeRawPointer(base + (column &* stride &+ other))
            let t =
              values.loadUnaligned(as: SIMD8<Double>.self)
              - SIMD8(repeating: base[column &* stride &+ row])
            square += t * t
          }
          var distance = square.squareRoot()
          joined += distance * (weights?[row] ?? 1)
          if let weights {
            distance *= UnsafeRawPointer(weights + other).loadUnaligned(as: SIMD8<Double>.self)
          }
          sums[row - first] += distance
        }
        if let columnSums {
          for lane in 0..<8 { columnSums[other + lane] += joined[lane] }
        }
        other += 8
      }
      var lane = 0
      while other < others.upperBound {
        var joined = 0.0
        for row in first..<last {
          var square = 0.0
          for column in 0..<columnCount {
            let t = base[column &* stride &+ other] - base[column &* stride &+ row]
            square += t * t
          }
          let distance = square.squareRoot()
          joined += distance * (weights?[row] ?? 1)
          sums[row - first][lane] += distance * (weights?[other] ?? 1)
        }
        if let columnSums { columnSums[other] += joined }
        lane += 1
        other += 1
      }
      for row in first..<last {
        let a = sums[row - first]
        rowSums[row - rows.lowerBound] +=
          ((a[0] + a[1]) + (a[2] + a[3])) + ((a[4] + a[5]) + (a[6] + a[7]))
      }
      first = last
    }
  }
}
