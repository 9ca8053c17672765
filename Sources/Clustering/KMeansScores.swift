// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CClienteleKernels
import ReproducibleComputing

/// The points of a fit in single precision, which tell the nearest centre of most rows.
///
/// The score |b|² - 2 a·b of a row a and a centre b, both from one origin and to one scale, orders
/// the row's squared distances with one fused operation a column; the definition, (x - c)², takes
/// three. Where the two least scores of a row differ by more than what single precision can have
/// changed, the nearest centre is certain. Elsewhere the definition decides, so that no label
/// differs from the definition's.
///
/// With u = 2⁻²⁴, d columns, B the largest |b|, S = |a|² + B², and s the unit roundoff of the
/// points' own scalar (Higham, "Accuracy and stability of numerical algorithms", 3.1; terms in u²
/// are below a hundredth):
/// - a score passes d + 1 roundings and |b|² one more: off by (d + 2) u (|b|² + 2 |a||b|) at most;
/// - the coordinates of a and of b are rounded: 2 u |a||b| each;
/// - an index in the low i bits of a score: 2^(i + 1) u |score|;
/// - a computed distance is off by (d + 2) s |a - b|² at most.
///
/// As |b|² + 2 |a||b| ≤ 2 S, 2 |a||b| ≤ S and |a - b|² ≤ 2 S, two scores further apart than
/// (4 d + 12 + 2^(i + 3)) u S + 4 (d + 2) s S order the computed distances of the definition as well.
/// What underflow adds stays below `smallest`. A row whose square overflows is uncertain, and all
/// rows are while a centre is farther away than 2²⁰: no other score can overflow.
final class KMeansScores<Scalar: KMeansScalar>: @unchecked Sendable {
  // Written while it is made, afterwards only read.
  private let packed: UnsafeMutableRawPointer?
  // The packed points, or the points themselves where they serve as they are.
  private let singles: UnsafePointer<Float>?
  private let doubles: UnsafePointer<Double>?
  private let blockStride: Int
  private let columnStride: Int
  private let columnCount: Int
  private let origin: [Double]
  private let scale: Double
  // Whether a score has room for the index of its centre: at most a 2^17th of it.
  private let packsIndex: Bool

  /// Brings the points into the form of the scores; nil where the kernels do not use scores, or where
  /// they could decide nothing.
  ///
  /// - Parameters:
  ///   - points: The points, which outlive this.
  ///   - clusterCount: The most centres that there will be.
  ///   - execution: The threads.
  /// - Complexity: O(rows x columns) time and memory for as many Floats; neither for up to four
  ///   columns (eight in Float) that lie about zero.
  init?(points: KMeansPoints<Scalar>, clusterCount: Int, execution: Execution) {
    guard case .vector(let width) = points.kernel, width > 0 else { return nil }
    let sample = Self.sample(points)
    guard sample.spread > 0, sample.spread.isFinite else { return nil }
    let block = CLIENTELE_SCORE_BLOCK
    columnCount = points.columnCount
    packsIndex = columnCount <= 8 && clusterCount <= 64
    let isSingle = Scalar.self == Float.self
    let isFew = isSingle ? columnCount <= 8 : columnCount <= 4 && packsIndex
    guard !(isFew && sample.isCentered && 0x1p-20...0x1p18 ~= sample.spread) else {
      let base = UnsafeRawPointer(points.base)
      packed = nil
      singles = isSingle ? base.assumingMemoryBound(to: Float.self) : nil
      doubles = isSingle ? nil : base.assumingMemoryBound(to: Double.self)
      blockStride = block
      columnStride = points.rowCount
      origin = Array(repeating: 0, count: columnCount)
      scale = 1
      return
    }
    blockStride = block * columnCount
    columnStride = block
    origin = sample.origin
    // A power of two: multiplying by it rounds nothing.
    scale = Double(sign: .plus, exponent: -sample.spread.exponent, significand: 1)
    let memory = UnsafeMutableRawPointer.allocate(
      byteCount: (points.rowCount + block - 1) / block * blockStride * MemoryLayout<Float>.stride,
      alignment: 64)
    packed = memory
    let base = memory.assumingMemoryBound(to: Float.self)
    singles = UnsafePointer(base)
    doubles = nil
    nonisolated(unsafe) let target = base
    let (origin, scale) = (origin, scale)
    execution.forEachChunk(of: points.rowCount, size: points.chunkSize) { _, rows in
      Scalar.vectorPack(
        width: width, points: points, rows: rows, origin: origin, scale: scale, into: target)
    }
  }

