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
///
/// Scores also serve along a few axes (`KMeansAxes`): those of points that lie close to a subspace,
/// or whose centres do, need only the coordinates in it.
final class KMeansScores<Scalar: KMeansScalar>: @unchecked Sendable {
  // Written by the one thread that drives a fit, between passes; afterwards only read.
  private var packed: UnsafeMutableRawPointer?
  /// Whether the points serve as they are: up to four columns (eight in Float) that lie about zero.
  let usesPoints: Bool
  /// Where the scores have zero, and by what they multiply.
  let origin: [Double]
  /// A power of two: multiplying by it rounds nothing.
  let scale: Double
  private let points: KMeansPoints<Scalar>
  private let width: Int32
  // Whether a score has room for the index of its centre: at most a 2^17th of it.
  private let packsIndex: Bool

  /// Prepares scores; nil where the kernels do not use them, or where they could decide nothing.
  ///
  /// - Parameters:
  ///   - points: The points, which outlive this.
  ///   - clusterCount: The most centres that there will be.
  init?(points: KMeansPoints<Scalar>, clusterCount: Int) {
    guard case .vector(let width) = points.kernel, width > 0 else { return nil }
    let sample = Self.sample(points)
    guard sample.spread > 0, sample.spread.isFinite else { return nil }
    self.points = points
    self.width = width
    packsIndex = points.columnCount <= 8 && clusterCount <= 64
    let isFew =
      Scalar.self == Float.self
      ? points.columnCount <= 8 : points.columnCount <= 4 && packsIndex
    usesPoints = isFew && sample.isCentered && 0x1p-20...0x1p18 ~= sample.spread
    origin = usesPoints ? Array(repeating: 0, count: points.columnCount) : sample.origin
    scale =
      usesPoints ? 1 : Double(sign: .plus, exponent: -sample.spread.exponent, significand: 1)
  }

  deinit { packed?.deallocate() }

  /// Whether a pass may come before the points are in the form of the scores.
  var allowsLoosePass: Bool { points.columnCount <= Int(CLIENTELE_MOST_LOOSE_COLUMNS) }

  /// Whether the points are in the form of the scores.
  var isReady: Bool { usesPoints || packed != nil }

  /// Whether rows may be left out by their leads: where the kernels' loops for few columns score
  /// them.
  func allowsLeads(along axes: KMeansAxes<Scalar>?) -> Bool {
    axes != nil || isReady && packsIndex
  }

  /// Brings the points into the form of the scores.
  ///
  /// - Complexity: O(rows x columns) time and memory for as many Floats.
  func pack(_ execution: Execution) {
    guard !isReady else { return }
    let block = CLIENTELE_SCORE_BLOCK
    let blocks = (points.rowCount + block - 1) / block
    let memory = LargePages.allocate(
      byteCount: blocks * block * points.columnCount * MemoryLayout<Float>.stride)
    packed = memory
    nonisolated(unsafe) let target = memory.assumingMemoryBound(to: Float.self)
    let (points, width, origin, scale) = (points, width, origin, scale)
    execution.forEachChunk(of: points.rowCount, size: points.chunkSize) { _, rows in
      Scalar.vectorPack(
        width: width, points: points, rows: rows, origin: origin, scale: scale, into: target)
    }
  }

  /// Writes the points by their coordinates along axes, and the lengths of what those leave out.
  ///
  /// - Parameters:
  ///   - axes: Unit vectors at right angles: element a of column q is at q * count + a.
  ///   - count: How many there are.
  ///   - execution: The threads.
  /// - Returns: Blocks of `count` + 1 runs; `deallocate()` frees them.
  func project(onto axes: [Double], count: Int, _ execution: Execution) -> UnsafeMutablePointer<
    Float
  > {
    let block = CLIENTELE_SCORE_BLOCK
    let blocks = (points.rowCount + block - 1) / block
    let target = LargePages.allocate(
      byteCount: blocks * block * (count + 1) * MemoryLayout<Float>.stride
    ).assumingMemoryBound(to: Float.self)
    nonisolated(unsafe) let projected = target
    let (points, width, origin, scale) = (points, width, origin, scale)
    execution.forEachChunk(of: points.rowCount, size: points.chunkSize) { _, rows in
      Scalar.vectorProject(
        width: width, points: points, rows: rows, origin: origin, scale: scale, axes: axes,
        axisCount: count, into: projected)
    }
    return target
  }

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

  /// The coordinates of centres from the origin, to scale.
  func coordinates(_ centers: [Scalar]) -> [Double] {
    var coordinates = [Double](repeating: 0, count: centers.count)
    for index in centers.indices {
      coordinates[index] =
        (Double(centers[index]) - origin[index % points.columnCount]) * scale
    }
    return coordinates
  }

