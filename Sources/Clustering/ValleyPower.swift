// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// How small a group a valley tree could have found.
struct ValleyPower {
  private typealias Lanes = VectorMath.Lanes
  /// Standard deviations between the group's centre and that of the rest, both of normal law.
  private static let distance = 10.0
  /// The normal quantile of 0.9.
  private static let nineInTen = 1.2815515655446004

  let parameters: ValleyTree
  /// The rows that could be tested.
  let rowCount: Int
  /// Those that were, at the root.
  let testedCount: Int
  let directionCount: Int

  /// The share of the smallest group that is found nine times in ten; nil where no group of up to
  /// half of the rows is.
  func smallestShare() -> Double? {
    guard rowCount >= 2 * parameters.leastSize else { return nil }
    let least = Int((parameters.leastShare * Double(rowCount)).rounded(.up))
    var low = max(parameters.leastSize, least)
    var high = rowCount / 2
    let windows = ValleyWindows(sampleSize: testedCount)
    guard low <= high, isFound(high, windows) else { return nil }
    while low < high {
      let middle = (low + high) / 2
      if isFound(middle, windows) { high = middle } else { low = middle + 1 }
    }
    return Double(high) / Double(rowCount)
  }

  /// Whether a group of so many rows is found: in the sample that quantiles make, with as few rows
  /// of the group as nine draws in ten have at least.
  private func isFound(_ size: Int, _ windows: ValleyWindows) -> Bool {
    let part = Double(testedCount) / Double(rowCount)
    let mean = Double(size) * part
    let group = Int(mean - Self.nineInTen * (mean * (1 - part)).squareRoot())
    let least = max(8, Int(parameters.leastShare * Double(testedCount)))
    guard group >= least, testedCount - group >= group else { return false }
    let sample =
      (Self.normal(testedCount - group) + Self.normal(group).map { $0 + Self.distance }).sorted()
    let scan = ValleyScan(sample, windows: windows, least: least)
    let pValue = MultiscaleValleyTest.pValue(of: scan.statistic, sampleSize: testedCount)
    return pValue * Double(directionCount) <= parameters.significance
  }

  /// Quantiles of the normal law, as many as asked for (Abramowitz and Stegun 26.2.23, to 5e-4).
  private static func normal(_ count: Int) -> [Double] {
    (0..<count).map { index in
      let below = (Double(index) + 0.5) / Double(count)
      let tail = min(below, 1 - below)
      let t = (-2 * VectorMath.logarithm(Lanes(repeating: tail))[0]).squareRoot()
      let size =
        t - ((0.010328 * t + 0.802853) * t + 2.515517)
        / (((0.001308 * t + 0.189269) * t + 1.432788) * t + 1)
      return below < 0.5 ? -size : size
    }
  }
}
