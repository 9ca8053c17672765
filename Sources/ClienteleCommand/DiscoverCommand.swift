// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser
public import Clientele

/// `clientele discover`: from exports to a report of scored segments.
struct DiscoverCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "discover",
    abstract: "Find segments of customers and write a report.",
    discussion: """
      Writes report.html, report.md, report.json, segments.csv and model.json into DIRECTORY.

      clientele discover orders.csv -o report
      clientele discover 2024.csv 2025.csv -o report --segments 4
      """)

  @OptionGroup(title: "Reading sales")
  var sales: SalesOptions

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("The folder to write the report into.", valueName: "directory"))
  var output: String

  @Option(help: ArgumentHelp("How many segments: 4, or 2-10.", valueName: "k"))
  var segments: ClusterCountRange?

  @Option(help: "auto, kmeans or ward.")
  var algorithm: SegmentDiscoverer.Algorithm = .auto

  @Option(
    help: ArgumentHelp(
      "What to cluster by (default: recency_days,frequency,monetary).", valueName: "a,b,c"))
  var features: String?

  @Option(
    help: ArgumentHelp(
      "Keep the names of an earlier discovery for the segments that continue its own.",
      valueName: "model.json"))
  var previous: String?

  @Option(
    help: ArgumentHelp(
      "Name segments: a CSV with the columns segment (its number or generated name) and name.",
      valueName: "file"))
  var names: String?

  @Option(
    name: .customLong("gate"),
    help: ArgumentHelp(
      """
      From where a gate is passed: measurable, accessible, substantial, distinct, precision, \
      recall or stable, such as stable=0.8. May be repeated.
      """, valueName: "name=share"))
  var gates: [String] = []

  @Option(
    help: ArgumentHelp(
      "Customers that pay for a campaign: a segment is substantial from there.", valueName: "n"))
  var breakEven: Int?

  @Flag(
    name: .customLong("private"),
    help: """
      Write no list of customers and no model, and hide counts under 5: a report to hand on.
      """)
  var isPrivate = false

  @Option(
    help: ArgumentHelp(
      "The language of report.html and report.md.", valueName: "language"))
  var language: ReportLanguage = .en

  @OptionGroup var timings: TimingsOptions

  @OptionGroup var common: CommonOptions

  func validate() throws {
    _ = try thresholds()
    if isPrivate, sales.rejects != nil {
      throw ValidationError("--private and --rejects exclude each other: it lists whole rows.")
    }
    if let segments, segments.upperBound > 50 {
      throw ValidationError("--segments goes up to 50.")
    }
  }

  private func thresholds() throws -> GateThresholds {
    var thresholds = GateThresholds()
    for gate in gates {
      let parts = gate.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2, let value = Double(parts[1]) else {
        throw ValidationError("--gate needs NAME=SHARE, such as --gate stable=0.8, not '\(gate)'.")
      }
      do {
        try thresholds.set(parts[0], to: value)
      } catch let error as DiscoveryError {
        throw ValidationError("--gate: \(error).")
      }
    }
    if let breakEven, breakEven < 1 {
      throw ValidationError("--break-even must be at least 1, not \(breakEven).")
    }
    thresholds.breakEvenCustomers = breakEven
    return thresholds
  }

  private func discoverer() throws -> SegmentDiscoverer {
    var discoverer = SegmentDiscoverer(
      algorithm: algorithm, featureNames: features?.split(separator: ",").map(String.init),
      seed: common.seed)
    if let segments { discoverer.segmentCounts = segments.lowerBound...segments.upperBound }
    discoverer.thresholds = try thresholds()
    discoverer.previous = try previous.map { try ModelFile.read($0) }
    discoverer.names = try names.map { try NamesFile.read($0) } ?? [:]
    return discoverer
  }

  /// The shares of the work that are done when all is read, and when the report is to be written.
  ///
  /// As measured with a hundred thousand customers. The time left is known once the customers are
  /// counted.
  private static let readShare = 0.1
  private static let discoveredShare = 0.93

  func run() throws {
    let discoverer = try discoverer()
    let (summary, result, bundle) = try common.run(
      SalesOptions.firstStage, knownFrom: Self.readShare, timings: timings.path
    ) { execution in
      let ledger = try sales.readForDiscovery(execution.part(nil, 0...Self.readShare))
      let files = ledger.summary.files
      let inputs = Deferred(execution) { InputFile.all(files) }
      let result = try discoverer.discover(
        ledger, execution: execution.part(nil, Self.readShare...Self.discoveredShare))
      execution.report("writing the report", fraction: Self.discoveredShare)
      let provenance = ReportBundle.Provenance(
        version: Provenance.version, blas: Provenance.blas, command: repeatable,
        inputs: inputs.value)
      let bundle =
        isPrivate
        ? try ReportBundle(
          hidingCustomersOf: result, summary: ledger.summary, provenance: provenance,
          language: language, ledger: ledger)
        : ReportBundle(
          result: result, summary: ledger.summary, provenance: provenance, language: language,
          ledger: ledger)
      try bundle.write(to: output, execution: execution)
      return (ledger.summary, result, bundle)
    }
    if let path = common.jsonPath { try JSONOutput.write(bytes: bundle.json(), to: path) }
    for note in summary.notes + result.notes { common.note("note: \(note)") }
    if common.jsonPath != "-" {
      let text = DiscoveryText(
        result, currency: summary.currency, directory: output, files: bundle.fileNames,
        width: Terminal.width(of: 1))
      print(text.lines.joined(separator: "\n"))
    }
  }

  /// The command that gives this report again, with the options that change it.
  private var repeatable: String {
    var words = ["clientele", "discover"] + sales.files.map(Words.shellQuoted)
    words += sales.repeatableOptions
    if let segments {
      words += [
        "--segments",
        segments.isSingle
          ? "\(segments.lowerBound)" : "\(segments.lowerBound)-\(segments.upperBound)",
      ]
    }
    if algorithm != .auto { words += ["--algorithm", algorithm.rawValue] }
    if let features { words += ["--features", Words.shellQuoted(features)] }
    if let previous { words += ["--previous", Words.shellQuoted(previous)] }
    if let names { words += ["--names", Words.shellQuoted(names)] }
    for gate in gates { words += ["--gate", Words.shellQuoted(gate)] }
    if let breakEven { words += ["--break-even", "\(breakEven)"] }
    if isPrivate { words.append("--private") }
    if language != .en { words += ["--language", language.rawValue] }
    if common.seed != 0 { words += ["--seed", "\(common.seed)"] }
    return (words + ["-o", "report"]).joined(separator: " ")
  }
}

extension SegmentDiscoverer.Algorithm: ExpressibleByArgument {}
extension ReportLanguage: ExpressibleByArgument {}
