// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Clientele

/// What every subcommand takes.
struct CommonOptions: ParsableArguments {
  @Option(
    name: .customLong("json"),
    help: ArgumentHelp("Write the result for machines.", valueName: "file"))
  var jsonPath: String?

  @Option(help: ArgumentHelp("Threads to use (default: all processors).", valueName: "n"))
  var threads: Int?

  @Option(help: ArgumentHelp("Seed of everything random.", valueName: "n"))
  var seed: UInt64 = 0

  @Flag(help: "No progress and no notes.")
  var quiet = false

  func validate() throws {
    if let threads, threads < 1 {
      throw ValidationError("--threads must be at least 1, not \(threads).")
    }
  }

  /// Runs the body with the asked threads, drawing progress where it can be seen.
  ///
  /// It can be seen where standard error is a terminal that takes control sequences. Elsewhere, in
  /// a log or a pipe, nothing is written: there it would only be noise.
  ///
  /// - Parameters:
  ///   - stage: What is being done first.
  ///   - knownFrom: The share of the work from which on its pace tells how long the rest takes.
  ///   - output: Where the body writes: on a terminal that shows the result, no progress is drawn.
  ///   - timings: Where the stages' costs are written once the body is through; nil for nowhere.
  ///   - body: The work.
  /// - Returns: What the body yields.
  /// - Throws: What the body throws, or that the timings cannot be written.
  func run<Result>(
    _ stage: String, knownFrom: Double = 0, writing output: String? = nil,
    timings: String? = nil, _ body: (Execution) throws -> Result
  ) throws -> Result {
    let recorder = timings.map { _ in StageTimings(stage) }
    let result = try withProgress(
      stage, knownFrom: knownFrom, writing: output, recorder: recorder, body)
    if let timings, let recorder { try JSONOutput.write(recorder.summary(), to: timings) }
    return result
  }

  private func withProgress<Result>(
    _ stage: String, knownFrom: Double, writing output: String?, recorder: StageTimings?,
    _ body: (Execution) throws -> Result
  ) throws -> Result {
    guard !quiet, Terminal.showsProgress, output != "-" || !Terminal.isOutput else {
      return try body(Execution(threadCount: threads, onProgress: recorder.map { $0.update }))
    }
    let bar = ProgressBar(stage, knownFrom: knownFrom) { StandardError.write($0) }
    defer { bar.finish() }
    return try body(
      Execution(threadCount: threads) { progress in
        recorder?.update(progress)
        bar.update(progress)
      })
  }

  /// Writes to standard error unless asked to be quiet.
  func note(_ text: String) {
    if !quiet { StandardError.write(text + "\n") }
  }

  /// Writes a value as JSON where `--json` says.
  func writeJSON(_ value: some Encodable) throws {
    guard let jsonPath else { return }
    try JSONOutput.write(value, to: jsonPath)
  }
}
