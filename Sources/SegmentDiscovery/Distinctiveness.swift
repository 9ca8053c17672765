// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// How far a segment stands apart.
public struct Distinctiveness: Sendable, Hashable, Codable {
  /// A word for the mean silhouette, at the bounds of Kaufman and Rousseeuw ("Finding Groups in
  /// Data", Wiley 1990, table 4): 0.5 and 0.25.
  public enum Word: String, Sendable, Hashable, Codable {
    /// A silhouette from 0.5.
    case clear
    /// A silhouette from 0.25.
    case fair
    /// A silhouette under 0.25.
    case blurred

    /// The word for a mean silhouette.
    public init(silhouette: Double) {
      self = silhouette >= 0.5 ? .clear : silhouette >= 0.25 ? .fair : .blurred
    }
  }

  /// 0...100: 100 times the mean silhouette of the members, not under 0.
  public var score: Double

  /// The word for the score.
  public var word: Word

  /// The members' mean Euclidean silhouette on the prepared scale; 0 for a single segment.
  public var silhouette: Double

  /// The share of members with a silhouette under zero: nearer to another segment.
  public var misplacedShare: Double

  /// The segment whose centre is nearest; nil for a single segment.
  public var nearest: Nearest?

  /// Another segment, and how far away it is.
  public struct Nearest: Sendable, Hashable, Codable {
    /// The other segment's id.
    public var id: Int
    /// The other segment's name.
    public var name: String
    /// Distance of the centres on the prepared scale, in standard deviations.
    public var distance: Double
  }
}
