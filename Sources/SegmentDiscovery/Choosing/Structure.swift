// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import SalesData

/// Whether the customers fall into groups by themselves, or form a continuum.
public struct Structure: Sendable, Hashable, Codable {
  /// What the test says.
  public enum Verdict: String, Sendable, Hashable, Codable {
    /// Groups with emptier space between them are proven.
    case distinct
    /// No division is proven: segments are useful cuts through a continuum.
    case gradual
  }

  /// What the test says.
  public var verdict: Verdict

  /// The p-value of the first division, against the null that the customers are one population.
  public var pValue: Double

  /// The number of proven groups; 1 where the verdict is `gradual`.
  public var groupCount: Int

  /// The smallest share of the customers that a group could have had and still be proven, in
  /// 0...1; nil where there are too few customers for any.
  public var smallestProvableShare: Double?

  /// The verdict in plain words.
  public var explanation: Wording

  /// The null, the statistic and what the test cannot see, in words.
  public var method: Wording
}
