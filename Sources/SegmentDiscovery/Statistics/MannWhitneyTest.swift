// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing

/// The Mann-Whitney U test of whether one group's values tend to be greater than another's, and
/// how much.
///
/// The p-value is the normal approximation with ties and continuity corrected (Mann and Whitney,
/// Annals of Mathematical Statistics 18:50, 1947; Lehmann, "Nonparametrics", 1975, section 1.5),
/// as `scipy.stats.mannwhitneyu(method="asymptotic")` gives it; good from about 8 values in each
/// group.
struct MannWhitneyTest: Sendable, Hashable {
  /// Pairs in which the group's value is the greater one, equal pairs counted half.
  let u: Double

  /// The share of such pairs, in 0...1: the chance that a member has more than another customer.
  ///
  /// It is the area under the ROC curve of the feature as a classifier; 0.5 says that neither
  /// group tends to have more.
  let auc: Double

  /// The two-sided p-value, in 0...1; 1 where a group is empty or all values are equal.
  let pValue: Double

  /// Cliff's delta, in -1...1: pairs in which the group has more less those in which it has less,
  /// over all pairs (Cliff, Psychological Bulletin 114:494, 1993).
  var cliffsDelta: Double { 2 * auc - 1 }

  /// Compares two samples of finite values.
  ///
  /// - Parameters:
  ///   - group: The group's values.
  ///   - others: The values that they are compared with.
  /// - Complexity: O(n log n).
  init(_ group: [Double], against others: [Double]) {
    let ranks = MidRanks(group + others)
    self.init(
      doubledRankSum: ranks.doubled.prefix(group.count).reduce(0, +), count: group.count,
      ranks: ranks)
  }

  /// Compares each group of a partition with all other values, on one ranking.
  ///
  /// - Parameters:
  ///   - ranks: The ranks of all values.
  ///   - groups: The group of each value, from 0.
  ///   - groupCount: The number of groups.
  /// - Returns: One test a group.
  /// - Complexity: O(n).
  static func eachGroup(
    _ ranks: MidRanks, groups: [Int32], groupCount: Int
  ) -> [MannWhitneyTest] {
    precondition(groups.count == ranks.doubled.count, "each value has a group")
    var sums = [Int](repeating: 0, count: groupCount)
    var counts = sums
    for (rank, group) in zip(ranks.doubled, groups) {
      sums[Int(group)] += rank
      counts[Int(group)] += 1
    }
    return (0..<groupCount).map {
      MannWhitneyTest(doubledRankSum: sums[$0], count: counts[$0], ranks: ranks)
    }
  }

  private init(doubledRankSum: Int, count: Int, ranks: MidRanks) {
    let n1 = Double(count)
    let n2 = Double(ranks.doubled.count - count)
    // Twice U is a whole number, so nothing has been rounded up to here.
    u = Double(doubledRankSum - count * (count + 1)) / 2
    guard n1 > 0, n2 > 0 else {
      (auc, pValue) = (0.5, 1)
      return
    }
    auc = u / (n1 * n2)
    let n = n1 + n2
    let variance = n1 * n2 / 12 * (n + 1 - ranks.tieSum / (n * (n - 1)))
    let distance = abs(u - n1 * n2 / 2) - 0.5
    pValue =
      variance > 0 && distance > 0
      ? PortableMath.normalTwoSidedTail(distance / variance.squareRoot()) : 1
  }
}
