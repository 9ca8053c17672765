// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// Something that the members have more or less of than the other customers, in a feature or an
/// attribute that was not used to find the segment.
public struct SegmentTrait: Sendable, Hashable, Codable {
  /// How the members are compared with the others.
  public enum Comparison: Sendable, Hashable, Codable {
    /// A number: the median of the members and of the others, and Cliff's delta: the probability
    /// that a member has more than another customer less the reverse, in -1...1.
    case amount(median: Double, otherMedian: Double, delta: Double)
    /// A category: the members' share that has it, the base rate among all customers, and the
    /// lift, their ratio.
    case share(members: Double, base: Double, lift: Double)
  }

  /// The feature's or attribute's name, as in files.
  public var name: String

  /// As in running text: "days since the first order", "country".
  public var label: String

  /// The category, for an attribute of categories.
  public var category: String?

  /// How the members compare.
  public var comparison: Comparison

  /// Where the lift of a category lies, at 95 percent; nil for an amount.
  ///
  /// The logarithm of the ratio of the members' share to that of the others has the interval of
  /// Katz, Baptista, Azen and Pike (Biometrics 34:469, 1978); its ends are those of the lift over
  /// all customers. It is not adjusted for the number of traits: that is what `adjustedPValue` is for.
  public var liftInterval: ClosedRange<Double>?

  /// The test that `pValue` is of: "Mann-Whitney", "Fisher" or "chi-squared".
  public var test: String

  /// Two-sided, before adjustment.
  public var pValue: Double

  /// Adjusted over all segments and traits by Benjamini and Hochberg (JRSS B 57:289, 1995).
  public var adjustedPValue: Double

  /// Whether the difference is statistically significant at an adjusted 5 percent.
  public var isSignificant: Bool { adjustedPValue <= 0.05 }

  /// How strong it is on a scale that both kinds share: the size of Cliff's delta, or of the
  /// difference between the members' share and that of the others.
  public var strength: Double
}
