// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// Cohen's d of a group against another, with its 95 percent interval.
///
/// d = (mean - other mean) / s, with the pooled s of both groups' unbiased variances (Cohen,
/// "Statistical Power Analysis", 1988, section 2.5.2), and the large-sample variance of Hedges and
/// Olkin ("Statistical Methods for Meta-Analysis", 1985, p. 86): (n1 + n2) / (n1 n2) +
/// d² / (2 (n1 + n2)).
struct StandardizedMeanDifference: Sendable, Hashable {
  /// Cohen's d; 0 where a group is empty.
  let size: Double

  /// The 95 percent interval of d.
  let interval: ClosedRange<Double>

  /// Size, mean and population variance of a group on one column.
  struct Sample: Sendable, Hashable {
    var count: Int
    var mean: Double
    var variance: Double
  }

  /// Compares a group with another.
  ///
  /// - Parameters:
  ///   - group: The group.
  ///   - other: What it is compared with.
  ///   - leastDeviation: Taken for s where the pooled s is under it, so that d stays finite where
  ///     both groups are constant.
  init(_ group: Sample, against other: Sample, leastDeviation: Double) {
    let (n1, n2) = (Double(group.count), Double(other.count))
    guard n1 > 0, n2 > 0, leastDeviation > 0 else {
      (size, interval) = (0, 0...0)
      return
    }
    let pooled =
      n1 + n2 > 2
      ? ((n1 * group.variance + n2 * other.variance) / (n1 + n2 - 2)).squareRoot() : 0
    let size = (group.mean - other.mean) / max(pooled, leastDeviation)
    let error = ((n1 + n2) / (n1 * n2) + size * size / (2 * (n1 + n2))).squareRoot()
    self.size = size
    interval = size - 1.959963984540054 * error...size + 1.959963984540054 * error
  }
}
