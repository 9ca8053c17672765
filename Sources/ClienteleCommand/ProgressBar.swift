// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clientele
import Dispatch
import Synchronization

/// A line on standard error that shows the stage, the share done and the time left.
///
/// It is drawn at once, again with every report (at most ten times a second) and otherwise four
/// times a second, so that the clock goes on where a stage is silent. Nothing stays behind.
final class ProgressBar: Sendable {
  private struct State: Sendable {
    var stage: String
    var fraction: Double?
    var timeLeft: TimeLeft
    var lastDrawn: Double
    var isFinished = false
  }

  private let start = ContinuousClock.now
  private let state: Mutex<State>
  private let draw: @Sendable (String) -> Void
  // Of its own, since the work fills the shared ones.
  private let queue = DispatchQueue(label: "clientele.progress", qos: .utility)

  private static let leastInterval = 0.1

  /// Draws the first line.
  ///
  /// - Parameters:
  ///   - stage: What is being done first.
  ///   - knownFrom: The share of the work from which on its pace tells the rest.
  ///   - draw: Takes what is written.
  init(
    _ stage: String, knownFrom: Double, draw: @escaping @Sendable (String) -> Void
  ) {
    self.draw = draw
    state = Mutex(
      State(stage: stage, timeLeft: TimeLeft(knownFrom: knownFrom), lastDrawn: 0))
    state.withLock { redraw(&$0, at: 0) }
    tick()
  }

  /// Takes in a report; the share never falls, and a report without one leaves it where it is.
  func update(_ progress: Progress) {
    let now = elapsed
    state.withLock { state in
      state.stage = progress.stage
      if let fraction = progress.fraction {
        state.fraction = max(fraction, state.fraction ?? 0)
        state.timeLeft.add(fraction, at: now)
      }
      if now - state.lastDrawn >= Self.leastInterval { redraw(&state, at: now) }
    }
  }

  /// Takes the line away.
  func finish() {
    state.withLock { state in
      guard !state.isFinished else { return }
      state.isFinished = true
      draw(Self.clear)
    }
  }

  private static let clear = "\r\u{1B}[2K"

  private var elapsed: Double { (ContinuousClock.now - start) / .seconds(1) }

  private func redraw(_ state: inout State, at now: Double) {
    guard !state.isFinished else { return }
    state.lastDrawn = now
    let text = ProgressLine.text(
      stage: state.stage, fraction: state.fraction, elapsed: now,
      left: state.timeLeft.seconds(at: now), width: Terminal.width(of: 2))
    draw(Self.clear + text)
  }

  private func tick() {
    queue.asyncAfter(deadline: .now() + .milliseconds(250)) { [weak self] in
      guard let self else { return }
      let now = elapsed
      let goesOn = state.withLock { state in
        if now - state.lastDrawn >= Self.leastInterval { redraw(&state, at: now) }
        return !state.isFinished
      }
      if goesOn { tick() }
    }
  }
}
