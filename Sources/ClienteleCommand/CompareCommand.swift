// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Clientele

/// `clientele compare`: who moved between segments, what drifted, and whether the model still fits.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Show who moved between segments, and whether they still fit.",
    discussion: """
      Compares two exports, or two dates of one. Without a model, the segments are those that are \
      discovered in the first.

      clientele compare 2024.csv 2025.csv --model report/model.json
      clientele compare orders.csv --dates 2025-06-30,2025-12-31
      """)

  @OptionGroup(title: "Reading sales (the earlier export, then the later one)")
  var sales: SalesOptions

  @Option(
    help: ArgumentHelp(
      "Compare one data set as it stood at two dates, such as 2025-06-30,2025-12-31.",
      valueName: "date,date"))
  var dates: String?

  @Option(
    help: ArgumentHelp(
      "The model.json of a discovery (default: discover the segments of the first).",
      valueName: "file"))
  var model: String?

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp(
      "Write each customer's segment before and after to a CSV.", valueName: "file"))
  var output: String?

  @OptionGroup var common: CommonOptions

  func validate() throws {
    _ = try moments()
    if dates == nil, sales.files.count != 2 {
      throw ValidationError("compare takes two exports, or one data set with --dates.")
    }
    if dates != nil, sales.asOf != nil {
      throw ValidationError("--dates and --as-of exclude each other.")
    }
  }

  private func moments() throws -> (Timestamp, Timestamp)? {
    guard let dates else { return nil }
    let parts = dates.split(separator: ",").map { Timestamp(String($0)) }
    guard parts.count == 2, let first = parts[0], let second = parts[1], first < second else {
      throw ValidationError(
        "--dates takes two dates, the earlier one first, such as 2025-06-30,2025-12-31.")
    }
    return (first, second)
  }

  func run() throws {
    let known = try model.map { try ModelFile.read($0) }
    let (before, after, segments) = try common.run(
      SalesOptions.firstStage, knownFrom: known == nil ? Self.readShare : 0
    ) { execution in
      let (old, new) = try ledgers(execution)
      let segments =
        try known
        ?? SegmentModel(
          SegmentDiscoverer(seed: common.seed).discover(
            old, execution: execution.part(nil, Self.readShare...0.95)))
      execution.report("placing customers", fraction: 0.95)
      return (
        try SegmentPlacement(old, by: segments), try SegmentPlacement(new, by: segments), segments
      )
    }
    let movement = SegmentMovement(from: before, to: after, model: segments)
    if let output {
      try AtomicFile.write(path: output) { file in
        var rows = CSVWriter(file)
        try MovementList(before, after, segments).write(to: &rows)
      }
    }
    try common.writeJSON(MovementResult(movement))
    if common.jsonPath != "-", output != "-" {
      print(MovementText.lines(movement, width: Terminal.width(of: 1)).joined(separator: "\n"))
    }
  }

  /// The share of the work that reading is taken for where segments are looked for too.
  private static let readShare = 0.25

  private func ledgers(_ execution: Execution) throws -> (SalesLedger, SalesLedger) {
    let end = model == nil ? Self.readShare : 0.95
    let (first, second) = (execution.part(nil, 0...end / 2), execution.part(nil, end / 2...end))
    if let (early, late) = try moments() {
      return (
        try sales.read(first, files: sales.files, asOf: early, isForDiscovery: model == nil),
        try sales.read(second, files: sales.files, asOf: late)
      )
    }
    return (
      try sales.read(first, files: [sales.files[0]], asOf: nil, isForDiscovery: model == nil),
      try sales.read(second, files: [sales.files[1]], asOf: nil)
    )
  }
}

/// `compare --json`.
struct MovementResult: Encodable {
  let movement: SegmentMovement
  let version = Provenance.version

  init(_ movement: SegmentMovement) { self.movement = movement }

  private enum Key: String, CodingKey { case version }

  func encode(to encoder: any Encoder) throws {
    try movement.encode(to: encoder)
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(version, forKey: .version)
  }
}
