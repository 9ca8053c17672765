// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clientele
import Synchronization

/// A line on standard error that shows stage, bar, elapsed and remaining time.
///
/// It is drawn only on a terminal and only when the work lasts: nothing is shown in the first
/// half second, and nothing stays behind.
final class ProgressBar: Sendable {
  private struct State: Sendable {
    var lastDrawn: ContinuousClock.Instant
    var isShown = false
  }

  private let start = ContinuousClock.now
  private let state: Mutex<State>

  init() {
    state = Mutex(State(lastDrawn: start))
  }

  func update(_ progress: Progress) {
    let now = ContinuousClock.now
    state.withLock { state in
      guard now - start > .milliseconds(500), now - state.lastDrawn > .milliseconds(100) else {
        return
      }
      state.lastDrawn = now
      state.isShown = true
      let text = Self.line(
        progress, elapsed: now - start, width: Terminal.width(of: 2))
      StandardError.write("\r\u{1B}[2K\(text)")
    }
  }

  /// Takes the line away.
  func finish() {
    state.withLock { state in
      guard state.isShown else { return }
      state.isShown = false
      StandardError.write("\r\u{1B}[2K")
    }
  }

  static func line(_ progress: Progress, elapsed: Duration, width: Int) -> String {
    let seconds = elapsed / .seconds(1)
    guard let fraction = progress.fraction else {
      return String("\(progress.stage)  \(clock(seconds))".prefix(width - 1))
    }
    let shown = min(max(fraction, 0), 1)
    let cells = 24
    let filled = Int((shown * Double(cells)).rounded(.down))
    let bar =
      String(repeating: "█", count: filled) + String(repeating: "░", count: cells - filled)
    let percent = "\(Int((shown * 100).rounded(.down))) %"
    let remaining =
      shown > 0.02 ? ", about \(clock(seconds / shown * (1 - shown))) left" : ""
    let text = "\(bar) \(percent)  \(progress.stage)  \(clock(seconds))\(remaining)"
    return String(text.prefix(width - 1))
  }

  private static func clock(_ seconds: Double) -> String {
    let whole = Int(seconds.rounded())
    let minutes = whole / 60
    let rest = whole % 60
    return minutes > 0 ? "\(minutes) min \(rest) s" : "\(rest) s"
  }
}
