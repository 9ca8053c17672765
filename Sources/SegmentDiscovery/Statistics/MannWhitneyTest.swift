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
    let column = GroupedColumn(
      group + others, groups: group.map { _ in 0 } + others.map { _ in 1 }, groupCount: 2)
    self.init(column.groups[0], of: column)
  }

  /// Compares each group of a column with all other values.
  ///
  /// - Parameter column: The values with their groups.
  /// - Returns: One test a group; of an empty group a p-value of 1.
  static func eachGroup(of column: GroupedColumn) -> [MannWhitneyTest] {
    column.groups.map { MannWhitneyTest($0, of: column) }
  }

  private init(_ group: GroupedColumn.Group, of column: GroupedColumn) {
    let count = group.count
    let n1 = Double(count)
    let n2 = Double(column.count - count)
    // Twice U is a whole number, so nothing has been rounded up to here.
    u = Double(group.doubledRankSum - count * (count + 1)) / 2
    guard n1 > 0, n2 > 0 else {
      (auc, pValue) = (0.5, 1)
      return
    }
    auc = u / (n1 * n2)
    let n = n1 + n2
    let variance = n1 * n2 / 12 * (n + 1 - column.tieSum / (n * (n - 1)))
    let distance = abs(u - n1 * n2 / 2) - 0.5
    pValue =
      variance > 0 && distance > 0
      ? PortableMath.normalTwoSidedTail(distance / variance.squareRoot()) : 1
  }
}
