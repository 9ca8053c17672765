// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CustomerFeatures
import ReproducibleComputing

/// How far a distribution has moved from a reference: the population stability index.
///
/// The sum over the bins of (q - p) ln(q / p), with p and q the shares of the reference and of the
/// current values (Jeffreys, "Theory of Probability", 1946; Siddiqi, "Credit Risk Scorecards",
/// Wiley 2006, chapter 9). A bin that is empty on one side counts as half a customer there; one
/// that is empty on both is left out.
struct PopulationStabilityIndex: Sendable, Hashable {
  /// The customary readings, at 0.1 and 0.25.
  enum Reading: String, Sendable, Hashable, Codable {
    /// Under 0.1: no change worth acting on.
    case stable
    /// From 0.1: look at what moved.
    case moved
    /// From 0.25: another population.
    case shifted
  }

  /// The index; 0 where nothing has moved.
  let value: Double

  /// The part of each bin, in their order; they sum to `value`.
  let parts: [Double]

  /// The chance of so large an index when nothing has moved, by chance alone.
  ///
  /// Without drift the index over 1 / n + 1 / m is near a chi-squared value with one degree of
  /// freedom less than bins (Yurdakul, "Statistical Properties of Population Stability Index",
  /// Western Michigan University 2018), so that a hundred customers in ten bins often reach 0.1.
  let pValue: Double

  /// The customary reading of `value`.
  var reading: Reading { value < 0.1 ? .stable : value < 0.25 ? .moved : .shifted }

  /// Compares two samples in the same bins, or in the same categories.
  ///
  /// - Parameters:
  ///   - reference: The count of each bin, their sum over 0.
  ///   - current: The same for the later sample.
  init(reference: [Int], current: [Int]) {
    precondition(reference.count == current.count, "both samples have the same bins")
    let n = reference.reduce(0, +)
    let m = current.reduce(0, +)
    precondition(n > 0 && m > 0, "a share is taken of at least one customer")
    parts = zip(reference, current).map { before, now in
      guard before > 0 || now > 0 else { return 0 }
      let p = (before > 0 ? Double(before) : 0.5) / Double(n)
      let q = (now > 0 ? Double(now) : 0.5) / Double(m)
      return p == q ? 0 : (q - p) * PortableMath.logarithm(q / p)
    }
    value = SampleStatistics.sum(parts)
    let used = zip(reference, current).count { $0 > 0 || $1 > 0 }
    pValue =
      used > 1
      ? PortableMath.chiSquaredUpperTail(
        max(0, value) / (1 / Double(n) + 1 / Double(m)), degreesOfFreedom: used - 1) : 1
  }
}
