// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// A seeded generator whose every drawn value is the same on every machine and in every release.
///
/// The stream is xoshiro256** (Blackman and Vigna, "Scrambled linear pseudorandom number
/// generators", ACM TOMS 47:36, 2021), its state filled by SplitMix64. The standard library may
/// change how `random(in:using:)` turns bits into values, so bounded integers, doubles, shuffles
/// and normal deviates are drawn here by our own fixed rules.
public struct SeededGenerator: RandomNumberGenerator, Sendable, Hashable {
  private var s0: UInt64
  private var s1: UInt64
  private var s2: UInt64
  private var s3: UInt64

  /// Creates the generator of a seed; equal seeds and streams give equal values.
  ///
  /// - Parameters:
  ///   - seed: Any number.
  ///   - stream: Tells independent uses of one seed apart, such as the restarts of a fit.
  public init(seed: UInt64, stream: UInt64 = 0) {
    var mix = SplitMix64(state: seed)
    let offset = mix.next()
    mix = SplitMix64(state: offset ^ (stream &* 0xD134_2543_DE82_EF95))
    (s0, s1, s2, s3) = (mix.next(), mix.next(), mix.next(), mix.next())
  }

  /// The generator in a given state, as the published streams are given.
  init(state: (UInt64, UInt64, UInt64, UInt64)) {
    precondition(state != (0, 0, 0, 0), "from the state 0 every value is 0")
    (s0, s1, s2, s3) = state
  }

  /// The next 64 bits (Blackman and Vigna, "Scrambled linear pseudorandom number generators", ACM
  /// TOMS 47:36, 2021).
  ///
  /// - Returns: Each of the 2⁶⁴ numbers equally likely; the period is 2²⁵⁶ - 1.
  public mutating func next() -> UInt64 {
    let scrambled = Self.rotate(s1 &* 5, by: 7) &* 9
    let shifted = s1 << 17
    s2 ^= s0
    s3 ^= s1
    s1 ^= s2
    s0 ^= s3
    s2 ^= shifted
    s3 = Self.rotate(s3, by: 45)
    return scrambled
  }

  /// A double in `[0, 1)`.
  ///
  /// - Returns: A multiple of 2⁻⁵³, each equally likely.
  public mutating func uniform() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// An integer in `0 ..< bound`, each equally likely (Lemire's rejection, ACM TOMACS 29:3, 2019).
  ///
  /// - Parameter bound: One more than the largest value; at least 1.
  /// - Returns: The integer.
  public mutating func integer(below bound: Int) -> Int {
    precondition(bound > 0, "the bound must be positive")
    let range = UInt64(bound)
    var product = next().multipliedFullWidth(by: range)
    if product.low < range {
      let threshold = (0 &- range) % range
      while product.low < threshold { product = next().multipliedFullWidth(by: range) }
    }
    return Int(product.high)
  }

  /// A deviate with mean 0 and variance 1 that uses only correctly rounded operations.
  ///
  /// The sum of twelve uniform deviates less six: bounded by ±6, its kurtosis 2.9 (the normal's
  /// is 3). It needs no logarithm, whose last bit differs between C libraries, so that simulated
  /// data has the same bytes everywhere.
  ///
  /// - Returns: A number in `-6 ..< 6`.
  public mutating func approximateNormal() -> Double {
    var sum = 0.0
    for _ in 0..<12 { sum += uniform() }
    return sum - 6
  }

  /// Puts the elements into a random order (Fisher and Yates).
  ///
  /// - Parameter elements: All orders are equally likely.
  /// - Complexity: O(elements), one integer drawn for each but the first.
  public mutating func shuffle<Element>(_ elements: inout [Element]) {
    var remaining = elements.count
    while remaining > 1 {
      let chosen = integer(below: remaining)
      remaining -= 1
      elements.swapAt(chosen, remaining)
    }
  }

  private static func rotate(_ value: UInt64, by count: UInt64) -> UInt64 {
    (value << count) | (value >> (64 - count))
  }
}

/// The generator that fills the state of another (Steele, Lea and Flood, OOPSLA 2014).
private struct SplitMix64 {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
