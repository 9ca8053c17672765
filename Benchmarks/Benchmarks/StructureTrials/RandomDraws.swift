// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ReproducibleComputing

/// Draws from the laws that populations are made of.
struct RandomDraws {
  private var generator: SeededGenerator

  init(seed: UInt64, stream: UInt64) {
    generator = SeededGenerator(seed: seed, stream: stream)
  }

  /// In (0, 1).
  mutating func uniform() -> Double { max(generator.uniform(), 0x1p-60) }

  mutating func uniform(_ low: Double, _ high: Double) -> Double {
    low + (high - low) * generator.uniform()
  }

  mutating func integer(below bound: Int) -> Int { generator.integer(below: bound) }

  /// Box and Muller.
  mutating func normal() -> Double {
    (-2 * log(uniform())).squareRoot() * cos(2 * Double.pi * uniform())
  }

  mutating func logNormal(_ mean: Double, _ deviation: Double) -> Double {
    exp(mean + deviation * normal())
  }

  mutating func exponential(_ mean: Double) -> Double { -mean * log(uniform()) }

  mutating func laplace() -> Double {
    let size = exponential(1)
    return uniform() < 0.5 ? -size : size
  }

  mutating func weibull(_ shape: Double) -> Double { pow(exponential(1), 1 / shape) }

  /// Marsaglia and Tsang, ACM TOMS 26:363, 2000.
  mutating func gamma(_ shape: Double, _ scale: Double = 1) -> Double {
    guard shape >= 1 else {
      return gamma(shape + 1, scale) * pow(uniform(), 1 / shape)
    }
    let d = shape - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = normal()
      let v = pow(1 + c * x, 3)
      guard v > 0 else { continue }
      if log(uniform()) < 0.5 * x * x + d - d * v + d * log(v) { return d * v * scale }
    }
  }

  mutating func beta(_ a: Double, _ b: Double) -> Double {
    let x = gamma(a)
    return x / (x + gamma(b))
  }

  mutating func chiSquared(_ degrees: Double) -> Double { gamma(degrees / 2, 2) }

  mutating func studentT(_ degrees: Double) -> Double {
    normal() / (chiSquared(degrees) / degrees).squareRoot()
  }

  /// By products of uniforms for small means, of a gamma split for large ones.
  mutating func poisson(_ mean: Double) -> Double {
    if mean > 30 {
      let half = (mean * 7 / 8).rounded(.down)
      let waiting = gamma(half)
      if waiting > mean { return binomial(Int(half) - 1, mean / waiting) }
      return half + poisson(mean - waiting)
    }
    let limit = exp(-mean)
    var product = uniform()
    var count = 0.0
    while product > limit {
      count += 1
      product *= uniform()
    }
    return count
  }

  mutating func binomial(_ trials: Int, _ probability: Double) -> Double {
    var count = 0.0
    for _ in 0..<trials where uniform() < probability { count += 1 }
    return count
  }

  /// Failures before `size` successes.
  mutating func negativeBinomial(_ size: Double, _ probability: Double) -> Double {
    poisson(gamma(size, (1 - probability) / probability))
  }

  /// Trials up to the first success, at least 1.
  mutating func geometric(_ probability: Double) -> Double {
    max(1, (log(uniform()) / log(1 - probability)).rounded(.up))
  }

  /// Zipf's law by rejection (Devroye, Non-Uniform Random Variate Generation, 1986, X.6.1).
  mutating func zipf(_ exponent: Double) -> Double {
    let b = pow(2, exponent - 1)
    while true {
      let u = uniform()
      let v = uniform()
      let x = pow(u, -1 / (exponent - 1)).rounded(.down)
      let t = pow(1 + 1 / x, exponent - 1)
      if v * x * (t - 1) / (b - 1) <= t / b { return x }
    }
  }

  /// One of `shares.count` numbers.
  mutating func choice(_ shares: [Double]) -> Int {
    var rest = uniform() * shares.reduce(0, +)
    for (index, share) in shares.enumerated() {
      rest -= share
      if rest < 0 { return index }
    }
    return shares.count - 1
  }

  /// Normal values with a random correlation matrix, `strength` of the way from none.
  mutating func correlatedNormals(_ rows: Int, _ columns: Int, strength: Double) -> [[Double]] {
    let a = (0..<columns).map { _ in (0..<columns).map { _ in normal() } }
    var q = (0..<columns).map { i in
      (0..<columns).map { j in (0..<columns).reduce(0) { $0 + a[i][$1] * a[j][$1] } }
    }
    let scales = (0..<columns).map { q[$0][$0].squareRoot() }
    for i in 0..<columns {
      for j in 0..<columns {
        q[i][j] = strength * q[i][j] / (scales[i] * scales[j]) + (i == j ? 1 - strength : 0)
      }
    }
    return normals(rows, factor: Self.cholesky(q))
  }

  mutating func normals(_ rows: Int, factor: [[Double]]) -> [[Double]] {
    (0..<rows).map { _ in
      let z = factor.indices.map { _ in normal() }
      return factor.map { row in zip(row, z).reduce(0) { $0 + $1.0 * $1.1 } }
    }
  }

  static func cholesky(_ matrix: [[Double]]) -> [[Double]] {
    var factor = matrix.map { $0.map { _ in 0.0 } }
    for i in matrix.indices {
      for j in 0...i {
        var sum = matrix[i][j]
        for k in 0..<j { sum -= factor[i][k] * factor[j][k] }
        factor[i][j] = i == j ? sum.squareRoot() : sum / factor[j][j]
      }
    }
    return factor
  }
}