  deinit { packed?.deallocate() }

  /// Origin and spread of some rows, evenly drawn.
  private static func sample(
    _ points: KMeansPoints<Scalar>
  ) -> (origin: [Double], spread: Double, isCentered: Bool) {
    let step = max(1, points.rowCount / 1024)
    let rows = stride(from: 0, to: points.rowCount, by: step)
    let count = Double((points.rowCount + step - 1) / step)
    var spread = 0.0
    var isCentered = true
    let origin = (0..<points.columnCount).map { column in
      let start = points.base + column * points.rowCount
      let mean = rows.reduce(0.0) { $0 + Double(start[$1]) / count }
      let deviation = rows.reduce(0.0) { max($0, (Double(start[$1]) - mean).magnitude) }
      spread = max(spread, deviation)
      isCentered = isCentered && mean.magnitude <= 2 * deviation
      return mean
    }
    return (origin, spread, isCentered)
  }

  /// Runs the body with the scores of centres.
  ///
  /// - Parameters:
  ///   - centers: The centres in the points' scalar, row by row.
  ///   - count: How many there are.
  ///   - codes: The labels as bytes, where they are kept.
  ///   - body: Gets the scores.
  /// - Returns: What the body returns.
  func with<Result>(
    centers: [Scalar], count: Int, codes: UnsafeMutablePointer<UInt8>?,
    _ body: (UnsafePointer<clientele_kmeans_scores>) throws -> Result
  ) rethrows -> Result {
    var bits = 3
    while count > 1 << bits { bits += 1 }
    let step = columnCount + 2
    var factors = [Float](repeating: 0, count: (count + 3) / 4 * 4 * step)
    var largest = 0.0
    for center in 0..<(count + 3) / 4 * 4 {
      var square = 0.0
      if center < count {
        for column in 0..<columnCount {
          let coordinate =
            (Double(centers[center * columnCount + column]) - origin[column]) * scale
          factors[center * step + column] = Float(-2 * coordinate)
          square += coordinate * coordinate
        }
        largest = max(largest, square)
      }
      factors[center * step + columnCount] = center < count ? Float(square) : 0x1p127
      factors[center * step + columnCount + 1] = Float(bitPattern: UInt32(center))
    }
    let columns = Double(columnCount)
    let ownRoundoff = Double(Scalar.ulpOfOne) / 2
    let unit =
      (4 * columns + 12 + (packsIndex ? Double(1 << (bits + 3)) : 0)) * 0x1p-24
      + 4 * (columns + 2) * ownRoundoff
    let underflow = 4 * columns * scale * scale * Double(Scalar.leastNonzeroMagnitude)
    return try factors.withUnsafeBufferPointer { factors in
      guard let factors = factors.baseAddress else { preconditionFailure("there are centres") }
      var scores = clientele_kmeans_scores(
        points: singles, table: doubles, blockStride: Int64(blockStride),
        columnStride: Int64(columnStride),
        columns: Int32(columnCount), count: Int32(count), centers: factors,
        indexMask: packsIndex ? Int32(1 << bits) - 1 : 0,
        largest: largest <= 0x1p40 ? Float(largest).nextUp : .infinity, unit: Float(unit * 1.05),
        smallest: Float(0x1p-110 + underflow).nextUp, codes: codes)
      return try withUnsafePointer(to: &scores, body)
    }
  }
}
