// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// Fixed bounds between scores, so that a score means the same in every shop and every month.
public struct RFMThresholds: Sendable, Hashable {
  /// The days up to which a last purchase scores 2, 3 and so on; they fall.
  public let recency: [Double]

  /// The purchases from which a customer scores 2, 3 and so on; they rise.
  public let frequency: [Double]

  /// The money from which a customer scores 2, 3 and so on, in units; they rise.
  public let monetary: [Double]

  /// The number of scores.
  public var bins: Int { recency.count + 1 }

  /// Takes bounds that make sense together.
  ///
  /// - Parameters:
  ///   - recency: Days, falling: at most the first scores 2, at most the second 3.
  ///   - frequency: Purchases, rising: at least the first scores 2, at least the second 3.
  ///   - monetary: Money, rising, as for frequency.
  /// - Throws: `FeatureError` when the three are not equally many, from 1 to 99, or one does not
  ///   rise or fall throughout.
  public init(recency: [Double], frequency: [Double], monetary: [Double]) throws {
    for (name, bounds, falls) in [
      ("recency", recency, true), ("frequency", frequency, false), ("monetary", monetary, false),
    ] {
      guard bounds.count == recency.count, (1...99).contains(bounds.count) else {
        throw FeatureError(
          .thresholds,
          "\(bounds.count) bounds of \(name) do not fit \(recency.count) of recency; give as many "
            + "for each of the three, from 1 to 99")
      }
      guard bounds.allSatisfy(\.isFinite),
        zip(bounds, bounds.dropFirst()).allSatisfy({ falls ? $0 > $1 : $0 < $1 })
      else {
        throw FeatureError(
          .thresholds, "the bounds of \(name) must \(falls ? "fall" : "rise") from score to score")
      }
    }
    self.recency = recency
    self.frequency = frequency
    self.monetary = monetary
  }
}
