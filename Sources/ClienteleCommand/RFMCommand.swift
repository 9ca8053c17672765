// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Clientele

/// `clientele rfm`: recency, frequency, money and scores of each customer, as CSV.
struct RFMCommand: ParsableCommand {
  /// How scores are formed; see ``RFMScheme``.
  enum Scheme: String, ExpressibleByArgument, CaseIterable {
    case midrank
    case rPackage = "r-rfm"
    case ntile
    case pymcMarketing = "pymc"
    case klaviyo
    case thresholds

    /// The number of scores, where it is not for the user to choose.
    var fixedBins: Int? {
      switch self {
      case .midrank, .rPackage, .ntile, .thresholds: nil
      case .pymcMarketing: RFMScheme.pymcMarketing.bins
      case .klaviyo: RFMScheme.klaviyo.bins
      }
    }
  }

  static let configuration = CommandConfiguration(
    commandName: "rfm",
    abstract: "Write recency, frequency, money and RFM scores of each customer.")

  @OptionGroup(title: "Reading sales")
  var sales: SalesOptions

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("The CSV to write (default: standard output).", valueName: "file"))
  var output = "-"

  @Option(
    help: ArgumentHelp("Score from 1 to this (default: 5; pymc 4, klaviyo 3).", valueName: "n"))
  var bins: Int?

  @Option(
    help: ArgumentHelp(
      "How scores are formed: midrank (the default: equal customers score the same), ntile (SQL's:"
        + " bins of equal size), as r-rfm, pymc or klaviyo form them, or by thresholds.",
      valueName: "name"))
  var scheme: Scheme?

  @Option(
    help: ArgumentHelp(
      "Fixed bounds: lines dimension,score,bound such as recency,5,30 (at most 30 days score 5) or"
        + " frequency,2,2 (at least 2 purchases score 2).",
      valueName: "file"))
  var thresholds: String?

  @OptionGroup var timings: TimingsOptions

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if let bins {
      guard (2...10).contains(bins) else { throw ValidationError("--bins must be from 2 to 10.") }
      if let scheme, let fixed = scheme.fixedBins, fixed != bins {
        throw ValidationError("--scheme \(scheme.rawValue) has \(fixed) scores; leave --bins out.")
      }
      if thresholds != nil {
        throw ValidationError("--thresholds decides the number of scores; leave --bins out.")
      }
    }
    if thresholds != nil, let scheme, scheme != .thresholds {
      throw ValidationError("--thresholds is not for --scheme \(scheme.rawValue).")
    }
    if thresholds == nil, scheme == .thresholds {
      throw ValidationError("--scheme thresholds needs --thresholds FILE.")
    }
  }

  func run() throws {
    let (name, scheme) = try chosen()
    let (ledger, table) = try common.run(
      SalesOptions.firstStage, writing: output, timings: timings.path
    ) { execution in
      // Shares of the time, as measured with a thousand to a million customers.
      let ledger = try sales.read(
        execution.part(nil, 0...0.85), countsPurchaseDays: name == .pymcMarketing)
      execution.report("scoring customers", fraction: 0.85)
      let customers = CustomerTable(ledger, execution: execution)
      let table = try RFMTable(customers, scheme: scheme)
      execution.report("writing customers", fraction: 0.9)
      try AtomicFile.write(path: output) { file in
        try RFMFile.write(table, to: file, execution)
      }
      return (ledger, table)
    }
    try common.writeJSON(RFMResult(ledger: ledger, table: table, scheme: name))
    for note in ledger.summary.notes { common.note("note: \(note)") }
    for line in RFMTieReport.lines(table.scores) { common.note(line) }
    if output != "-" {
      common.note("\(NumberText.count(ledger.summary.customers, "customer")) written to \(output)")
    }
  }

  private func chosen() throws -> (Scheme, RFMScheme) {
    if let thresholds {
      return (.thresholds, .thresholds(try ThresholdsFile.read(thresholds)))
    }
    let bins = bins ?? 5
    let scheme = scheme ?? .midrank
    switch scheme {
    case .midrank: return (scheme, .midrank(bins: bins))
    case .rPackage: return (scheme, .rPackage(bins: bins))
    case .ntile: return (scheme, .ntile(bins: bins))
    case .pymcMarketing: return (scheme, .pymcMarketing)
    case .klaviyo: return (scheme, .klaviyo)
    case .thresholds: throw ValidationError("--scheme thresholds needs --thresholds FILE.")
    }
  }
}
