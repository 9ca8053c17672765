// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A test of one column for a valley: a place where the density falls and then rises again.
///
/// The null is that the values are independent draws from one density with a single mode (or a
/// plateau, or none), of any other shape: skewed, heavy-tailed, uniform, spiked. Every window of
/// neighbouring values, on a grid of sizes, is asked how much sparser its one end is than its other
/// (a likelihood ratio of spacings, penalised so that windows of all sizes are alike; Dümbgen and
/// Walther, Annals of Statistics 36:1758, 2008). The statistic is the greatest, over all places, of
/// the lesser of two figures: the best evidence of a fall that ends there or before, and the best
/// of a rise that starts there or after.
///
/// In a density with one mode, either every fall lies where the density rises or every rise where
/// it falls. There the values are a convex function of uniform ones, so that no window shows more
/// than it would for uniform values, whose law depends on their number alone
/// (``ValleyCalibration``). The p-value therefore holds in finite samples, for every such density;
/// it is conservative.
///
/// The test cannot see groups that overlap so much that no valley is left between them, nor groups
/// smaller than `least`. Values must be free of ties: several equal values are a spike with gaps
/// beside it, which the test reports. Spread rounded values over their cells first
/// (``StructurePreparation``).
public struct MultiscaleValleyTest: Sendable, Hashable, Codable {
  /// The strength of the evidence, at least 0; comparable only between samples of one size.
  public let statistic: Double
  /// The probability of a statistic as large, at most, for one mode; in (0, 1].
  ///
  /// Interpolated in the table of critical values; below its last probability by an exponential
  /// tail.
  public let pValue: Double
  /// The place of the valley, in the units of the values; nil where there is no evidence of one.
  public let cut: Double?
  /// The density in the valley over that on the lower peak beside it, from 0 (nothing left) to 1
  /// (no valley).
  public let depthRatio: Double

  /// The most values that are looked at, and the most that the table is for.
  public static let greatestSampleSize = 12_000

  /// Tests a sample.
  ///
  /// - Parameters:
  ///   - values: Finite values in any order; at most `greatestSampleSize`.
  ///   - least: The values that must lie on either side of a valley, at least 1.
  /// - Throws: `ClusteringError` for a value that is not finite, or for too many values.
  /// - Complexity: O(m log² m) for m values.
  public init(_ values: [Double], least: Int = 8) throws {
    guard values.count <= Self.greatestSampleSize else {
      throw ClusteringError(
        .tooLarge,
        "\(values.count) values were given to the valley test. Draw "
          + "\(Self.greatestSampleSize) of them or fewer at random.")
    }
    if let row = values.firstIndex(where: { !$0.isFinite }) {
      throw ClusteringError(
        .notFinite,
        "Value \(row) (counted from 0) is \(values[row]). Fill it in or leave it out.")
    }
    let windows = ValleyWindows(sampleSize: values.count)
    self.init(sorted: values.sorted(), windows: windows, least: max(1, least))
  }

  init(sorted: [Double], windows: ValleyWindows, least: Int) {
    let scan = ValleyScan(sorted, windows: windows, least: least)
    statistic = scan.statistic
    pValue = Self.pValue(of: scan.statistic, sampleSize: sorted.count)
    guard scan.statistic > 0 else {
      cut = nil
      depthRatio = 1
      return
    }
    let cut = scan.cut(sorted)
    self.cut = cut
    depthRatio = ValleyDepth.of(sorted, cut: cut)
  }

  /// The probability of a statistic as large, at most, in a sample with one mode.
  ///
  /// - Parameters:
  ///   - statistic: The statistic.
  ///   - sampleSize: The values in the sample.
  /// - Returns: 1 below the table's median and for samples that are smaller than the table's
  ///   smallest by half, otherwise from 1e-12.
  public static func pValue(of statistic: Double, sampleSize: Int) -> Double {
    let rows = ValleyCriticalValues.rows
    guard let row = rows.first(where: { $0.sampleSize >= sampleSize }) ?? rows.last,
      let least = row.quantiles.first, let greatest = row.quantiles.last, statistic > least
    else { return 1 }
    let probabilities = ValleyCalibration.probabilities
    if statistic >= greatest {
      // The tail beyond the table falls as it does from the probability 0.1 to the last one.
      let last = probabilities.count - 1
      let slope =
        log(probabilities[last] / probabilities[2]) / (greatest - row.quantiles[2])
      return max(1e-12, probabilities[last] * exp(slope * (statistic - greatest)))
    }
    let upper = row.quantiles.firstIndex { $0 > statistic } ?? row.quantiles.count - 1
    let (low, high) = (row.quantiles[upper - 1], row.quantiles[upper])
    let part = (statistic - low) / (high - low)
    let (above, below) = (probabilities[upper - 1], probabilities[upper])
    return above * exp(part * log(below / above))
  }
}
