// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// How far a segment stands apart: one number, and the parts that it is made of.
public struct Distinctiveness: Sendable, Hashable, Codable {
  /// A word for a figure.
  public enum Word: String, Sendable, Hashable, Codable {
    /// A score from 65, or a silhouette from 0.5.
    case clear
    /// A score from 45, or a silhouette from 0.25.
    case fair
    /// Less.
    case blurred

    /// The word for a mean silhouette, at the bounds of Kaufman and Rousseeuw ("Finding Groups in
    /// Data", Wiley 1990, table 4).
    ///
    /// - Parameter silhouette: In `-1...1`.
    public init(silhouette: Double) {
      self = silhouette >= 0.5 ? .clear : silhouette >= 0.25 ? .fair : .blurred
    }

    /// The word for a score.
    ///
    /// - Parameter score: In `0...100`.
    public init(score: Double) {
      self = score >= 65 ? .clear : score >= 45 ? .fair : .blurred
    }
  }

  /// What the score is, in a sentence.
  public static let definition = """
    100 times the mean of three parts, each from 0 to 1: the members' mean silhouette, the share \
    of the segment that is found again in resampled customers (Jaccard), and how empty the border \
    to the nearest segment is.
    """

  /// 0...100, as ``definition`` says; parts that are not known are left out of the mean.
  public var score: Double

  /// The word for the score.
  public var word: Word

  /// The members' mean Euclidean silhouette on the prepared scale; 0 for a single segment.
  public var silhouette: Double

  /// The share of members with a silhouette under zero: nearer to another segment.
  public var misplacedShare: Double

  /// The mean Jaccard coefficient with the most similar segment of bootstrap samples, in 0...1
  /// (Hennig, CSDA 52, 2007); nil where there are too few customers to resample.
  public var stability: Double?

  /// The segment whose centre is nearest; nil for a single segment.
  public var nearest: Nearest?

  /// Another segment, how far away it is, and what lies between.
  public struct Nearest: Sendable, Hashable, Codable {
    /// The other segment's id.
    public var id: Int
    /// The other segment's name.
    public var name: String
    /// Distance of the centres on the prepared scale, in standard deviations.
    public var distance: Double
    /// The members' mean probability of being in the other segment, as a normal density for each
    /// segment has it: the share that such a classifier would confuse, in 0...1.
    public var overlap: Double
    /// The lowest density of customers between the two as a part of the lower of their peaks: 0
    /// where nobody is in between, 1 where no valley divides them.
    public var valleyDepth: Double

    /// 1 less the depth: how empty the border is.
    public var emptiness: Double { max(0, 1 - valleyDepth) }
  }

  /// Scores a segment from its parts.
  ///
  /// - Parameters:
  ///   - silhouette: The members' mean silhouette.
  ///   - misplacedShare: The share of members with a silhouette under zero.
  ///   - stability: The mean Jaccard coefficient, where known.
  ///   - nearest: The nearest segment; nil for a single segment, whose score is 0.
  public init(
    silhouette: Double, misplacedShare: Double, stability: Double?, nearest: Nearest?
  ) {
    self.silhouette = silhouette
    self.misplacedShare = misplacedShare
    self.stability = stability
    self.nearest = nearest
    if let nearest {
      let parts = [max(0, silhouette), stability, nearest.emptiness].compactMap { $0 }
      score = 100 * parts.reduce(0, +) / Double(parts.count)
    } else {
      score = 0
    }
    word = Word(score: score)
  }
}
