// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// A sum with its rounding error kept, about 106 bits in all.
///
/// Knuth's TwoSum (The Art of Computer Programming 2, 4.2.2): terms may come and go without the
/// sum drifting, and the order of the terms hardly ever reaches the rounded value.
struct CompensatedSum: Sendable, Hashable {
  /// The rounded sum so far.
  var high = 0.0
  /// What rounding has left out of it.
  var low = 0.0

  /// The sum, rounded once.
  var value: Double { high + low }

  @inline(__always)
  mutating func add(_ term: Double) {
    let total = high + term
    let part = total - high
    low += (high - (total - part)) + (term - part)
    high = total
  }

  @inline(__always)
  mutating func add(_ other: CompensatedSum) {
    add(other.high)
    low += other.low
  }

  /// The sum divided by a weight, corrected by what the division leaves over: the mean of equal
  /// values is that very value.
  func mean(weight: Double) -> Double {
    let first = value / weight
    let rest = high.addingProduct(-first, weight) + low
    let corrected = first + rest / weight
    return corrected.isFinite ? corrected : first
  }
}
