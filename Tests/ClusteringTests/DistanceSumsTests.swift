// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Clustering

@Suite struct DistanceSumsTests {
  /// The sums of four queries at the origin over eight copies of a point: 8 roots, exactly.
  private func rootsTimesEight(_ x: Double, _ y: Double, kernel: KMeansKernel) -> [Double] {
    let points = Array(repeating: x, count: 8) + Array(repeating: y, count: 8)
    let queries = [Double](repeating: 0, count: 8)
    var sums = [Double](repeating: 0, count: 4)
    points.withUnsafeBufferPointer { points in
      queries.withUnsafeBufferPointer { queries in
        sums.withUnsafeMutableBufferPointer { sums in
          guard let points = points.baseAddress, let queries = queries.baseAddress,
            let sums = sums.baseAddress
          else { return }
          DistanceSums(
            points: WeightedColumns(base: points, stride: 8, weights: nil), columnCount: 2,
            kernel: kernel
          ).add(
            WeightedColumns(base: queries, stride: 4, weights: nil), count: 4, to: 0..<8,
            querySums: sums, pointSums: nil)
        }
      }
    }
    return sums
  }

  /// Every a = A 2^s whose root is within c / 2^56 units in the last place, |c| < 64, of the middle
  /// of two doubles: all there
  /// are, since an odd square is 1 modulo 8 and has four roots modulo 2^54.
  private var hardestArguments: [Double] {
    var found: [Double] = []
    for c in stride(from: -63, to: 66, by: 8) {
      for shift in [54, 55] {
        let modulus: UInt64 = 1 << UInt64(shift)
        let target = UInt64(bitPattern: Int64(c)) & (modulus - 1)
        var root: UInt64 = 1
        for bit in 3..<UInt64(shift)
        where (root &* root &- target) & ((1 << (bit + 1)) - 1) != 0 { root += 1 << (bit - 1) }
        for start in [root, modulus - root, root + modulus / 2, modulus * 3 / 2 - root] {
          let middle = start & (modulus - 1)
          guard middle >> 53 == 1 else { continue }
          let square = Int128(middle) * Int128(middle) - Int128(c)
          let significand = square >> Int128(shift)
          guard significand >= 1 << 52, significand < 1 << 53 else { continue }
          found.append(Double(Int64(significand)) * (shift == 54 ? 0x1p-52 : 0x1p-51))
        }
      }
    }
    return found
  }

  @Test func rootsAreCorrectlyRounded() {
    let arguments = hardestArguments
    #expect(arguments.count >= 20)
    for argument in arguments + [1, 2, 3, 0x1p-900, 0x1p-1000, 0x1p900, 0] {
      // x² + y² is the argument: y² is what rounding leaves of it.
      let x = argument.squareRoot().nextDown
      let y = argument > 0 ? max(0, argument - x * x).squareRoot() : 0
      let base = argument > 0 ? x : 0
      guard base * base + y * y == argument else { continue }
      #expect(
        rootsTimesEight(base, y, kernel: .dispatched)
          == Array(repeating: 8 * argument.squareRoot(), count: 4))
    }
    let reached = arguments.filter { argument in
      let x = argument.squareRoot().nextDown
      let y = max(0, argument - x * x).squareRoot()
      return x * x + y * y == argument
    }
    #expect(reached.count >= arguments.count / 2)
  }
}