  /// How far apart two scores order two distances, as a share of the row's square and the largest
  /// one of a centre.
  ///
  /// - Parameters:
  ///   - columns: Coordinates in a score.
  ///   - indexBits: The low bits of a score that hold an index.
  /// - Returns: The share, without what underflow adds.
  func unit(columns: Int, indexBits: Int) -> Double {
    let own = Double(Scalar.ulpOfOne) / 2
    return (4 * Double(columns) + 12 + (indexBits > 0 ? Double(1 << (indexBits + 3)) : 0)) * 0x1p-24
      + 4 * Double(points.columnCount + 2) * own
  }

  /// More than twice the share of the sum of two distances by which the definition's roundings may
  /// exchange them.
  var doubt: Double { 3 * Double(points.columnCount + 2) * Double(Scalar.ulpOfOne) }

  /// Runs the body with the scores of centres.
  ///
  /// - Parameters:
  ///   - centers: The centres in the points' scalar, row by row.
  ///   - count: How many there are.
  ///   - codes: The labels as bytes, where they are kept.
  ///   - axes: The axes to score along; nil for the points themselves.
  ///   - body: Gets the scores.
  /// - Returns: What the body returns.
  func with<Result>(
    centers: [Scalar], count: Int, codes: UnsafeMutablePointer<UInt8>?, axes: KMeansAxes<Scalar>?,
    _ body: (UnsafePointer<clientele_kmeans_scores>) throws -> Result
  ) rethrows -> Result {
    let coordinates = coordinates(centers)
    let columns = axes.map { $0.count + 1 } ?? points.columnCount
    let bits = axes != nil || packsIndex ? KMeansAxes<Scalar>.indexBits(count) : 0
    let filled = (count + 3) / 4 * 4
    let step = columns + 2
    var factors = [Float](repeating: 0, count: filled * step)
    var largest = 0.0
    var rest = 0.0
    for center in 0..<filled {
      let own = coordinates.dropFirst(center * points.columnCount).prefix(points.columnCount)
      let square = own.reduce(0) { $0 + $1 * $1 }
      let some = axes?.coordinates(own, square: square) ?? Array(own)
      for (column, coordinate) in some.enumerated() {
        factors[center * step + column] = Float(-2 * coordinate)
      }
      if axes != nil { rest = max(rest, some.last ?? 0) }
      largest = max(largest, square)
      factors[center * step + columns] = center < count ? Float(square) : 0x1p127
      factors[center * step + columns + 1] = Float(bitPattern: UInt32(center))
    }
    let underflow =
      4 * Double(points.columnCount) * scale * scale * Double(Scalar.leastNonzeroMagnitude)
    let padded = (count + 15) / 16 * 16
    let exact = [Scalar](unsafeUninitializedCapacity: padded * points.columnCount) { exact, size in
      for column in 0..<points.columnCount {
        for center in 0..<padded {
          let value = center < count ? centers[center * points.columnCount + column] : .nan
          exact.initializeElement(at: column * padded + center, to: value)
        }
      }
      size = exact.count
    }
    let single = axes?.projected ?? packed?.assumingMemoryBound(to: Float.self)
    let isLoose = axes == nil && !isReady
    let isSingle = Scalar.self == Float.self
    let own = UnsafeRawPointer(points.base)
    let block = CLIENTELE_SCORE_BLOCK
    let runs = usesPoints ? 1 : columns
    return try factors.withUnsafeBufferPointer { factors in
      try exact.withUnsafeBufferPointer { exact in
        try origin.withUnsafeBufferPointer { origin in
          var scores = clientele_kmeans_scores(
            points: single.map { UnsafePointer($0) }
              ?? (usesPoints && isSingle ? own.assumingMemoryBound(to: Float.self) : nil),
            table: usesPoints && !isSingle ? own.assumingMemoryBound(to: Double.self) : nil,
            blockStride: Int64(block * runs),
            columnStride: Int64(usesPoints ? points.rowCount : block),
            columns: Int32(columns), count: Int32(count), centers: factors.baseAddress,
            indexMask: bits > 0 ? Int32(1 << bits) - 1 : 0,
            largest: largest <= 0x1p40 ? Float(largest).nextUp : .infinity,
            unit: Float(unit(columns: columns, indexBits: bits) * 1.05),
            smallest: Float(0x1p-100 + underflow).nextUp,
            rest: axes == nil ? -1 : Float(4.001 * rest).nextUp, codes: codes,
            leads: nil, spent: 0, ticks: 0, doubt: 0, exactCenters: exact.baseAddress,
            padded: Int32(padded),
            origin: isLoose ? origin.baseAddress : nil, scale: scale)
          return try withUnsafePointer(to: &scores, body)
        }
      }
    }
  }
}
