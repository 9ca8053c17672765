// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// How long work still takes, by its pace so far; nothing where the pace does not say yet.
///
/// The end of the work is foretold anew with every share done. What is foretold counts as known
/// once it has stayed the same for a while: then the shares grow as the time does. Where they do
/// not, because a stage costs more or less than it was taken for, no time is told.
struct TimeLeft {
  /// The share of the work from which on the pace is measured.
  ///
  /// How long segments are looked for follows from what is read. Until that is known, the pace of
  /// the reading says nothing of the whole.
  let knownFrom: Double

  /// Seconds, and the share of the measured work, before which nothing is told.
  private static let leastTime = 1.0
  private static let leastShare = 0.04
  /// How far the foretold ends of the last third of the time may lie apart: a part of what is
  /// left, or so many seconds.
  private static let spread = (share: 0.4, seconds: 1.5)

  private var first: (time: Double, fraction: Double)?
  private var last: (time: Double, fraction: Double)?
  private var ends: [(time: Double, end: Double)] = []

  /// Creates an estimate.
  ///
  /// - Parameter knownFrom: The share of the work from which on its pace tells the rest.
  init(knownFrom: Double = 0) { self.knownFrom = knownFrom }

  /// Takes in how far the work is.
  ///
  /// - Parameters:
  ///   - fraction: The done share of all work.
  ///   - time: Seconds since the work began; never less than before.
  mutating func add(_ fraction: Double, at time: Double) {
    guard fraction >= knownFrom else { return }
    guard let first else {
      first = (time, fraction)
      return
    }
    guard fraction > last?.fraction ?? first.fraction, time > first.time else { return }
    last = (time, fraction)
    let pace = (time - first.time) / (fraction - first.fraction)
    ends.append((time, time + pace * (1 - fraction)))
    let oldest = time - (time - first.time) / 3
    ends.removeAll { $0.time < oldest }
  }

  /// Seconds that are left.
  ///
  /// - Parameter time: Seconds since the work began.
  /// - Returns: More than 0; nil where it is not known.
  func seconds(at time: Double) -> Double? {
    guard let first, let last, let end = ends.last?.end,
      last.time - first.time >= Self.leastTime,
      last.fraction - first.fraction >= Self.leastShare * (1 - first.fraction), end > time
    else { return nil }
    let (least, most) = ends.reduce((end, end)) { (min($0.0, $1.end), max($0.1, $1.end)) }
    let bound = max(Self.spread.share * (end - time), Self.spread.seconds)
    // One share tells an end that nothing has confirmed.
    return ends.count > 1 && most - least <= bound ? end - time : nil
  }
}
