// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import CustomerFeatures
public import SalesData

/// What a discovery found: the choice, the evidence for it, and the scored segments.
public struct DiscoveryResult: Sendable {
  /// Every segmented customer.
  public var customers: CustomerTable
  /// The features that were clustered, in real units, one row a customer.
  public var features: FeatureTable
  /// How they were transformed and scaled.
  public var preparation: FeaturePreparation
  /// The index in `segments` of each customer.
  public var segmentIndices: [Int32]
  public var choice: Choice
  /// Ordered by revenue, the largest first; `id` counts from 1 in this order.
  public var segments: [Segment]
  /// Silhouette values of (a sample of) the customers, for the profile plot.
  public var silhouette: SilhouetteProfile
  /// The top of Ward's tree, for the dendrogram; nil where no tree was built.
  public var tree: SegmentTree?
  /// RFM scores and the share of the 11 named segments.
  public var rfm: RFMOverview
  /// Seed and settings to repeat the run.
  public var seed: UInt64
  /// What a careful reader should know.
  public var notes: [String]
}

/// Which partition was chosen, from which, and why.
public struct Choice: Sendable, Hashable, Codable {
  /// One partition that was considered.
  public struct Candidate: Sendable, Hashable, Codable {
    public var algorithm: String
    public var k: Int
    /// Mean Euclidean silhouette on the prepared features (the sample's where sampled).
    public var silhouette: Double
    public var silhouetteSquared: Double
    public var calinskiHarabasz: Double
    public var daviesBouldin: Double
    public var inertia: Double
    /// The smallest segment's share of customers.
    public var smallestShare: Double
    public var isChosen: Bool
  }

  public var algorithm: String
  public var k: Int
  /// In a sentence: which rule chose, on which figures.
  public var reason: String
  /// The rule itself, in a sentence that holds for every input.
  public var rule: String
  public var candidates: [Candidate]
  /// Adjusted Rand index of k-means and Ward at the chosen k.
  public var agreement: Double?
}

/// One segment and its scores.
public struct Segment: Sendable, Hashable {
  public var id: Int
  public var name: String
  public var customers: Int
  public var customerShare: Double
  public var revenue: Money
  public var revenueShare: Double
  /// Per clustered feature: typical values in real units.
  public var profile: [FeatureProfile]
  public var distinctiveness: Distinctiveness
  public var rule: SegmentRule
  public var gates: Gates
  /// One thing to do, in plain words.
  public var action: String
  /// One sentence on who these customers are.
  public var summary: String
}

/// Where a segment stands on one feature, in real units.
public struct FeatureProfile: Sendable, Hashable {
  public var feature: Feature
  /// The centre carried back into real units (the geometric mean where the column was logged).
  public var center: Double
  public var mean: Double
  public var median: Double
  public var lowerQuartile: Double
  public var upperQuartile: Double
  /// The median of all customers.
  public var overallMedian: Double
  /// The centre on the prepared scale, in standard deviations from the mean of all.
  public var standardizedCenter: Double
  /// Segment against the rest: Cohen's d on the prepared scale, and its 95 percent interval.
  public var effectSize: Double
  public var effectInterval: ClosedRange<Double>
}

/// How far a segment stands apart.
public struct Distinctiveness: Sendable, Hashable, Codable {
  /// A word for the score.
  public enum Word: String, Sendable, Hashable, Codable { case clear, fair, blurred }

  /// 0...100: 100 times the mean silhouette of the members, not under 0.
  public var score: Double
  public var word: Word
  public var silhouette: Double
  /// The share of members with a silhouette under zero: nearer to another segment.
  public var misplacedShare: Double
  public var nearest: Nearest

  /// The segment that most members would belong to otherwise.
  public struct Nearest: Sendable, Hashable, Codable {
    public var id: Int
    public var name: String
    /// Distance of the centres on the prepared scale, in standard deviations.
    public var distance: Double
  }
}

/// At most three conditions in real units that pick out a segment.
public struct SegmentRule: Sendable, Hashable, Codable {
  /// In words.
  public var text: String
  /// `recency_days <= 31 and frequency >= 6`
  public var condition: String
  /// The same as an SQL condition.
  public var sql: String
  /// The share of the customers it picks that are members.
  public var precision: Double
  /// The share of the members that it picks.
  public var recall: Double
}

/// The tests that a segment must pass to be worth acting on.
public struct Gates: Sendable, Hashable, Codable {
  /// One test's outcome.
  public struct Gate: Sendable, Hashable, Codable {
    /// Passed, doubtful or failed.
    public enum Outcome: String, Sendable, Hashable, Codable { case passed, doubtful, failed }
    public var outcome: Outcome
    /// The figure and the threshold in words.
    public var explanation: String
  }
  /// At least 5 percent of the customers or of the revenue.
  public var substantial: Gate
}

/// Silhouette values by segment, sorted, for the knife plot.
public struct SilhouetteProfile: Sendable, Hashable {
  public var mean: Double
  public var isSampled: Bool
  public var interval: ClosedRange<Double>?
  /// Per segment (in the order of `segments`), values from largest to smallest.
  public var values: [[Double]]
}

/// The merges above the chosen number of branches, for a dendrogram.
public struct SegmentTree: Sendable, Hashable {
  /// A branch at the bottom of the drawing.
  public struct Leaf: Sendable, Hashable {
    public var customers: Int
    /// The chosen segment that most of the branch lies in.
    public var segmentID: Int
  }
  /// A merge of two nodes: leaves are 0 ..< leaves.count, merge i makes leaves.count + i.
  public struct Merge: Sendable, Hashable {
    public var first: Int
    public var second: Int
    public var height: Double
  }
  /// From left to right.
  public var leaves: [Leaf]
  public var merges: [Merge]
  /// The height at which the tree falls into k branches.
  public var cutHeight: Double
}

/// RFM at a glance.
public struct RFMOverview: Sendable, Hashable {
  /// One of the eleven named segments.
  public struct NamedSegment: Sendable, Hashable {
    public var name: String
    public var customers: Int
    public var revenue: Money
  }
  /// One cell of the R x F grid.
  public struct Cell: Sendable, Hashable {
    public var r: Int
    public var f: Int
    public var customers: Int
    public var medianMonetary: Double
  }
  public var bins: Int
  public var segments: [NamedSegment]
  public var grid: [Cell]
  /// Upper bounds of the score bins in real units: for R, F and M; `bins - 1` each.
  public var cuts: [String: [Double]]
  /// Share of customers whose value is shared by another, by dimension.
  public var tieShares: [String: Double]
}
