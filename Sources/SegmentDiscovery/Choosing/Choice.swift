// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import SalesData

/// Which partition was chosen, from which, and why.
public struct Choice: Sendable, Hashable, Codable {
  /// One partition that was considered.
  ///
  /// Stability, gap and prediction strength are of all customers, or of the sample of
  /// ``Choice/evidenceCustomers``; they are nil where there are too few to resample, and gap and
  /// prediction strength are those of k-means.
  public struct Candidate: Sendable, Hashable, Codable {
    /// "kmeans", "ward", or "mixture" for the groups that the test of structure proved.
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
    /// The mean Jaccard coefficient of the segment that is found again worst in bootstrap samples
    /// (Hennig, CSDA 52, 2007), in 0...1.
    public var stability: Double?
    /// The same for every segment, ascending.
    public var stabilities: [Double]?
    /// Gap statistic (Tibshirani, Walther and Hastie, JRSS B 63, 2001) against a box along the
    /// principal axes.
    public var gap: Double?
    /// The gap's standard error s(k).
    public var gapError: Double?
    /// Prediction strength (Tibshirani and Walther, JCGS 14, 2005), in 0...1; 0.8 or more speaks
    /// for k.
    public var predictionStrength: Double?
    /// Adjusted Rand index with the other method's partition of as many segments.
    public var agreement: Double?
    /// Whether this is the partition that was chosen.
    public var isChosen: Bool
  }

  /// The algorithm of the chosen partition: "kmeans", "ward", "mixture", or "none" for a single
  /// segment.
  public var algorithm: String

  /// The number of segments that were chosen.
  public var k: Int

  /// In a sentence: which rule chose, on which figures.
  public var reason: Wording

  /// The rule itself, in a sentence that holds for every input.
  public var rule: Wording

  /// Every partition that was considered: k-means before Ward, by the number of segments; that of
  /// the proven groups last.
  public var candidates: [Candidate]

  /// Adjusted Rand index of k-means and Ward at the chosen k; nil where one of them was not run.
  public var agreement: Double?

  /// How many customers stability, gap and prediction strength were computed on; nil where that
  /// was not done.
  public var evidenceCustomers: Int?
}
