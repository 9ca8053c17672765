// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import DenseLinearAlgebra
import ReproducibleComputing
import Testing

@testable import Clustering

/// The C loops of every width and the plain Swift ones find the same neighbours, to the bit.
@Suite struct TreeKernelTests {
  /// Skewed points, one column of whole numbers (so that distances tie), rows with weights.
  private static func points(_ count: Int, _ columnCount: Int) throws -> LinkagePoints {
    var generator = SeededGenerator(seed: UInt64(97 * count + columnCount))
    let values = (0..<count * columnCount).map { i -> Double in
      let value = (0..<4).reduce(0.0) { sum, _ in sum + generator.uniform() }
      return i < count ? (value * 8).rounded() : value * value
    }
    let weights = (0..<count).map { _ in Double(1 + generator.integer(below: 5)) }
    let table = Matrix(rowCount: count, columnCount: columnCount, columnMajor: values)
    return try LinkagePoints(table, weights: weights)
  }

  private static func bits(_ merges: [LinkageMerge]) -> [UInt64] {
    merges.flatMap {
      [
        UInt64(bitPattern: Int64($0.first)), UInt64(bitPattern: Int64($0.second)),
        $0.height.bitPattern,
      ]
    }
  }

  @Test(arguments: [1, 2, 3, 4, 5, 6, 8, 10, 13, 30])
  func everyWidthYieldsTheBitsOfPlainSwift(columnCount: Int) throws {
    // Trees of 1, 2, 4, 8, 16 leaves and more: each has another top.
    for count in [2, 9, 23, 60, 120, columnCount < 9 ? 700 : 250] {
      let points = try Self.points(count, columnCount)
      let execution = Execution(threadCount: 2)
      let ward = try Self.bits(WardLinkage.merges(points, kernel: .plain, execution))
      let single = try Self.bits(LinkageSpanningTree.merges(points, kernel: .plain, execution))
      #expect(ward.count == 3 * (points.count - 1))
      guard case .vector(let widest) = KMeansKernel.dispatched else { return }
      for width in 0...widest {
        let kernel = KMeansKernel.vector(width: width)
        #expect(try Self.bits(WardLinkage.merges(points, kernel: kernel, execution)) == ward)
        #expect(
          try Self.bits(LinkageSpanningTree.merges(points, kernel: kernel, execution)) == single)
      }
    }
  }
}
