// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// The windows of neighbouring values in which a rise of the density is looked for, and the scan.
///
/// A window of N spacings starts at a value x[j] and ends at x[j + N]; its first `a` spacings are
/// the sparse side. Where the density does not rise, their part of the window's length, rho, is
/// about a/N or less; the signed root of the likelihood ratio of rho against a/N, less the penalty
/// sqrt(2 (1 + log((m + 1)/N))) that makes windows of all sizes comparable (Dümbgen and Walther,
/// "Multiscale inference about a density", Annals of Statistics 36:1758, 2008), is the evidence t.
/// Sizes grow by the root of two from 8, sparse sides by two (a sparse grid as in Rufibach and
/// Walther, J. Comput. Graph. Stat. 19:175, 2010); all starts are looked at.
struct ValleyWindows: Sendable {
  typealias Lanes = VectorMath.Lanes

  /// One size of window and of its sparse side.
  private struct Shape {
    let spacings: Int
    let sparse: Int
    let penalty: Double
    /// log(a/N) and log(b/N), b the spacings that are not sparse.
    let logSparse: Double
    let logDense: Double
    /// The rho from which on the evidence is positive.
    let threshold: Double

    init(spacings: Int, sparse: Int, penalty: Double) {
      self.spacings = spacings
      self.sparse = sparse
      self.penalty = penalty
      let dense = spacings - sparse
      let logs = VectorMath.logarithm(
        Lanes(Double(sparse), Double(dense), 1, 1, 1, 1, 1, 1) / Double(spacings))
      (logSparse, logDense) = (logs[0], logs[1])
      threshold = 0
    }

    init(_ shape: Shape, threshold: Double) {
      spacings = shape.spacings
      sparse = shape.sparse
      penalty = shape.penalty
      logSparse = shape.logSparse
      logDense = shape.logDense
      self.threshold = threshold
    }

    /// The evidence at parts of the length that are over a/N.
    @inline(__always)
    func evidence(_ part: Lanes) -> Lanes {
      let a = Double(sparse)
      let b = Double(spacings - sparse)
      let ratio =
        a * (logSparse - VectorMath.logarithm(part))
        + b * (logDense - VectorMath.logarithm(1 - part))
      let doubled = 2 * ratio
      return doubled.replacing(with: 0, where: doubled .< 0).squareRoot() - penalty
    }
  }

  /// Part of a window's length that counts as all of it, so that its logarithm is finite.
  private static let wholePart = 1 - 1e-12

  /// The values in a sample, m.
  let sampleSize: Int
  private let shapes: [Shape]

  init(sampleSize: Int) {
    self.sampleSize = sampleSize
    var shapes: [Shape] = []
    var step = 0
    while true {
      // 8, 11, 16, 22, 32, ...
      let base = 8 << (step / 2)
      let spacings =
        step % 2 == 0 ? base : Int(Double(base) * 1.4142135623730951)
      step += 1
      guard spacings < sampleSize else { break }
      let share = Double(sampleSize + 1) / Double(spacings)
      let penalty = (2 * (1 + VectorMath.logarithm(Lanes(repeating: share))[0])).squareRoot()
      var sparse = 1
      while sparse <= spacings / 2 {
        shapes.append(
          Self.withThreshold(Shape(spacings: spacings, sparse: sparse, penalty: penalty)))
        sparse *= 2
      }
    }
    self.shapes = shapes
  }

  /// The evidence grows with rho above a/N: eight parts at a time close in on its zero from below.
  private static func withThreshold(_ shape: Shape) -> Shape {
    var low = Double(shape.sparse) / Double(shape.spacings)
    var high = wholePart
    for _ in 0..<8 {
      let parts = low + (high - low) / 9 * Lanes(1, 2, 3, 4, 5, 6, 7, 8)
      let evidence = shape.evidence(parts)
      var reached = 0
      while reached < 8, evidence[reached] <= 0 { reached += 1 }
      if reached < 8 { high = parts[reached] }
      if reached > 0 { low = parts[reached - 1] }
    }
    return Shape(shape, threshold: low)
  }

  /// Notes the strongest evidence of a rise that starts in each gap.
  ///
  /// Gap j lies between the values j and j + 1.
  ///
  /// - Parameters:
  ///   - values: m values in ascending order, and eight more that are at least as large.
  ///   - lastStart: The last gap that a rise may start in.
  ///   - halved: Whether a rise starts at the middle of its first gap, so that a fall may end in
  ///     the other half of it.
  ///   - evidence: One value a gap, raised where a window gives more.
  ///   - lengths: Beside it, the spacings of that window.
  func noteRises(
    _ values: UnsafePointer<Double>, lastStart: Int, halved: Bool,
    evidence: UnsafeMutablePointer<Double>, lengths: UnsafeMutablePointer<Int32>
  ) {
    scan(values, lastStart: lastStart, halved: halved) { start, lanes, found, spacings in
      for lane in 0..<8 where lanes[lane] && found[lane] > evidence[start + lane] {
        evidence[start + lane] = found[lane]
        lengths[start + lane] = Int32(spacings)
      }
    }
  }

  /// The strongest evidence of a rise anywhere, at least 0.
  func greatestRise(_ values: UnsafePointer<Double>) -> Double {
    var greatest = 0.0
    scan(values, lastStart: sampleSize, halved: false) { _, lanes, found, _ in
      greatest = max(greatest, found.replacing(with: 0, where: .!lanes).max())
    }
    return greatest
  }

  /// Whether a lane is set, in a few instructions; the library's `any` looks at each.
  @inline(__always)
  private static func isAny(_ lanes: SIMDMask<SIMD8<Int64>>) -> Bool {
    let bits = unsafeBitCast(lanes, to: SIMD8<Int64>.self)
    let half = bits.lowHalf | bits.highHalf
    let quarter = half.lowHalf | half.highHalf
    return quarter[0] | quarter[1] != 0
  }

  /// Calls the body with each eight windows of which one has more evidence than all of its shape
  /// to the right of it: only those can raise the best rise at or after some gap.
  @inline(__always)
  private func scan(
    _ values: UnsafePointer<Double>, lastStart: Int, halved: Bool,
    _ body: (_ start: Int, _ lanes: SIMDMask<SIMD8<Int64>>, _ evidence: Lanes, _ spacings: Int)
      -> Void
  ) {
    let ramp = SIMD8<Int64>(0, 1, 2, 3, 4, 5, 6, 7)
    let raw = UnsafeRawPointer(values)
    @inline(__always) func load(_ index: Int) -> Lanes {
      raw.loadUnaligned(fromByteOffset: index &* 8, as: Lanes.self)
    }
    for shape in shapes {
      let last = min(sampleSize - 1 - shape.spacings, lastStart)
      guard last >= 0 else { continue }
      var threshold = shape.threshold
      var start = last & ~7
      while start >= 0 {
        var first = load(start)
        if halved { first = (first + load(start &+ 1)) * 0.5 }
        let sparse = load(start &+ shape.sparse) - first
        let length = load(start &+ shape.spacings) - first
        var lanes = sparse .> threshold * length
        if start &+ 7 > last { lanes = lanes .& (ramp .<= Int64(last &- start)) }
        if Self.isAny(lanes) {
          var part = (sparse / length).replacing(with: threshold, where: .!lanes)
          part = part.replacing(with: Self.wholePart, where: part .> Self.wholePart)
          body(start, lanes, shape.evidence(part), shape.spacings)
          threshold = max(threshold, part.max())
        }
        start &-= 8
      }
    }
  }
}
