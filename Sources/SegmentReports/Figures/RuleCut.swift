// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CustomerFeatures

/// One condition of a segment's rule: a feature, and where it is cut.
struct RuleCut: Sendable, Hashable {
  /// The feature's name, as files have it.
  let feature: String
  let threshold: Double
  /// Whether the rule asks for values up to the threshold, or from it on.
  let isUpper: Bool
  /// Whether the threshold itself is left out.
  let isStrict: Bool

  /// The conditions of a rule, as it writes them: `recency_days <= 31 and frequency >= 6`.
  static func all(_ condition: String) -> [RuleCut] {
    condition.split(separator: " and ").compactMap { RuleCut($0) }
  }

  private init?(_ text: Substring) {
    let parts = text.split(separator: " ")
    guard parts.count == 3, let threshold = Double(parts[2]) else { return nil }
    feature = String(parts[0])
    self.threshold = threshold
    switch parts[1] {
    case "<=": (isUpper, isStrict) = (true, false)
    case "<": (isUpper, isStrict) = (true, true)
    case ">=": (isUpper, isStrict) = (false, false)
    case ">": (isUpper, isStrict) = (false, true)
    default: return nil
    }
  }

  /// Where it lies between bins that hold their lower bound: at most two orders ends where three
  /// begin.
  func position(isWhole: Bool) -> Double {
    isWhole && isUpper != isStrict ? threshold + 1 : threshold
  }
}
