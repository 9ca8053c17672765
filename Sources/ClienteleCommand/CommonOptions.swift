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
  ///   - body: The work.
  /// - Returns: What the body yields.
  func run<Result>(
    _ stage: String, knownFrom: Double = 0, writing output: String? = nil,
    _ body: (Execution) throws -> Result
  ) rethrows -> Result {
    guard !quiet, Terminal.showsProgress, output != "-" || !Terminal.isOutput else {
      return try body(Execution(threadCount: threads))
    }
    let bar = ProgressBar(stage, knownFrom: knownFrom) { StandardError.write($0) }
    defer { bar.finish() }
    return try body(Execution(threadCount: threads) { bar.update($0) })
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
