// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clientele
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What each stage of a run costs: its time, the processors' time and its peak memory.
///
/// A stage lasts from the first report of progress that names it to the next one that names
/// another; one that comes again, such as the comparison of as many segments, goes on where it was.
final class StageTimings: Sendable {
  /// One stage as it is written.
  struct Stage: Encodable, Equatable {
    /// What was being done, in progress's words.
    let stage: String
    /// Seconds of the clock.
    var seconds: Double
    /// Seconds of all processors, in the program and in the system for it.
    var processorSeconds: Double
    /// The most memory that was resident while the stage lasted; where the system cannot start to
    /// count again (it can on Linux), since the process began.
    var peakBytes: Int
  }

  /// What is written: the seconds of the whole and its stages, in the order of their beginnings.
  struct Summary: Encodable {
    let total: Double
    let stages: [Stage]
  }

  private struct State: Sendable {
    var stages: [Stage] = []
    var places: [String: Int] = [:]
    var current: String
    var clock: Double = 0
    var processor: Double
  }

  private let start = ContinuousClock.now
  private let state: Mutex<State>

  /// Starts the clock of a first stage.
  init(_ stage: String) {
    state = Mutex(State(current: stage, processor: Self.processorSeconds))
    Self.forgetPeak()
  }

  /// Takes in a report: where it names another stage, that one begins.
  func update(_ progress: Progress) {
    state.withLock { state in
      guard progress.stage != state.current else { return }
      endStage(&state)
      state.current = progress.stage
      Self.forgetPeak()
    }
  }

  /// What was measured until now.
  func summary() -> Summary {
    state.withLock { state in
      endStage(&state)
      return Summary(
        total: Self.rounded(state.clock),
        stages: state.stages.map { stage in
          var stage = stage
          stage.seconds = Self.rounded(stage.seconds)
          stage.processorSeconds = Self.rounded(stage.processorSeconds)
          return stage
        })
    }
  }

  /// Adds what went by since the last change to the stage that lasted until now.
  private func endStage(_ state: inout State) {
    let clock = (ContinuousClock.now - start) / .seconds(1)
    let processor = Self.processorSeconds
    let place = state.places[state.current] ?? state.stages.count
    if place == state.stages.count {
      state.places[state.current] = place
      state.stages.append(
        Stage(stage: state.current, seconds: 0, processorSeconds: 0, peakBytes: 0))
    }
    state.stages[place].seconds += clock - state.clock
    state.stages[place].processorSeconds += processor - state.processor
    state.stages[place].peakBytes = max(state.stages[place].peakBytes, Provenance.peakBytes)
    (state.clock, state.processor) = (clock, processor)
  }

  /// To the microsecond: beyond that the clock tells nothing.
  private static func rounded(_ seconds: Double) -> Double { (seconds * 1e6).rounded() / 1e6 }

  private static var processorSeconds: Double {
    var time = timespec()
    guard clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time) == 0 else { return 0 }
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// Lets Linux count the process's peak anew (see `proc_pid_clear_refs(5)`).
  private static func forgetPeak() {
    let file = open("/proc/self/clear_refs", O_WRONLY | O_CLOEXEC)
    guard file >= 0 else { return }
    defer { close(file) }
    // A system without it goes on with the peak so far.
    _ = write(file, "5", 1)
  }
}
