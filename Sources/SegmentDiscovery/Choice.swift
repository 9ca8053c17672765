// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// Which partition was chosen, from which, and why.
public struct Choice: Sendable, Hashable, Codable {
  /// One partition that was considered.
  public struct Candidate: Sendable, Hashable, Codable {
    /// "kmeans" or "ward".
    public var algorithm: String
    /// The number of segments.
    public var k: Int
    /// Mean Euclidean silhouette on the prepared features (the sample's where sampled).
    public var silhouette: Double
    /// The 95 percent interval of `silhouette` where it is of a sample.
    public var silhouetteInterval: ClosedRange<Double>?
    /// Mean silhouette of squared distances, of all customers.
    public var silhouetteSquared: Double
    /// Calinski and Harabasz's variance ratio; higher is better.
    public var calinskiHarabasz: Double
    /// Davies and Bouldin's index; lower is better.
    public var daviesBouldin: Double
    /// Sum of squared distances to the centres on the prepared scale.
    public var inertia: Double
    /// The smallest segment's share of customers.
    public var smallestShare: Double
    /// Whether this is the partition that was chosen.
    public var isChosen: Bool
  }

  /// The algorithm of the chosen partition: "kmeans", "ward", or "none" for a single segment.
  public var algorithm: String

  /// The number of segments that were chosen.
  public var k: Int

  /// In a sentence: which rule chose, on which figures.
  public var reason: String

  /// The rule itself, in a sentence that holds for every input.
  public var rule: String

  /// Every partition that was considered: k-means before Ward, by the number of segments.
  public var candidates: [Candidate]

  /// Adjusted Rand index of k-means and Ward at the chosen k; nil where one of them was not run.
  public var agreement: Double?
}
