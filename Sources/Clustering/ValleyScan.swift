// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// Where a sorted sample falls and rises again with the most evidence.
struct ValleyScan {
  /// The lesser evidence of the fall and of the rise that make the valley, at least 0.
  var statistic = 0.0
  /// The first and the last value of the window that falls, counted from 0.
  var fall = 0..<0
  /// The first and the last value of the window that rises, counted from 0.
  var rise = 0..<0

  /// Scans a sample.
  ///
  /// - Parameters:
  ///   - sorted: Values in ascending order, as many as the windows are for.
  ///   - windows: The windows of that many values.
  ///   - least: The values that must lie on either side of the valley.
  init(_ sorted: [Double], windows: ValleyWindows, least: Int) {
    let count = sorted.count
    guard count > 2 * least, count >= 9 else { return }
    let rises = Self.rises(sorted, windows: windows, least: least)
    // A fall is a rise of the sample's mirror image.
    let falls = Self.rises(
      (0..<count).map { -sorted[count - 1 - $0] }, windows: windows, least: least)
    // The best rise that starts at or after each gap.
    var bestRise = [Int32](repeating: 0, count: count)
    var best = count - 1
    for gap in stride(from: count - 1, through: 0, by: -1) {
      if rises.evidence[gap] >= rises.evidence[best] { best = gap }
      bestRise[gap] = Int32(best)
    }
    var fallGap = 0
    var found: (fall: Int, rise: Int)?
    for gap in 0..<count - 1 {
      let mirrored = count - 2 - gap
      if falls.evidence[mirrored] > falls.evidence[count - 2 - fallGap] { fallGap = gap }
      let riseGap = Int(bestRise[gap])
      let value = min(falls.evidence[count - 2 - fallGap], rises.evidence[riseGap])
      guard value > statistic else { continue }
      statistic = value
      found = (fallGap, riseGap)
    }
    guard let found else { return }
    let fallEnd = found.fall + 1
    fall = fallEnd - Int(falls.lengths[count - 2 - found.fall])..<fallEnd
    rise = found.rise..<found.rise + Int(rises.lengths[found.rise])
  }

  private static func rises(
    _ sorted: [Double], windows: ValleyWindows, least: Int
  ) -> (evidence: [Double], lengths: [Int32]) {
    let count = sorted.count
    let padded = sorted + [Double](repeating: sorted[count - 1], count: 8)
    var evidence = [Double](repeating: 0, count: count)
    var lengths = [Int32](repeating: 0, count: count)
    padded.withUnsafeBufferPointer { padded in
      evidence.withUnsafeMutableBufferPointer { evidence in
        lengths.withUnsafeMutableBufferPointer { lengths in
          guard let values = padded.baseAddress, let evidence = evidence.baseAddress,
            let lengths = lengths.baseAddress
          else { return }
          windows.noteRises(
            values, lastStart: count - 1 - least, halved: true, evidence: evidence,
            lengths: lengths)
        }
      }
    }
    return (evidence, lengths)
  }

  /// Where to cut: the middle of the widest stretch of some neighbouring values between the middles
  /// of the two windows.
  func cut(_ sorted: [Double]) -> Double {
    let last = sorted.count - 1
    var low = (fall.lowerBound + fall.upperBound) / 2
    var high = (rise.lowerBound + rise.upperBound) / 2
    if high <= low + 2 { (low, high) = (fall.lowerBound, rise.upperBound) }
    high = min(high, last)
    // A tenth of the values on the emptier side, so that one lucky gap does not decide.
    let around = min(low + 1, last + 1 - high, high - low + 10)
    let span = max(1, min(max(3, around / 10), high - low - 1))
    var (widest, place) = (-1.0, low)
    var start = low
    while start + span <= high {
      let width = sorted[start + span] - sorted[start]
      if width > widest { (widest, place) = (width, start) }
      start += 1
    }
    return (sorted[place] + sorted[min(last, place + span)]) / 2
  }
}
