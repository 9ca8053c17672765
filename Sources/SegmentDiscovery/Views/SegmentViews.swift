// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clustering
import CustomerFeatures

/// Whether the ways of seeing the customers agree: discovered segments, their rules, the named
/// RFM segments, and k-means against Ward.
public struct SegmentViews: Sendable, Hashable, Codable {
  /// Discovered segments by the eleven named RFM segments.
  public var rfm: CrossTable
  /// Discovered segments by the segment whose rule picks the customer.
  ///
  /// Of several rules that pick a customer the most precise decides; who is picked by none is in
  /// the last column.
  public var rules: CrossTable
  /// Adjusted Rand index of the named RFM segments with the segments that rules pick.
  public var rfmWithRules: Double
  /// K-means by Ward with the chosen number of segments, both numbered by size; nil where one of
  /// them was not run.
  public var methods: CrossTable?
}

extension SegmentViews {
  /// Compares the views.
  ///
  /// - Parameters:
  ///   - indices: The segment of each customer.
  ///   - names: The names of the segments.
  ///   - picks: The segment whose rule picks each customer; the number of segments for none.
  ///   - scores: The RFM scores of the customers.
  ///   - methods: The partitions by k-means and Ward.
  init(
    indices: [Int32], names: [String], picks: [Int32], scores: RFMScores,
    methods: (kMeans: [Int32], ward: [Int32])?
  ) {
    let all = RFMSegment.allCases
    let place = Dictionary(
      uniqueKeysWithValues: all.enumerated().map { ($0.element, Int32($0.offset)) })
    let rfmIndices = indices.indices.map { place[scores.segment($0)] ?? 0 }
    rfm = CrossTable(
      "discovered segments", (names, indices), by: "RFM segments", (all.map(\.name), rfmIndices))
    rules = CrossTable(
      "discovered segments", (names, indices), by: "segments by rule",
      (names + ["by no rule"], picks))
    rfmWithRules = adjustedRandIndex(rfmIndices, picks)
    self.methods = methods.map { methods in
      let (kMeans, ward) = (Self.bySize(methods.kMeans), Self.bySize(methods.ward))
      return CrossTable(
        "k-means", ((1...kMeans.count).map { "k-means \($0)" }, kMeans.indices),
        by: "Ward's method", ((1...ward.count).map { "Ward \($0)" }, ward.indices))
    }
  }

  /// Clusters numbered by their size, the largest first.
  private static func bySize(_ labels: [Int32]) -> (count: Int, indices: [Int32]) {
    var sizes = [Int](repeating: 0, count: Int(labels.max() ?? 0) + 1)
    for label in labels { sizes[Int(label)] += 1 }
    var rank = [Int32](repeating: 0, count: sizes.count)
    for (place, label) in sizes.indices.stableSorted(by: { sizes[$0] > sizes[$1] }).enumerated() {
      rank[label] = Int32(place)
    }
    return (sizes.count, labels.map { rank[Int($0)] })
  }
}
