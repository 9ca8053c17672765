// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// What the p-values and intervals of tests need, with the same bits on every machine.
extension PortableMath {
  /// ln Γ(x) for positive x, within 2⁻⁵⁰ of the larger of 1 and x ln x.
  ///
  /// Stirling's series to the term in x⁻¹³ (Abramowitz and Stegun, "Handbook of Mathematical
  /// Functions", 1964, 6.1.41), from x = 10 up; smaller x are carried there by Γ(x + 1) = x Γ(x).
  package static func logGamma(_ x: Double) -> Double {
    precondition(x > 0 && x.isFinite, "the gamma function is taken of positive numbers")
    var y = x
    var factor = 1.0
    while y < 10 {
      factor *= y
      y += 1
    }
    let inverse = 1 / y
    let square = inverse * inverse
    var series = 1.0 / 156
    for coefficient in [
      -691.0 / 360_360, 1.0 / 1188, -1.0 / 1680, 1.0 / 1260, -1.0 / 360, 1.0 / 12,
    ] {
      series = coefficient + square * series
    }
    let halfLogTwoPi = 0.91893853320467274178
    return (y - 0.5) * logarithm(y) - y + halfLogTwoPi + inverse * series - logarithm(factor)
  }

  /// Q(a, x), the upper regularized incomplete gamma function, in 0...1.
  ///
  /// Left of a + 1 the series of P = 1 - Q, right of it the continued fraction (Abramowitz and
  /// Stegun 6.5.29 and 6.5.31; the fraction by Lentz's method, Applied Optics 15:668, 1976). The
  /// relative error is near 1e-16 times the larger of x and a ln a; under 1e-304 the answer is 0.
  ///
  /// - Parameters:
  ///   - a: Positive.
  ///   - x: 0 or more.
  /// - Returns: The share of a gamma distribution of shape a that lies over x.
  /// - Complexity: O(√a) near x = a, less elsewhere.
  package static func upperGamma(_ a: Double, _ x: Double) -> Double {
    precondition(a > 0 && x >= 0, "the incomplete gamma function is taken of a > 0 and x >= 0")
    guard x > 0 else { return 1 }
    guard x.isFinite else { return 0 }
    let exponent = a * logarithm(max(x, .leastNormalMagnitude)) - x - logGamma(a)
    let front = exponent > -700 ? exponential(min(exponent, 700)) : 0
    if x < a + 1 {
      var term = 1 / a
      var sum = term
      var n = a
      while term > sum * 0x1p-54 {
        n += 1
        term *= x / n
        sum += term
      }
      return min(1, max(0, 1 - front * sum))
    }
    guard front > 0 else { return 0 }
    var b = x + 1 - a
    var c = 1 / Double.leastNormalMagnitude
    var d = 1 / b
    var fraction = d
    for n in 1...10_000 {
      let numerator = Double(n) * (a - Double(n))
      b += 2
      d = 1 / nonzero(numerator * d + b)
      c = nonzero(b + numerator / c)
      fraction *= d * c
      if abs(d * c - 1) < 0x1p-52 { break }
    }
    return min(1, front * fraction)
  }

  private static func nonzero(_ value: Double) -> Double {
    abs(value) < .leastNormalMagnitude ? .leastNormalMagnitude : value
  }

  /// The share of a chi-squared distribution that lies over a value.
  ///
  /// - Parameters:
  ///   - value: 0 or more.
  ///   - degreesOfFreedom: 1 or more.
  /// - Returns: The p-value, in 0...1.
  package static func chiSquaredUpperTail(_ value: Double, degreesOfFreedom: Int) -> Double {
    upperGamma(Double(degreesOfFreedom) / 2, value / 2)
  }

  /// The share of a standard normal distribution that lies further from 0 than z, on both sides.
  package static func normalTwoSidedTail(_ z: Double) -> Double {
    upperGamma(0.5, z * z / 2)
  }

  /// The value under which a share of a standard normal distribution lies, within 2⁻⁴⁸ of it.
  ///
  /// Algorithm AS 241, PPND16 (Wichura, Applied Statistics 37:477, 1988).
  ///
  /// - Parameter share: Over 0 and under 1.
  /// - Returns: The quantile.
  package static func normalQuantile(_ share: Double) -> Double {
    precondition(share > 0 && share < 1, "a quantile belongs to a share between 0 and 1")
    let q = share - 0.5
    if abs(q) <= 0.425 {
      let r = 0.180625 - q * q
      return q
        * ratio(
          r,
          [
            2.5090809287301226727e3, 3.3430575583588128105e4, 6.7265770927008700853e4,
            4.5921953931549871457e4, 1.3731693765509461125e4, 1.9715909503065514427e3,
            1.3314166789178437745e2, 3.3871328727963666080,
          ],
          [
            5.2264952788528545610e3, 2.8729085735721942674e4, 3.9307895800092710610e4,
            2.1213794301586595867e4, 5.3941960214247511077e3, 6.8718700749205790830e2,
            4.2313330701600911252e1, 1,
          ])
    }
    let tail = q < 0 ? share : 1 - share
    let r = (-logarithm(max(tail, .leastNormalMagnitude))).squareRoot()
    let size =
      r <= 5
      ? ratio(
        r - 1.6,
        [
          7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1,
          1.27045825245236838258, 3.64784832476320460504, 5.76949722146069140550,
          4.63033784615654529590, 1.42343711074968357734,
        ],
        [
          1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2,
          1.48103976427480074590e-1, 6.89767334985100004550e-1, 1.67638483018380384940,
          2.05319162663775882187, 1,
        ])
      : ratio(
        r - 5,
        [
          2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3,
          2.65321895265761230930e-2, 2.96560571828504891230e-1, 1.78482653991729133580,
          5.46378491116411436990, 6.65790464350110377720,
        ],
        [
          2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5,
          7.86869131145613259100e-4, 1.48753612908506148525e-2, 1.36929880922735805310e-1,
          5.99832206555887937690e-1, 1,
        ])
    return q < 0 ? -size : size
  }

  /// The ratio of two polynomials, their coefficients from the highest power down.
  private static func ratio(_ x: Double, _ above: [Double], _ below: [Double]) -> Double {
    above.reduce(0) { $0 * x + $1 } / below.reduce(0) { $0 * x + $1 }
  }
}
